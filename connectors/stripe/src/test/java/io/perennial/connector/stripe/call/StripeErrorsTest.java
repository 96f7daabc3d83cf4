package io.perennial.connector.stripe.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeResponse;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.failure.FailureClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StripeErrorsTest {

  private final StripeErrors errors = new StripeErrors(new ConnectionName("stripe"));

  static Stream<String> codes() {
    return StripeErrors.CODES.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyCode_hasACauseAndAMend(String code) {
    assertThat(StripeErrors.CODES.of(code).cause()).endsWith(".").hasSizeBetween(10, 100);
    assertThat(StripeErrors.CODES.of(code).mend()).hasSizeBetween(10, 200);
  }

  @ParameterizedTest
  @CsvSource({
    "rate_limit,            QUOTA",
    "lock_timeout,          LOCK",
    "idempotency_key_in_use, LOCK",
    "HTTP_409,              LOCK",
    "api_key_expired,       SESSION",
    "HTTP_401,              SESSION",
    "HTTP_500,              TRANSIENT",
    "HTTP_529,              TRANSIENT",
    "resource_missing,      PERMANENT",
    "idempotency_error,     PERMANENT",
    "PERMISSION_MISSING,    PERMANENT",
    "HTTP_402,              PERMANENT",
    "nobody_has_seen_this,  PERMANENT"
  })
  void code_isOfItsClass(String code, FailureClass failureClass) {
    assertThat(StripeErrors.CODES.of(code).failureClass()).isEqualTo(failureClass);
  }

  @ParameterizedTest
  @CsvSource({
    "429, rate_limit,       RETRY, QUOTA",
    "429, lock_timeout,     RETRY, LOCK",
    "429, something_new,    RETRY, QUOTA",
    "409, something_new,    RETRY, LOCK",
    "500, something_new,    RETRY, TRANSIENT",
    "401, something_new,    PAUSE, SESSION",
    "403, something_new,    PAUSE, SESSION",
    "400, parameter_unknown, PARK, PERMANENT",
    "404, resource_missing, PARK, PERMANENT",
    "402, card_declined,    PARK, PERMANENT"
  })
  void answer_failsByItsCodeElseByItsStatus(
      int status, String code, FailureKind kind, FailureClass failureClass) {
    ConnectorException failure =
        errors.ofAnswer(
            new StripeResponse(
                status,
                HttpHeaders.of(Map.of("Request-Id", List.of("req_1"))),
                "{\"error\":{\"code\":\"%s\",\"message\":\"no\"}}".formatted(code)));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.failureClass()).isEqualTo(failureClass);
    assertThat(failure.retryAfter(Duration.ZERO).failureClass()).isEqualTo(failureClass);
    assertThat(failure.requestId()).contains("req_1");
  }
}

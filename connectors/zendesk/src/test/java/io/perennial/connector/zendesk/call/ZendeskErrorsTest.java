package io.perennial.connector.zendesk.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.failure.Diagnosis;
import io.perennial.connector.failure.FailureClass;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ZendeskErrorsTest {

  private final ZendeskErrors errors = new ZendeskErrors(new ConnectionName("zendesk"));

  static Stream<String> codes() {
    return ZendeskCodes.ALL.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyCode_hasACauseAndAMendInOneSentence(String code) {
    Diagnosis diagnosis = ZendeskErrors.diagnosis(code, "");

    assertThat(diagnosis.cause()).endsWith(".").hasSizeBetween(10, 100);
    assertThat(diagnosis.mend()).endsWith(".").hasSizeBetween(10, 200);
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP_409,             LOCK",
    "UpdateConflict,       LOCK",
    "DatabaseConflict,     LOCK",
    "HTTP_429,             QUOTA",
    "TooManyRequests,      QUOTA",
    "APIRateLimitExceeded, QUOTA",
    "TooManyJobs,          QUOTA",
    "HTTP_401,             SESSION",
    "invalid_token,        SESSION",
    "Couldn't_authenticate_you, SESSION",
    "HTTP_503,             TRANSIENT",
    "HTTP_520,             TRANSIENT",
    "InternalError,        TRANSIENT",
    "StartTimeTooRecent,   TRANSIENT",
    "JOB_KILLED,           TRANSIENT",
    "JOB_FAILED,           PERMANENT",
    "RecordInvalid,        PERMANENT",
    "HTTP_422,             PERMANENT",
    "TicketUpdateFailed,   PERMANENT",
    "OrganizationNotFound, PERMANENT",
    "NO_SUCH_FIELD,        PERMANENT",
    "Forbidden,            PERMANENT",
    "NobodyHasSeenThis,    PERMANENT"
  })
  void code_isOfItsClass(String code, FailureClass failureClass) {
    assertThat(ZendeskErrors.diagnosis(code, "").failureClass()).isEqualTo(failureClass);
  }

  @Test
  void closedTicket_isToldByItsWords() {
    assertThat(
            ZendeskErrors.diagnosis("RecordInvalid", "Status: closed prevents ticket update")
                .mend())
        .contains("closed ticket is left as it is");
  }

  @ParameterizedTest
  @CsvSource({
    "400, RecordInvalid,        PARK",
    "413, TooLarge,             PARK",
    "422, UnprocessableEntity,  PARK",
    "422, StartTimeTooRecent,   RETRY",
    "404, RecordNotFound,       RETRY",
    "409, UpdateConflict,       RETRY",
    "429, APIRateLimitExceeded, RETRY",
    "401, invalid_token,        PAUSE",
    "403, Forbidden,            PAUSE"
  })
  void call_failsByItsStatusAndCode(int status, String code, FailureKind kind) {
    ConnectorException failure =
        errors.ofCall(status, Optional.empty(), "req-1", "{\"error\":\"%s\"}".formatted(code));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.code()).isEqualTo(code);
  }

  @Test
  void call_keepsTheRequestsId() {
    assertThat(errors.ofCall(422, Optional.empty(), "req-1", "{}").requestId()).contains("req-1");
    assertThat(errors.ofCall(503, Optional.of("3"), "req-2", "").requestId()).contains("req-2");
  }
}

package io.perennial.connector.salesforce.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.failure.Diagnosis;
import io.perennial.connector.failure.FailureClass;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SalesforceErrorsTest {

  private final SalesforceErrors errors = new SalesforceErrors(new ConnectionName("salesforce"));

  static Stream<String> codes() {
    return SalesforceCodes.ALL.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyCode_hasACauseAndAMendInOneSentence(String code) {
    Diagnosis diagnosis = SalesforceErrors.diagnosis(code);

    assertThat(diagnosis.cause()).endsWith(".").hasSizeBetween(10, 100);
    assertThat(diagnosis.mend()).endsWith(".").hasSizeBetween(10, 200);
  }

  @ParameterizedTest
  @CsvSource({
    "UNABLE_TO_LOCK_ROW,               LOCK",
    "REQUEST_LIMIT_EXCEEDED,           QUOTA",
    "HTTP_429,                         QUOTA",
    "INVALID_SESSION_ID,               SESSION",
    "HTTP_401,                         SESSION",
    "SERVER_UNAVAILABLE,               TRANSIENT",
    "QUERY_TIMEOUT,                    TRANSIENT",
    "UNKNOWN_EXCEPTION,                TRANSIENT",
    "TXN_SECURITY_METERING_ERROR,      TRANSIENT",
    "HTTP_500,                         TRANSIENT",
    "HTTP_503,                         TRANSIENT",
    "HTTP_522,                         TRANSIENT",
    "FIELD_CUSTOM_VALIDATION_EXCEPTION, PERMANENT",
    "STRING_TOO_LONG,                  PERMANENT",
    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, PERMANENT",
    "ENTITY_IS_DELETED,                PERMANENT",
    "INSUFFICIENT_ACCESS_OR_READONLY,  PERMANENT",
    "MALFORMED_ID,                     PERMANENT",
    "REQUIRED_FIELD_MISSING,           PERMANENT",
    "INVALID_FIELD,                    PERMANENT",
    "INVALID_FIELD_FOR_INSERT_UPDATE,  PERMANENT",
    "DUPLICATES_DETECTED,              PERMANENT",
    "EXCEEDED_ID_LIMIT,                PERMANENT",
    "HTTP_300,                         PERMANENT",
    "HTTP_404,                         PERMANENT",
    "HTTP_410,                         PERMANENT",
    "HTTP_414,                         PERMANENT",
    "HTTP_431,                         PERMANENT",
    "NOBODY_HAS_SEEN_THIS,             PERMANENT"
  })
  void code_isOfItsClass(String code, FailureClass failureClass) {
    assertThat(SalesforceErrors.diagnosis(code).failureClass()).isEqualTo(failureClass);
  }

  @Test
  void unknownCode_saysThatItIsUnknown() {
    assertThat(SalesforceErrors.diagnosis("NOBODY_HAS_SEEN_THIS").cause()).contains("not known");
  }

  @ParameterizedTest
  @CsvSource({
    "400, JSON_PARSER_ERROR,      PARK, PERMANENT",
    "400, INVALID_FIELD,          RETRY, TRANSIENT",
    "404, NOT_FOUND,              RETRY, TRANSIENT",
    "401, INVALID_SESSION_ID,     PAUSE, SESSION",
    "403, REQUEST_LIMIT_EXCEEDED, RETRY, QUOTA",
    "403, API_DISABLED_FOR_ORG,   PAUSE, SESSION",
    "400, UNABLE_TO_LOCK_ROW,     RETRY, LOCK",
    "503, SERVER_UNAVAILABLE,     RETRY, TRANSIENT",
    "429, SOMETHING_NEW,          RETRY, QUOTA"
  })
  void call_failsByItsCode(int status, String code, FailureKind kind, FailureClass failureClass) {
    ConnectorException failure =
        errors.ofCall(status, "[{\"message\":\"no\",\"errorCode\":\"%s\"}]".formatted(code));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.failureClass()).isEqualTo(failureClass);
  }
}

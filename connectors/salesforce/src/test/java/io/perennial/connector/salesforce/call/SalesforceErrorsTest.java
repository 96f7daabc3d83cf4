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
    "EXCEEDED_LOGIN_LIMIT,             QUOTA",
    "INVALID_LOGIN,                    SESSION",
    "API_DISABLED_FOR_ORG,             SESSION",
    "API_CURRENTLY_DISABLED,           SESSION",
    "INSUFFICIENT_ACCESS,              PERMANENT",
    "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY, PERMANENT",
    "INVALID_TYPE,                     PERMANENT",
    "NOT_FOUND,                        PERMANENT",
    "MALFORMED_QUERY,                  PERMANENT",
    "UNSUPPORTED_API_VERSION,          PERMANENT",
    "HTTP_409,                         LOCK",
    "HTTP_412,                         TRANSIENT",
    "HTTP_420,                         TRANSIENT",
    "HTTP_300,                         PERMANENT",
    "HTTP_400,                         PERMANENT",
    "HTTP_403,                         PERMANENT",
    "HTTP_405,                         PERMANENT",
    "HTTP_413,                         PERMANENT",
    "HTTP_415,                         PERMANENT",
    "HTTP_422,                         PERMANENT",
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
    "400, INVALID_FIELD_FOR_INSERT_UPDATE, PARK, PERMANENT",
    "400, SOMETHING_NEW,          PARK, PERMANENT",
    "400, INVALID_FIELD,          RETRY, PERMANENT",
    "400, INVALID_TYPE,           RETRY, PERMANENT",
    "400, MALFORMED_QUERY,        RETRY, PERMANENT",
    "400, EXCEEDED_ID_LIMIT,      RETRY, PERMANENT",
    "404, NOT_FOUND,              RETRY, PERMANENT",
    "401, INVALID_SESSION_ID,     PAUSE, SESSION",
    "401, SOMETHING_NEW,          PAUSE, SESSION",
    "400, INVALID_LOGIN,          PAUSE, SESSION",
    "403, API_DISABLED_FOR_ORG,   PAUSE, SESSION",
    "503, API_CURRENTLY_DISABLED, PAUSE, SESSION",
    "403, INSUFFICIENT_ACCESS,    PAUSE, PERMANENT",
    "403, INSUFFICIENT_ACCESS_OR_READONLY, PAUSE, PERMANENT",
    "403, EXCEEDED_LOGIN_LIMIT,   RETRY, QUOTA",
    "403, REQUEST_LIMIT_EXCEEDED, RETRY, QUOTA",
    "400, UNABLE_TO_LOCK_ROW,     RETRY, LOCK",
    "503, SERVER_UNAVAILABLE,     RETRY, TRANSIENT",
    "500, UNKNOWN_EXCEPTION,      RETRY, TRANSIENT",
    "400, QUERY_TIMEOUT,          RETRY, TRANSIENT",
    "502, SOMETHING_NEW,          RETRY, TRANSIENT",
    "429, SOMETHING_NEW,          RETRY, QUOTA"
  })
  void call_failsByItsCode(int status, String code, FailureKind kind, FailureClass failureClass) {
    ConnectorException failure = ofCall(status, code);

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.failureClass()).isEqualTo(failureClass);
  }

  @ParameterizedTest
  @CsvSource({
    "300, RETRY, PERMANENT",
    "400, PARK,  PERMANENT",
    "401, PAUSE, SESSION",
    "403, PAUSE, PERMANENT",
    "404, RETRY, PERMANENT",
    "405, RETRY, PERMANENT",
    "409, RETRY, LOCK",
    "410, RETRY, PERMANENT",
    "412, RETRY, TRANSIENT",
    "413, PARK,  PERMANENT",
    "414, RETRY, PERMANENT",
    "415, RETRY, PERMANENT",
    "420, RETRY, TRANSIENT",
    "422, PARK,  PERMANENT",
    "429, RETRY, QUOTA",
    "431, RETRY, PERMANENT",
    "500, RETRY, TRANSIENT",
    "503, RETRY, TRANSIENT"
  })
  void call_withoutACodeFailsByItsStatus(int status, FailureKind kind, FailureClass failureClass) {
    ConnectorException failure = errors.ofCall(status, "<html>no</html>");

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.code()).isEqualTo("HTTP_" + status);
    assertThat(failure.failureClass()).isEqualTo(failureClass);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void call_isOfTheSameClassAsAnUpdate(String code) {
    assertThat(ofCall(400, code).failureClass())
        .isEqualTo(SalesforceErrors.diagnosis(code).failureClass());
  }

  @Test
  void call_withAFieldThatIsNotThereAsksForAnotherDescription() {
    assertThat(ofCall(400, "INVALID_FIELD").schemaMoved()).isTrue();
    assertThat(ofCall(400, "INVALID_TYPE").schemaMoved()).isFalse();
  }

  private ConnectorException ofCall(int status, String code) {
    return errors.ofCall(status, "[{\"message\":\"no\",\"errorCode\":\"%s\"}]".formatted(code));
  }
}

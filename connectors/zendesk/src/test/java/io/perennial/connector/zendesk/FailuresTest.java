package io.perennial.connector.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.failure.FailureClass;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Selection;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.engine.Faults;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailuresTest {

  private static final Selection TICKETS = Selection.of("tickets", List.of("status"));
  private static final String TOO_MANY =
      "{\"error\":\"APIRateLimitExceeded\",\"description\":\"Number of allowed incremental ticket"
          + " export API requests per minute exceeded\"}";

  private final Fixture fixture = Fixture.of(Fixture.options());
  private final Connector connector = fixture.connector();

  @AfterEach
  void close() {
    connector.close();
    fixture.close();
  }

  @Test
  void tooManyCalls_areRepeatedAfterThePauseThatZendeskAsksFor() {
    Faults.Planned fault =
        plan(2, Fault.answer(429, "application/json", TOO_MANY, Map.of("Retry-After", "0")));

    assertThat(connector.source().read(TICKETS, Cursor.START).records()).isNotEmpty();
    assertThat(fault.struck()).isEqualTo(2);
    assertThat(fixture.meter.retries).hasValue(2);
    assertThat(fixture.meter.why).containsOnly(FailureClass.QUOTA);
  }

  @Test
  void tooManyCalls_endTheTurnIfThePauseIsLong() {
    Faults.Planned fault =
        plan(9, Fault.answer(429, "application/json", TOO_MANY, Map.of("Retry-After", "600")));

    ConnectorException failure = failure();

    assertThat(fault.struck()).isEqualTo(1);
    assertThat(failure.kind()).isEqualTo(FailureKind.RETRY);
    assertThat(failure.retryAfter()).contains(Duration.ofMinutes(10));
    assertThat(failure)
        .hasMessage(
            "zendesk: Number of allowed incremental ticket export API requests per minute exceeded"
                + " [429 APIRateLimitExceeded]");
  }

  @Test
  void oddErrorBody_isUnderstood() {
    plan(
        9,
        Fault.answer(
            429,
            "application/json",
            "{\"errors\":[{\"code\":\"TooManyRequests\",\"title\":\"Too many requests to"
                + " update\"}]}",
            Map.of("Retry-After", "600")));

    assertThat(failure()).hasMessage("zendesk: Too many requests to update [429 TooManyRequests]");
  }

  @Test
  void truncatedAnswer_isReadAgain() {
    Faults.Planned fault = plan(1, Fault.truncated());

    assertThat(connector.source().read(TICKETS, Cursor.START).records()).isNotEmpty();
    assertThat(fault.struck()).isEqualTo(1);
  }

  @Test
  void answerThatNeverEnds_isGivenUpAndReadAgain() {
    Faults.Planned fault = plan(1, Fault.dripping(Duration.ofSeconds(20)));

    try (Connector hasty = fixture.hastyConnector(Duration.ofSeconds(2))) {
      assertThat(hasty.source().read(TICKETS, Cursor.START).records()).isNotEmpty();
    }
    assertThat(fault.struck()).isEqualTo(1);
    assertThat(fixture.meter.retries).hasValue(1);
  }

  @Test
  void truncatedAnswer_isReadAgainByTheLibraryToo() {
    fixture.zendesk.faults().next(Call.to("GET", "/ticket_fields"), Fault.truncated());

    assertThat(connector.schema().orElseThrow().describe("ticket").fields()).isNotEmpty();
    assertThat(fixture.meter.retries).hasValue(1);
  }

  @Test
  void maintenancePage_isRepeatedAndNotQuoted() {
    plan(9, Fault.unavailable());

    ConnectorException failure = failure();

    assertThat(failure.kind()).isEqualTo(FailureKind.RETRY);
    assertThat(failure).hasMessage("zendesk: no message [503 HTTP_503]");
    assertThat(fixture.meter.retries).hasValue(4);
  }

  @Test
  void brokenConnection_isRepeated() {
    Faults.Planned fault = plan(1, Fault.reset());

    assertThat(connector.source().read(TICKETS, Cursor.START).records()).isNotEmpty();
    assertThat(fault.struck()).isEqualTo(1);
  }

  @Test
  void tooRecentStart_waitsForTheNextTurn() {
    plan(
        9,
        Fault.answer(
            422,
            "application/json",
            "{\"error\":\"StartTimeTooRecent\",\"description\":\"Too recent start_time. Use a"
                + " start_time older than 1 minute\"}"));

    ConnectorException failure = failure();

    assertThat(failure.kind()).isEqualTo(FailureKind.RETRY);
    assertThat(failure.code()).isEqualTo("StartTimeTooRecent");
    assertThat(fixture.meter.retries).hasValue(0);
  }

  @Test
  void libraryFailures_areClassifiedInTheSamePlace() {
    fixture
        .zendesk
        .faults()
        .next(
            Call.to("GET", "/ticket_fields"),
            9,
            Fault.answer(429, "application/json", TOO_MANY, Map.of("Retry-After", "600")));

    assertThatThrownBy(() -> connector.schema().orElseThrow().describe("ticket"))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo("APIRateLimitExceeded");
              assertThat(failure.retryAfter()).contains(Duration.ofMinutes(10));
            });
  }

  @Test
  void messages_keepTheRequestId() {
    fixture.zendesk.tokens().revoke();
    String token = fixture.zendesk.tokens().fixed(fixture.zendesk.agent());

    try (Connector agent = fixture.connector("oauth-token", token)) {
      assertThatThrownBy(() -> agent.source().read(TICKETS, Cursor.START))
          .hasMessageMatching(
              "zendesk: You do not have access.*\\[403 Forbidden, request [-\\w]+]");
    }
  }

  @Test
  void secrets_areNeitherInMessagesNorInCauses() {
    String secret = fixture.zendesk.integration().clientSecret();
    fixture
        .zendesk
        .faults()
        .next(
            Call.to("POST", "/oauth/tokens"),
            9,
            Fault.answer(200, "application/json", "{\"access_token\":\"very-secret\" oops"));

    Throwable truncated = catchAll(connector);
    Throwable refused;
    try (Connector other =
        fixture.connector("client-id", "somebody_else", "client-secret", secret)) {
      fixture.zendesk.faults().clear();
      refused = catchAll(other);
    }

    assertThat(trace(truncated)).doesNotContain("very-secret").doesNotContain(secret);
    assertThat(trace(refused)).contains("login refused").doesNotContain(secret);
  }

  @Test
  void contents_areNotQuotedWhenAnAnswerBreaksOff() {
    plan(9, Fault.answer(200, "application/json", "{\"tickets\":[{\"subject\":\"It burns"));

    assertThat(trace(failure())).doesNotContain("burns");
  }

  private Faults.Planned plan(int times, Fault fault) {
    return fixture.zendesk.faults().next(Call.to("GET", "/incremental/"), times, fault);
  }

  private ConnectorException failure() {
    return (ConnectorException) catchAll(connector);
  }

  private static Throwable catchAll(Connector connector) {
    return catchThrowable(() -> connector.source().read(TICKETS, Cursor.START));
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}

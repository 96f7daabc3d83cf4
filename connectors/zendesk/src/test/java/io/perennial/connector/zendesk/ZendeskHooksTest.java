package io.perennial.connector.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.hook.HookCall;
import io.perennial.connector.hook.HookEndpoint;
import io.perennial.connector.hook.HookOutcome;
import io.perennial.connector.hook.HookOutcome.Accepted;
import io.perennial.connector.hook.HookOutcome.Ignored;
import io.perennial.connector.hook.HookOutcome.Refused;
import io.perennial.connector.hook.HookRecord;
import io.perennial.connector.hook.Hooks;
import io.perennial.connector.testkit.HooksContract;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.zendesk.webhook.Signature;
import io.perennial.sandbox.zendesk.webhook.Webhook;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ZendeskHooksTest extends HooksContract {

  private static final String EVENT =
      """
      {"account_id": 1, "detail": {"id": "%1$s"}, "event": {}, "id": "01GRM6-%1$s",
       "subject": "%2$s", "time": "2026-11-01T12:00:00.672717030Z",
       "type": "%3$s", "zendesk_event_version": "2022-11-06"}
      """;

  private final Fixture fixture = Fixture.of(Fixture.options());
  private final List<Connector> connectors = new ArrayList<>();

  @AfterEach
  void close() {
    connectors.forEach(Connector::close);
    fixture.close();
  }

  @Override
  protected Hooks hooks() {
    return of(fixture.connector());
  }

  @Override
  protected Hooks powerless() {
    return of(
        fixture.connector("oauth-token", fixture.zendesk.tokens().fixed(fixture.zendesk.agent())));
  }

  private Hooks of(Connector connector) {
    connectors.add(connector);
    return connector.hooks().orElseThrow();
  }

  @Override
  protected Instant now() {
    return Fixture.NOW;
  }

  @Override
  protected HookCall signed(String secret, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    String time = now().toString();
    return new HookCall(
        Map.of(
            "x-zendesk-webhook-signature",
            Signature.of(secret, time, text),
            "x-zendesk-webhook-signature-timestamp",
            time),
        body);
  }

  @Override
  protected byte[] event() {
    return bytes(
        EVENT.formatted(
            Fixture.BURNING, "zen:ticket:" + Fixture.BURNING, "zen:event-type:ticket.created"));
  }

  @Override
  protected HookRecord record() {
    return new HookRecord("tickets", Fixture.BURNING);
  }

  @Override
  protected byte[] uninteresting() {
    return bytes(EVENT.formatted("301", "zen:user:301", "zen:event-type:user.created"));
  }

  @Override
  protected void switchOff(URI address) {
    fixture.zendesk.webhooks().switchOff(address);
  }

  @Override
  protected void resetSecret(URI address) {
    fixture.zendesk.webhooks().resetSecret(address);
  }

  @Override
  protected String secretOf(URI address) {
    return fixture.zendesk.webhooks().all().stream()
        .filter(webhook -> webhook.endpoint().equals(address))
        .map(Webhook::secret)
        .findFirst()
        .orElseThrow();
  }

  @Override
  protected long changes() {
    return fixture.zendesk.journal().calls("POST /api/v2/webhooks")
        + fixture.zendesk.journal().calls("PUT /api/v2/webhooks/{id}")
        + fixture.zendesk.journal().calls("DELETE /api/v2/webhooks/{id}");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private HookOutcome read(String subject) {
    return hooks()
        .read(
            signed("one", bytes(EVENT.formatted("9", subject, "zen:event-type:ticket.merged"))),
            List.of("one"),
            now());
  }

  @Test
  void read_signsTheTimeInFrontOfTheBody() {
    Map<String, String> documented =
        Map.of(
            "X-Zendesk-Webhook-Signature", "Rry/4TtIdFyawtXXp8QdI6tlAUUQ/5kL1OTp5qo/ZIk=",
            "X-Zendesk-Webhook-Signature-Timestamp", "2021-07-25T10:00:00Z");
    Map<String, String> behind =
        Map.of(
            "X-Zendesk-Webhook-Signature", "tRDSF7URY8BLCDlaBcQ7FHu051Zk+aAB0NKMP53teMw=",
            "X-Zendesk-Webhook-Signature-Timestamp", "2021-07-25T10:00:00Z");
    List<String> secrets = List.of("HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA=");
    Instant then = Instant.parse("2021-07-25T10:00:01Z");
    byte[] body = bytes("{\"say\": \"hello\"}");

    assertThat(hooks().read(new HookCall(documented, body), secrets, then))
        .isInstanceOf(Ignored.class);
    assertThat(hooks().read(new HookCall(behind, body), secrets, then)).isInstanceOf(Refused.class);
  }

  @Test
  void read_takesOrganizations() {
    assertThat(read("zen:organization:201"))
        .isInstanceOfSatisfying(
            Accepted.class,
            accepted ->
                assertThat(accepted.records())
                    .containsExactly(new HookRecord("organizations", "201")));
  }

  @Test
  void read_ignoresKeysThatAreNone() {
    for (String subject :
        List.of(
            "zen:ticket:1,2", "zen:ticket:../users", "zen:ticket:", "ticket:5", "zen:ticket:-1")) {
      assertThat(read(subject)).as(subject).isInstanceOf(Ignored.class);
    }
  }

  @Test
  void install_goesOnWhereTheSecretWasNotTold() {
    fixture
        .zendesk
        .faults()
        .next(Call.to("GET", "/signing_secret"), 5, Fault.answer(500, "text/html", "down"));
    assertThatThrownBy(() -> hooks().install(ADDRESS, List.of(), false))
        .isInstanceOf(ConnectorException.class);

    assertThat(hooks().install(ADDRESS, List.of(), false).endpoint()).isPresent();
    assertThat(fixture.zendesk.webhooks().all()).hasSize(1);
  }

  @Test
  void install_noticesAResetSecretThoughNobodyHasCalledYet() {
    HookEndpoint kept = hooks().install(ADDRESS, List.of(), false).endpoint().orElseThrow();
    resetSecret(ADDRESS);

    HookEndpoint fresh = hooks().install(ADDRESS, List.of(kept), false).endpoint().orElseThrow();

    assertThat(fresh.id()).isEqualTo(kept.id());
    assertThat(fresh.secret()).isEqualTo(secretOf(ADDRESS));
  }

  @Test
  void install_changesNothingBecauseOfForgedCalls() {
    HookEndpoint kept = hooks().install(ADDRESS, List.of(), false).endpoint().orElseThrow();

    assertThat(hooks().install(ADDRESS, List.of(kept), true).endpoint()).isEmpty();
  }
}

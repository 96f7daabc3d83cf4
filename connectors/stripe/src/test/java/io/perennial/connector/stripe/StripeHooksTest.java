package io.perennial.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.Connector;
import io.perennial.connector.hook.HookCall;
import io.perennial.connector.hook.HookEndpoint;
import io.perennial.connector.hook.HookOutcome;
import io.perennial.connector.hook.HookOutcome.Accepted;
import io.perennial.connector.hook.HookOutcome.Ignored;
import io.perennial.connector.hook.HookOutcome.Refused;
import io.perennial.connector.hook.HookRecord;
import io.perennial.connector.hook.Hooks;
import io.perennial.connector.testkit.HooksContract;
import io.perennial.sandbox.stripe.Webhook;
import io.perennial.sandbox.stripe.account.Endpoint;
import io.perennial.sandbox.stripe.account.Permission;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeHooksTest extends HooksContract {

  private static final String SECRET = "whsec_1";

  private final StripeTestCase account = new StripeTestCase() {};
  private final List<Connector> connectors = new ArrayList<>();

  @AfterEach
  void close() {
    connectors.forEach(Connector::close);
    account.close();
  }

  @Override
  protected Hooks hooks() {
    return account.connector.hooks().orElseThrow();
  }

  @Override
  protected Hooks powerless() {
    Connector reader =
        account.connector(
            Map.of("key", account.stripe.keys().restricted(Permission.CUSTOMER_READ)));
    connectors.add(reader);
    return reader.hooks().orElseThrow();
  }

  @Override
  protected Instant now() {
    return StripeTestCase.NOW;
  }

  @Override
  protected HookCall signed(String secret, byte[] body) {
    Webhook webhook = account.stripe.webhook(ADDRESS, secret);
    String text = new String(body, StandardCharsets.UTF_8);
    return new HookCall(Map.of("stripe-signature", webhook.signature(text)), body);
  }

  @Override
  protected byte[] event() {
    account.stripe.customers().update("cus_1", Map.of("name", "Zoë " + System.nanoTime()));
    return bytes(account.stripe.webhook(ADDRESS, SECRET).payload(account.stripe.events().newest()));
  }

  @Override
  protected HookRecord record() {
    return new HookRecord("customers", "cus_1");
  }

  @Override
  protected byte[] uninteresting() {
    return bytes(
        "{\"id\":\"evt_1\",\"type\":\"payout.paid\",\"data\":{\"object\":{\"id\":\"po_1\"}}}");
  }

  @Override
  protected void switchOff(URI address) {
    Endpoint endpoint = account.stripe.endpoints().all().get(0);
    account.stripe.endpoints().put(endpoint.with(endpoint.url(), endpoint.events(), true));
  }

  @Override
  protected void resetSecret(URI address) {
    account.stripe.endpoints().roll(endpoint(address).id());
  }

  @Override
  protected String secretOf(URI address) {
    return endpoint(address).secret();
  }

  private Endpoint endpoint(URI address) {
    return account.stripe.endpoints().all().stream()
        .filter(endpoint -> endpoint.url().equals(address))
        .findFirst()
        .orElseThrow();
  }

  @Override
  protected long changes() {
    return account.stripe.journal().calls("POST /v1/webhook_endpoints")
        + account.stripe.journal().calls("POST /v1/webhook_endpoints/{id}")
        + account.stripe.journal().calls("DELETE /v1/webhook_endpoints/{id}");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private HookOutcome read(String body) {
    return hooks().read(signed(SECRET, bytes(body)), List.of(SECRET), now());
  }

  @Test
  void read_takesThinEventsAndThoseWithoutAVersion() {
    assertThat(
            read(
                """
                {"id": "evt_2", "object": "v2.core.event", "type": "v1.invoice.paid",
                 "created": "2026-11-01T11:59:58.123Z",
                 "related_object": {"id": "in_1", "type": "invoice", "url": "/v1/invoices/in_1"}}
                """))
        .isEqualTo(
            new Accepted(
                "evt_2",
                Instant.parse("2026-11-01T11:59:58.123Z"),
                List.of(new HookRecord("invoices", "in_1"))));
    assertThat(
            read(
                """
                {"id": "evt_3", "object": "event", "type": "customer.subscription.deleted",
                 "api_version": null, "created": 1793534000, "livemode": true,
                 "data": {"object": {"id": "sub_1", "object": "subscription"}}}
                """))
        .isEqualTo(
            new Accepted(
                "evt_3",
                Instant.ofEpochSecond(1793534000),
                List.of(new HookRecord("subscriptions", "sub_1"))));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "of test mode, |{'id':'evt_4','type':'invoice.paid','livemode':false,'data':{'object':{'id':'in_1'}}}|",
        "of another account, |{'id':'evt_4','type':'invoice.paid','account':'acct_2','data':{'object':{'id':'in_1'}}}|",
        "without an id, |{'id':'evt_4','type':'invoice.upcoming','data':{'object':{'total':1}}}|",
        "with a path for an id, |{'id':'evt_4','type':'invoice.paid','data':{'object':{'id':'../charges'}}}|",
        "that names no object, |{'id':'evt_4','type':'invoice.paid','data':[]}|",
        "without a key of its own, |{'type':'invoice.paid','data':{'object':{'id':'in_1'}}}|"
      })
  void read_ignoresAnEvent(String kind, String body) {
    assertThat(read(body.replace('\'', '"'))).as(kind).isInstanceOf(Ignored.class);
  }

  @Test
  void read_takesTheSecondOfTwoSignatures() {
    byte[] event = event();
    String header = account.stripe.webhook(ADDRESS, SECRET).signature(text(event));
    String other = account.stripe.webhook(ADDRESS, "whsec_2").signature(text(event));
    String both = other + header.substring(header.indexOf(','));

    assertThat(read(both, event)).isInstanceOf(Accepted.class);
    assertThat(read(header.replace("v1=", "v0="), event)).isInstanceOf(Refused.class);
    assertThat(read("t=1," + header, event)).as("two times").isInstanceOf(Refused.class);
  }

  private HookOutcome read(String header, byte[] event) {
    return hooks()
        .read(new HookCall(Map.of("Stripe-Signature", header), event), List.of(SECRET), now());
  }

  private static String text(byte[] event) {
    return new String(event, StandardCharsets.UTF_8);
  }

  @Test
  void install_hearsOfMoreEventsWhereThereAreMore() {
    HookEndpoint made = hooks().install(ADDRESS, List.of(), false).endpoint().orElseThrow();
    Endpoint endpoint = account.stripe.endpoints().find(made.id()).orElseThrow();
    account.stripe.endpoints().put(endpoint.with(ADDRESS, List.of("payout.paid"), false));

    hooks().install(ADDRESS, List.of(made), false);

    assertThat(account.stripe.endpoints().find(made.id()).orElseThrow().events())
        .contains("payout.paid", "invoice.paid", "customer.created");
  }

  @Test
  void install_leavesOneEndpointWhereASecretWasLost() {
    hooks().install(ADDRESS, List.of(), false);
    HookEndpoint kept = hooks().install(ADDRESS, List.of(), false).endpoint().orElseThrow();

    assertThat(account.stripe.endpoints().all())
        .extracting(Endpoint::id)
        .containsExactly(kept.id());
  }
}

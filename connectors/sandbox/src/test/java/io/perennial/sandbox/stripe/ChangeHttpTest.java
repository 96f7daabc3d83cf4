package io.perennial.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Changes over HTTP and without, and the events that tell of them. */
class ChangeHttpTest extends StripeTestCase {

  @Override
  StripeOptions options() {
    return StripeOptions.defaults().eventVersions("2026-07-29.dahlia", "2019-12-03", "");
  }

  @Test
  void metadata_isSetAndClearedKeyByKey() {
    post("/v1/customers/cus_a", "metadata[a]=1&metadata[b]=2", Map.of());
    Reply reply = post("/v1/customers/cus_a", "metadata[a]=&name=Acme", Map.of());

    assertThat(reply.json().path("metadata")).hasToString("{\"b\":\"2\"}");
    assertThat(reply.json().path("name").asText()).isEqualTo("Acme");
    assertThat(types()).containsExactly("customer.updated", "customer.updated");
  }

  @Test
  void updateThatChangesNothing_tellsNobody() {
    post("/v1/customers/cus_a", "name=A", Map.of());

    assertThat(types()).isEmpty();
  }

  @Test
  void repeatWithTheSameKey_isReplayed() {
    Map<String, String> once = Map.of("Idempotency-Key", "k1");
    Reply first = post("/v1/customers", "name=Once", once);
    Reply again = post("/v1/customers", "name=Once", once);
    Reply other = post("/v1/customers", "name=Other", once);

    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.error().path("type").asText()).isEqualTo("idempotency_error");
    assertThat(types()).containsExactly("customer.created");
  }

  @Test
  void paidInvoice_isTheNewsOfThreeEvents() {
    pass(Duration.ofHours(1));
    stripe.invoices().pay("in_1");

    JsonNode invoice = get("/v1/invoices/in_1").json();

    assertThat(invoice.path("status").asText()).isEqualTo("paid");
    assertThat(invoice.path("amount_remaining").asInt()).isZero();
    assertThat(invoice.at("/status_transitions/paid_at").asLong())
        .isEqualTo(clock.instant().getEpochSecond());
    assertThat(types())
        .containsExactly("invoice.updated", "invoice.payment_succeeded", "invoice.paid");
  }

  @Test
  void failedPayment_reachesSubscriptionAndCustomer() {
    stripe.invoices().fail("in_1");

    assertThat(get("/v1/subscriptions/sub_1").json().path("status").asText()).isEqualTo("past_due");
    assertThat(get("/v1/customers/cus_a").json().path("delinquent").asBoolean()).isTrue();
    assertThat(get("/v1/invoices/in_1").json().path("attempt_count").asInt()).isOne();

    stripe.invoices().pay("in_1");

    assertThat(get("/v1/subscriptions/sub_1").json().path("status").asText()).isEqualTo("active");
    assertThat(get("/v1/customers/cus_a").json().path("delinquent").asBoolean()).isFalse();
  }

  @Test
  void deletedCustomer_takesItsSubscriptionsAlong() {
    stripe.customers().delete("cus_a");

    assertThat(get("/v1/customers/cus_a").json().path("deleted").asBoolean()).isTrue();
    assertThat(get("/v1/subscriptions/sub_1").json().path("status").asText()).isEqualTo("canceled");
    assertThat(types()).containsExactly("customer.deleted", "customer.subscription.deleted");
  }

  @Test
  void subscription_changesAsCustomersChangeIt() {
    stripe.subscriptions().quantity("sub_1", 7);
    stripe.subscriptions().renew("sub_1");
    stripe.subscriptions().cancelAtPeriodEnd("sub_1");
    JsonNode subscription = get("/v1/subscriptions/sub_1").json();

    assertThat(subscription.at("/items/data/0/quantity").asInt()).isEqualTo(7);
    assertThat(subscription.at("/items/data/0/price/unit_amount").asInt()).isEqualTo(1000);
    assertThat(subscription.path("cancel_at_period_end").asBoolean()).isTrue();
    assertThat(subscription.path("cancel_at").asLong())
        .isEqualTo(subscription.at("/items/data/0/current_period_end").asLong());
    assertThat(types()).hasSize(3).containsOnly("customer.subscription.updated");
  }

  @Test
  void events_showTheObjectInTheVersionOfTheirDay() {
    stripe.invoices().update("in_1", Map.of("description", "one"));
    stripe.invoices().update("in_1", Map.of("description", "two"));
    stripe.invoices().update("in_1", Map.of("description", "three"));
    JsonNode events = get("/v1/events?types[]=invoice.updated").json().path("data");

    assertThat(events.at("/2/api_version").asText()).isEqualTo("2026-07-29.dahlia");
    assertThat(events.at("/2/data/object/parent").isObject()).isTrue();
    assertThat(events.at("/2/data/previous_attributes/description").isNull()).isTrue();
    assertThat(events.at("/1/api_version").asText()).isEqualTo("2019-12-03");
    assertThat(events.at("/1/data/object/subscription").asText()).isEqualTo("sub_1");
    assertThat(events.at("/1/data/object").has("parent")).isFalse();
    assertThat(events.at("/0/api_version").isNull()).isTrue();
  }

  @Test
  void events_areListedForThirtyDays() {
    stripe.customers().update("cus_a", Map.of("name", "Changed"));
    String id = stripe.events().newest();
    pass(Duration.ofDays(30));
    assertThat(get("/v1/events").ids()).containsExactly(id);
    pass(Duration.ofSeconds(1));

    assertThat(get("/v1/events").ids()).isEmpty();
    assertThat(get("/v1/events/" + id).status()).isEqualTo(404);
    assertThat(get("/v1/events?ending_before=" + id).status()).isEqualTo(400);
  }

  @Test
  void events_canBeChosenByTypeAndDelivery() {
    stripe.customers().update("cus_a", Map.of("name", "Changed"));
    stripe.invoices().deleteDraft("in_2");
    stripe.events().delivered(stripe.events().newest(), false);

    assertThat(get("/v1/events?type=invoice.*").ids()).hasSize(1);
    assertThat(get("/v1/events?types[]=customer.updated&types[]=invoice.deleted").ids()).hasSize(2);
    assertThat(get("/v1/events?delivery_success=false").ids())
        .containsExactly(stripe.events().newest());
    assertThat(get("/v1/invoices/in_2").status()).isEqualTo(404);
  }

  private List<String> types() {
    List<String> types = new ArrayList<>();
    get("/v1/events?limit=100")
        .json()
        .path("data")
        .forEach(event -> types.add(event.path("type").asText()));
    return types;
  }
}

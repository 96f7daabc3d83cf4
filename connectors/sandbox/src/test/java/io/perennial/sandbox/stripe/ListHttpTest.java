package io.perennial.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ListHttpTest extends StripeTestCase {

  @Test
  void list_isNewestFirstAndWithoutWhatWasDeleted() {
    Reply reply = get("/v1/customers");

    assertThat(reply.ids()).containsExactly("cus_new", "cus_b", "cus_a", "cus_old");
    assertThat(reply.json().path("object").asText()).isEqualTo("list");
    assertThat(reply.json().path("url").asText()).isEqualTo("/v1/customers");
    assertThat(reply.more()).isFalse();
    assertThat(reply.header("Request-Id")).startsWith("req_");
    assertThat(reply.raw().headers().allValues("Date")).hasSize(1);
    assertThat(reply.header("Date")).isEqualTo("Sun, 1 Nov 2026 12:00:00 GMT");
  }

  @Test
  void startingAfter_goesOnInsideOneSecond() {
    Reply first = get("/v1/customers?limit=2");
    Reply second = get("/v1/customers?limit=2&starting_after=cus_b");

    assertThat(first.ids()).containsExactly("cus_new", "cus_b");
    assertThat(first.more()).isTrue();
    assertThat(second.ids()).containsExactly("cus_a", "cus_old");
    assertThat(second.more()).isFalse();
  }

  @Test
  void endingBefore_givesTheNearestNewerOnes() {
    Reply nearest = get("/v1/customers?limit=2&ending_before=cus_old");
    Reply next = get("/v1/customers?limit=2&ending_before=cus_b");

    assertThat(nearest.ids()).containsExactly("cus_b", "cus_a");
    assertThat(nearest.more()).isTrue();
    assertThat(next.ids()).containsExactly("cus_new");
    assertThat(next.more()).isFalse();
  }

  @Test
  void created_boundsTheList() {
    long second = NOW.minus(Duration.ofDays(200)).getEpochSecond();

    assertThat(get("/v1/customers?created=" + second).ids()).containsExactly("cus_b", "cus_a");
    assertThat(get("/v1/customers?created[gte]=" + second).ids())
        .containsExactly("cus_new", "cus_b", "cus_a");
    assertThat(get("/v1/customers?created%5Bgt%5D=" + second).ids()).containsExactly("cus_new");
    assertThat(get("/v1/customers?created[lt]=" + second).ids()).containsExactly("cus_old");
    assertThat(get("/v1/customers?created[lte]=%d&limit=1".formatted(second)).more()).isTrue();
  }

  @Test
  void endedSubscriptions_areLeftOutUnlessAskedFor() {
    assertThat(get("/v1/subscriptions").ids()).containsExactly("sub_1");
    assertThat(get("/v1/subscriptions?status=all").ids()).containsExactly("sub_1", "sub_ended");
    assertThat(get("/v1/subscriptions?status=canceled").ids()).containsExactly("sub_ended");
    assertThat(get("/v1/subscriptions?status=all&customer=cus_a").ids()).containsExactly("sub_1");
  }

  @Test
  void invoices_canBeNarrowed() {
    assertThat(get("/v1/invoices?status=open").ids()).containsExactly("in_1");
    assertThat(get("/v1/invoices?customer=cus_b").ids()).containsExactly("in_2");
    assertThat(get("/v1/invoices?subscription=sub_1").ids()).containsExactly("in_1");
    assertThat(get("/v1/invoices?due_date[lt]=" + NOW.getEpochSecond()).ids())
        .containsExactly("in_1");
    assertThat(get("/v1/invoices?collection_method=send_invoice").ids()).isEmpty();
  }

  @Test
  void references_areIdsUntilTheyAreExpanded() {
    JsonNode plain = get("/v1/subscriptions").json().at("/data/0");
    JsonNode discounts = get("/v1/subscriptions?expand[]=data.discounts").json().at("/data/0");
    JsonNode coupons =
        get("/v1/subscriptions?expand[]=data.discounts.source.coupon&expand[]=data.customer")
            .json()
            .at("/data/0");

    assertThat(plain.at("/discounts/0").asText()).isEqualTo("di_1");
    assertThat(plain.at("/customer").asText()).isEqualTo("cus_a");
    assertThat(discounts.at("/discounts/0/source/coupon").asText()).isEqualTo("TEN");
    assertThat(coupons.at("/discounts/0/source/coupon/percent_off").asInt()).isEqualTo(10);
    assertThat(coupons.at("/customer/name").asText()).isEqualTo("A");
  }

  @Test
  void objects_haveTheShapeOfTheCurrentVersion() {
    JsonNode subscription = get("/v1/subscriptions/sub_1").json();
    JsonNode invoice = get("/v1/invoices/in_1").json();

    assertThat(subscription.has("current_period_end")).isFalse();
    assertThat(subscription.at("/items/data/0/current_period_end").asLong()).isPositive();
    assertThat(subscription.at("/items/object").asText()).isEqualTo("list");
    assertThat(subscription.at("/livemode").asBoolean()).isTrue();
    assertThat(invoice.has("subscription")).isFalse();
    assertThat(invoice.at("/parent/subscription_details/subscription").asText()).isEqualTo("sub_1");
    assertThat(invoice.at("/amount_remaining").asInt()).isEqualTo(2000);
    assertThat(invoice.at("/due_date").asLong())
        .isEqualTo(NOW.minus(Duration.ofDays(1)).getEpochSecond());
  }

  @Test
  void deletedCustomer_isStillThereByItsId() {
    JsonNode gone = get("/v1/customers/cus_gone").json();

    assertThat(gone.path("deleted").asBoolean()).isTrue();
    assertThat(gone.size()).isEqualTo(3);
  }
}

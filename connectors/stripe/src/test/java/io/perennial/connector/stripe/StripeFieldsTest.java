package io.perennial.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.SourceRecord;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What of an object arrives: the fields of {@code mappings/stripe.yaml}, and nothing else. */
class StripeFieldsTest extends StripeTestCase {

  private static final Selection SUBSCRIPTION =
      Selection.of(
          "subscriptions",
          List.of(
              "customer",
              "customer.name",
              "status",
              "cancel_at_period_end",
              "discounts[0].source.coupon.percent_off",
              "discounts[0].end",
              "items.data.id",
              "items.data.current_period_end",
              "items.data.price.unit_amount",
              "items.data.price.recurring.interval",
              "items.data.quantity"));

  private static final Selection INVOICE =
      Selection.of(
          "invoices",
          List.of(
              "parent.subscription_details.subscription",
              "status_transitions.paid_at",
              "total",
              "customer"));

  @Test
  void subscription_hasItsPeriodsOnItsItems() {
    String id = subscription(1);

    Map<String, Object> item = item(first(SUBSCRIPTION, id), 0);

    assertThat(item)
        .containsEntry("current_period_end", BigInteger.valueOf(1_800_000_000))
        .containsEntry("quantity", BigInteger.valueOf(3))
        .containsEntry(
            "price",
            Map.of(
                "unit_amount", BigInteger.valueOf(2500), "recurring", Map.of("interval", "month")))
        .containsOnlyKeys("id", "current_period_end", "quantity", "price");
  }

  @Test
  void discount_comesWithItsCoupon() {
    String id = subscription(1);

    for (SourceRecord record : List.of(first(SUBSCRIPTION, id), changed(SUBSCRIPTION, id))) {
      assertThat(record.fields())
          .containsEntry(
              "discounts",
              List.of(
                  Map.of(
                      "source",
                      Map.of("coupon", Map.of("percent_off", new BigDecimal("12.5"))),
                      "end",
                      BigInteger.valueOf(1_795_000_000))));
    }
  }

  @Test
  void customer_isNeverMoreThanAnId() {
    String id = subscription(1);

    assertThat(first(SUBSCRIPTION, id).fields()).containsEntry("customer", "cus_1");
  }

  @Test
  void fieldsThatNobodyWants_stayBehind() {
    String id = subscription(1);

    assertThat(first(SUBSCRIPTION, id).fields())
        .containsOnlyKeys("customer", "status", "cancel_at_period_end", "discounts", "items");
  }

  @Test
  void items_areCompleteHoweverMany() {
    String id = subscription(23);
    meter.reset();

    SourceRecord record = first(SUBSCRIPTION, id);

    assertThat(items(record)).hasSize(23);
    assertThat(meter.calls()).as("events, list, the other items").isEqualTo(3);
  }

  @Test
  void invoice_namesItsSubscriptionThroughItsParent() {
    String id = stripe.invoices().create("cus_1", Map.of("subscription", "sub_9", "total", 12_345));

    for (SourceRecord record : List.of(first(INVOICE, id), changed(INVOICE, id))) {
      assertThat(json(record.fields()))
          .isEqualTo(
              JsonParser.parseString(
                  """
                  {"customer": "cus_1", "total": 12345,
                   "parent": {"subscription_details": {"subscription": "sub_9"}},
                   "status_transitions": {"paid_at": null}}
                  """));
    }
  }

  /** The example object is copied from stripe/openapi, MIT (shortened). */
  @Test
  void exampleOfStripesOwn_isCutAlike() {
    String example =
        """
        {"id": "sub_1Pgc6rB7WZ01zgkWNy0Cn5nw", "object": "subscription", "created": 1234567890,
         "cancel_at_period_end": true, "customer": "cus_QXg1o8vcGmoR32", "discounts": [],
         "items": {"object": "list", "has_more": false,
           "url": "/v1/subscription_items?subscription=sub_1Pgc6rB7WZ01zgkWNy0Cn5nw",
           "data": [{"id": "si_QXhVnC2h0Jczwc", "object": "subscription_item", "quantity": 1,
             "current_period_end": 976287773, "current_period_start": 1896570518,
             "price": {"id": "price_1PgafmB7WZ01zgkW6dKueIc5", "currency": "usd",
               "recurring": {"interval": "month", "interval_count": 1, "usage_type": "licensed"},
               "unit_amount": 2000, "unit_amount_decimal": "2000"}}]},
         "latest_invoice": null, "livemode": false, "metadata": {}, "status": "active",
         "billing_mode": {"type": "classic", "flexible": {}}}
        """;

    Map<String, Object> cut =
        new TreeMap<>(
            Wanted.of(SUBSCRIPTION).of(JsonParser.parseString(example).getAsJsonObject()));

    assertThat(json(cut))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"cancel_at_period_end": true, "customer": "cus_QXg1o8vcGmoR32", "discounts": [],
                 "items": {"data": [{"id": "si_QXhVnC2h0Jczwc", "quantity": 1,
                   "current_period_end": 976287773,
                   "price": {"recurring": {"interval": "month"}, "unit_amount": 2000}}]},
                 "status": "active"}
                """));
  }

  private String subscription(int items) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      all.add(
          Map.of(
              "current_period_end",
              1_800_000_000,
              "quantity",
              3,
              "price",
              Map.of("id", "price_" + i, "unit_amount", 2500)));
    }
    return stripe
        .subscriptions()
        .create(
            "cus_1",
            Map.of(
                "items",
                all,
                "discounts",
                List.of(
                    Map.of(
                        "id",
                        "di_1",
                        "end",
                        1_795_000_000,
                        "source",
                        Map.of(
                            "type",
                            "coupon",
                            "coupon",
                            Map.of("id", "SPRING", "percent_off", 12.5))))));
  }

  private SourceRecord first(Selection selection, String id) {
    return source.read(selection, Cursor.START).records().stream()
        .filter(record -> record.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private SourceRecord changed(Selection selection, String id) {
    return source.fetch(selection, List.of(id)).records().get(0);
  }

  private static Map<String, Object> item(SourceRecord record, int index) {
    Map<String, Object> item = new LinkedHashMap<>();
    ((Map<?, ?>) items(record).get(index))
        .forEach((name, value) -> item.put(String.valueOf(name), value));
    return item;
  }

  private static List<?> items(SourceRecord record) {
    Map<?, ?> list = (Map<?, ?>) Objects.requireNonNull(record.fields().get("items"));
    return (List<?>) Objects.requireNonNull(list.get("data"));
  }

  private static JsonElement json(Map<String, ?> fields) {
    return new GsonBuilder().serializeNulls().create().toJsonTree(fields);
  }
}

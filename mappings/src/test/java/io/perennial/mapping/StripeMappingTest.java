package io.perennial.mapping;

import static io.perennial.mapping.MappingFixture.fields;
import static io.perennial.mapping.MappingFixture.mapped;
import static io.perennial.mapping.MappingFixture.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.mapping.path.Cut;
import io.perennial.model.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StripeMappingTest {

  private static final String SUBSCRIPTION =
      """
      {"id": "sub_1", "object": "subscription", "customer": "cus_1", "status": "past_due",
       "start_date": 1767225600, "ended_at": null, "trial_end": null, "cancel_at": 1798761600,
       "canceled_at": 1793552400, "cancel_at_period_end": true, "currency": "usd",
       "description": "private", "metadata": {"salesforce_account_id": "001D000000IRFma", "note": "private"},
       "discounts": [{"id": "di_1", "end": 1798761600, "promotion_code": "private",
                      "source": {"type": "coupon", "coupon": {"id": "co_1", "name": "private",
                        "percent_off": null, "amount_off": 500, "currency": "usd"}}}],
       "items": {"object": "list", "has_more": false, "data": [
         {"id": "si_1", "quantity": 25, "current_period_end": 1798761600,
          "price": {"id": "price_1", "product": "prod_1", "currency": "usd", "unit_amount": 2000,
                    "nickname": "private",
                    "recurring": {"interval": "month", "interval_count": 1, "usage_type": "licensed"}}},
         {"id": "si_2", "current_period_end": 1798761600,
          "price": {"id": "price_2", "product": "prod_2", "currency": "usd", "unit_amount": null,
                    "recurring": {"interval": "year", "interval_count": 1, "usage_type": "metered"}}}]}}
      """;

  private final Mapping mapping = shipped("stripe");

  @Test
  void customers_becomeBillingCustomersWithoutAddress() {
    String customer =
        """
        {"id": "cus_1", "object": "customer", "name": "Acme GmbH", "email": "Billing@Acme.example",
         "phone": "private", "address": {"line1": "private"}, "currency": "eur", "created": 1704067200,
         "metadata": {"salesforce_account_id": "001D000000IRFmaIAH"}}
        """;

    assertThat(map("customers", customer))
        .isEqualTo(
            Map.of(
                "name", "Acme GmbH",
                "emailDomain", "acme.example",
                "accountId", "001D000000IRFmaIAH",
                "currency", "EUR",
                "createdAt", Instant.parse("2024-01-01T00:00:00Z")));
  }

  @Test
  void customers_surviveAnAccountIdThatIsNone() {
    MappingOutcome.Mapped outcome =
        mapped(
            mapping.apply(
                "stripe",
                "customers",
                "cus_1",
                fields("metadata", Map.of("salesforce_account_id", "see CRM"))));

    assertThat(outcome.record().values()).isEmpty();
    assertThat(outcome.passedOver())
        .extracting(problem -> problem.field())
        .containsExactly("accountId");
  }

  @Test
  void subscriptions_becomeSubscriptionsWithTheirItems() {
    Map<String, Object> values = map("subscriptions", SUBSCRIPTION);

    assertThat(values)
        .containsEntry("billingCustomerId", "cus_1")
        .containsEntry("accountId", "001D000000IRFmaIAH")
        .containsEntry("status", "PAST_DUE")
        .containsEntry("startedAt", Instant.parse("2026-01-01T00:00:00Z"))
        .containsEntry("cancelAt", Instant.parse("2027-01-01T00:00:00Z"))
        .containsEntry("cancelAtPeriodEnd", true)
        .containsEntry("amountOff", Money.of(500, "USD"))
        .containsEntry("discountEndsAt", Instant.parse("2027-01-01T00:00:00Z"))
        .doesNotContainKeys("endedAt", "trialEndsAt", "percentOff");
    assertThat(values.get("items"))
        .isEqualTo(
            List.of(
                Map.of(
                    "id",
                    "si_1",
                    "product",
                    "prod_1",
                    "unitAmount",
                    Money.of(2000, "USD"),
                    "quantity",
                    new BigDecimal(25),
                    "interval",
                    "MONTH",
                    "intervalCount",
                    1L,
                    "metered",
                    false,
                    "periodEndsAt",
                    Instant.parse("2027-01-01T00:00:00Z")),
                Map.of(
                    "id",
                    "si_2",
                    "product",
                    "prod_2",
                    "interval",
                    "YEAR",
                    "intervalCount",
                    1L,
                    "metered",
                    true,
                    "periodEndsAt",
                    Instant.parse("2027-01-01T00:00:00Z"))));
  }

  @Test
  void subscriptions_nameTheItemThatIsWrong() {
    Map<String, @Nullable Object> record =
        Json.of(
            SUBSCRIPTION
                .replace("\"quantity\": 25", "\"quantity\": \"many\"")
                .replace("\"year\"", "\"decade\""));

    assertThat(mapping.apply("stripe", "subscriptions", "sub_1", record))
        .isInstanceOfSatisfying(
            MappingOutcome.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(problem -> problem.field() + " " + problem.what())
                    .containsExactly(
                        "items[0].quantity is not a number",
                        "items[1].interval is none of DAY, WEEK, MONTH, YEAR"));
  }

  @Test
  void subscriptions_doNotMindDiscountsThatAreOnlyIds() {
    assertThat(
            map(
                "subscriptions",
                SUBSCRIPTION.replaceAll("(?s)\"discounts\": \\[.*?]", "\"discounts\": [\"di_1\"]")))
        .doesNotContainKeys("amountOff", "percentOff", "discountEndsAt");
  }

  @Test
  void invoices_becomeInvoices() {
    String invoice =
        """
        {"id": "in_1", "object": "invoice", "customer": "cus_1", "customer_email": "private",
         "number": "INV-204", "status": "open", "currency": "kwd", "total": 1234560, "amount_remaining": 1234560,
         "due_date": 1793577599, "attempt_count": 2, "collection_method": "send_invoice",
         "parent": {"type": "subscription_details", "subscription_details": {"subscription": "sub_1"}},
         "status_transitions": {"finalized_at": 1790985600, "paid_at": null, "marked_uncollectible_at": null},
         "lines": {"data": [{"description": "private"}]}}
        """;

    assertThat(map("invoices", invoice))
        .isEqualTo(
            Map.of(
                "billingCustomerId",
                "cus_1",
                "subscriptionId",
                "sub_1",
                "number",
                "INV-204",
                "status",
                "OPEN",
                "total",
                Money.of(1_234_560, "KWD"),
                "remaining",
                Money.of(1_234_560, "KWD"),
                "due",
                LocalDate.of(2026, 11, 1),
                "issuedAt",
                Instant.parse("2026-10-03T00:00:00Z"),
                "attempts",
                2L,
                "autoCharged",
                false));
  }

  @Test
  void invoices_leaveDraftsAndVoidedOnesOut() {
    for (String status : List.of("draft", "void")) {
      assertThat(mapping.apply("stripe", "invoices", "in_1", fields("status", status)))
          .isEqualTo(
              new MappingOutcome.Ignored("only if status is one of [open, paid, uncollectible]"));
    }
  }

  /** Maps the record twice: whole, and cut down to what the mapping reads. */
  private Map<String, Object> map(String stream, String json) {
    Map<String, @Nullable Object> record = Json.of(json);
    Map<String, @Nullable Object> cut = Cut.to(mapping.selection(stream)).of(record);
    Map<String, Object> values =
        mapped(mapping.apply("stripe", stream, "1", record)).record().values();

    assertThat(mapped(mapping.apply("stripe", stream, "1", cut)).record().values())
        .isEqualTo(values);
    assertThat(cut.toString()).doesNotContain("private");
    return values;
  }
}

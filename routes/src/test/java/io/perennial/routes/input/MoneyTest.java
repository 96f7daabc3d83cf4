package io.perennial.routes.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.world.World;
import io.perennial.sandbox.world.WorldBuilder;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Amounts arrive in the CRM as they were billed, whatever the currency's smallest unit is. */
class MoneyTest {

  private static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY", "ISK", "UGX", "KWD");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
  private final ThreeSystems systems = ThreeSystems.start(accounts(), clock, 34);
  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock).settings(systems.settings()).start();

  private static World accounts() {
    WorldBuilder world = World.written();
    for (String currency : CURRENCIES) {
      world
          .record("Account", id(currency), Instant.parse("2026-05-01T08:00:00Z"))
          .set("Name", "Acme " + currency)
          .set("CurrencyIsoCode", currency);
    }
    return world.build();
  }

  private static String id(String currency) {
    return RecordId.of("001", CURRENCIES.indexOf(currency) + 1).value();
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  @Test
  void sync_writesAmountsOfEachCurrencyToTheSmallestUnit() {
    bill("EUR", 104_105, 7_777); // cents
    bill("JPY", 1_041, 777); // no smaller unit, and Stripe knows
    bill("ISK", 104_100, 77_700); // no smaller unit, and Stripe counts hundredths all the same
    bill("UGX", 104_100, 77_700);
    bill("KWD", 1_041_050, 77_770); // thousandths, of which Stripe takes tens

    Report report = perennial.sync();

    assertThat(report.problems()).isEmpty();
    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertHolds("EUR", "12492.60", "77.77");
    assertHolds("JPY", "12492", "777");
    assertHolds("ISK", "12492", "777");
    assertHolds("UGX", "12492", "777");
    assertHolds("KWD", "12492.60", "77.77");
    clock.advance(Duration.ofMinutes(10));
    assertThat(perennial.sync().connection("salesforce").written()).isEmpty();
  }

  @Test
  void sync_takesANegativeInvoiceAsACreditThatIsNeverOverdue() {
    bill("EUR", 1_000, 5_000);
    bill("USD", 1_000, -5_000);

    Report report = perennial.sync();

    assertThat(report.problems()).isEmpty();
    assertThat(report.connection("stripe").parked()).isZero();
    assertThat(minorUnits("USD")).containsExactly(-5_000L);
    assertHolds("EUR", "120", "50");
    assertHolds("USD", "120", "0");
  }

  /** A month's price and an invoice that is overdue, both as Stripe counts. */
  private void bill(String currency, long price, long total) {
    String code = currency.toLowerCase(Locale.ROOT);
    String customer =
        systems
            .stripe()
            .customers()
            .create(
                Map.of("name", "Acme", "metadata", Map.of("salesforce_account_id", id(currency))));
    systems
        .stripe()
        .subscriptions()
        .create(
            customer,
            Map.of(
                "status",
                "active",
                "currency",
                code,
                "start_date",
                clock.instant(),
                "items",
                List.of(
                    Map.of(
                        "quantity",
                        1,
                        "price",
                        Map.of(
                            "currency",
                            code,
                            "unit_amount",
                            price,
                            "recurring",
                            Map.of("interval", "month", "interval_count", 1))))));
    systems
        .stripe()
        .invoices()
        .create(
            customer,
            Map.of(
                "status",
                "open",
                "currency",
                code,
                "total",
                total,
                "due_date",
                clock.instant().minus(Duration.ofDays(10))));
    clock.advance(Duration.ofMinutes(10));
  }

  private void assertHolds(String currency, String arr, String overdue) {
    Map<String, Object> account =
        systems.salesforce().records().get("Account", id(currency)).orElseThrow();
    assertThat(amount(account, "Perennial_ARR__c")).as(currency).isEqualByComparingTo(arr);
    assertThat(amount(account, "Perennial_Overdue_Amount__c"))
        .as(currency)
        .isEqualByComparingTo(overdue);
  }

  private static BigDecimal amount(Map<String, Object> account, String field) {
    return new BigDecimal(String.valueOf(account.get(field)));
  }

  private List<Long> minorUnits(String currency) {
    return perennial
        .store()
        .sql("select total from invoice where total_currency = :currency")
        .param("currency", currency)
        .query(Long.class)
        .list();
  }
}

package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.sandbox.company.Company;
import io.perennial.sandbox.company.CustomerTruth;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A company with two organisations and two billing accounts, which are kept apart. */
@Timeout(120)
class TwoOfEachTest {

  private static final Instant TODAY = Instant.parse("2026-11-20T12:00:00Z");
  private static final int EACH = 20;

  private final SettableClock clock = new SettableClock(TODAY);
  private final Company americas = Company.of(EACH, 3, TODAY);
  private final Company europe = Company.of(EACH, 4, TODAY);

  @Test
  void sync_keepsTwoOrganizationsAndTwoBillingAccountsApart() {
    try (ThreeSystems first = ThreeSystems.start(americas, clock, 21);
        ThreeSystems second = ThreeSystems.start(europe, clock, 22);
        TestApplication perennial =
            TestApplication.on(TestDatabase.create(), clock)
                .settings(both(first, second))
                .start()) {
      Report report = perennial.sync();

      assertThat(report.status()).isEqualTo(Status.COMPLETE);
      assertThat(report.customers()).isEqualTo(2 * EACH);
      assertThat(report.connections())
          .containsOnlyKeys(
              "salesforce", "stripe", "zendesk", "salesforce-eu", "stripe-eu", "zendesk-eu");
      for (int i = 0; i < EACH; i++) {
        agrees(first, americas.truth().customer(i));
        agrees(second, europe.truth().customer(i));
      }
      assertThat(
              perennial
                  .store()
                  .sql(
                      """
                      select count(*) from customer_link link
                      join customer on customer.id = link.customer
                      where (link.connection like '%-eu') <> (customer.connection like '%-eu')
                      """)
                  .query(Integer.class)
                  .single())
          .as("links from one company to the other's customers")
          .isZero();
      clock.advance(Duration.ofMinutes(10));
      perennial.sync();
      first.salesforce().writes().reset();
      second.salesforce().writes().reset();
      clock.advance(Duration.ofMinutes(10));
      perennial.sync();
      assertThat(first.salesforce().writes().all()).isEmpty();
      assertThat(second.salesforce().writes().all()).isEmpty();
    }
  }

  private static Map<String, String> both(ThreeSystems first, ThreeSystems second) {
    Map<String, String> settings = new TreeMap<>(first.settings());
    second
        .settings()
        .forEach(
            (key, value) ->
                settings.put(key.replaceFirst("(connections\\.[a-z]+)\\.", "$1-eu."), value));
    return settings;
  }

  private static void agrees(ThreeSystems systems, CustomerTruth customer) {
    Map<String, Object> account =
        systems.salesforce().records().get("Account", customer.accountId()).orElseThrow();
    assertThat(account.get("Perennial_Renewal_Flag__c"))
        .as(customer.archetype() + " " + customer.accountId())
        .isEqualTo(customer.today().renewalFlag());
    assertThat(account.get("Perennial_Renewal_Date__c"))
        .isEqualTo(customer.today().renewalDate().orElse(null));
  }
}

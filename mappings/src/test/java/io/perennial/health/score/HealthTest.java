package io.perennial.health.score;

import static io.perennial.health.score.HealthFixture.at;
import static io.perennial.health.score.HealthFixture.calculator;
import static io.perennial.health.score.HealthFixture.line;
import static io.perennial.health.score.HealthFixture.on;
import static io.perennial.health.score.HealthFixture.shipped;
import static io.perennial.health.score.HealthFixture.two;
import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Canonical.account;
import static io.perennial.testing.Canonical.activity;
import static io.perennial.testing.Canonical.invoice;
import static io.perennial.testing.Canonical.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.health.AtRisk;
import io.perennial.health.Health;
import io.perennial.health.model.Band;
import io.perennial.health.model.MeasureName;
import io.perennial.testing.Acme;
import org.junit.jupiter.api.Test;

/** What the score is made of. */
class HealthTest {

  @Test
  void score_isTheWeightedMeanOfWhatIsKnown() {
    // payment 100 with weight 15, relationship 80 with weight 10: 92
    Acme acme =
        acme()
            .invoice(invoice("INV-1", "2026-09-20").paid("2026-09-19T00:00:00Z"))
            .activity(activity("1", "2026-08-20"));

    Health health = on(shipped, acme, "2026-09-30");

    assertThat(health.points()).hasValue(92);
    assertThat(health.coverage()).isEqualTo(25);
    assertThat(health.band()).map(Band::name).contains("healthy");
    assertThat(health.modelVersion()).isEqualTo("1");
    assertThat(line(health, MeasureName.PAYMENT))
        .satisfies(
            payment -> {
              assertThat(payment.hundredths()).isEqualTo(6_000);
              assertThat(payment.drag()).isZero();
            });
    assertThat(line(health, MeasureName.RELATIONSHIP).drag()).isEqualTo(800);
    assertThat(line(health, MeasureName.PRODUCT_ADOPTION).counted()).isEmpty();
  }

  @Test
  void score_isUnknownOnTooLittleDataAndSaysWhy() {
    Health health = on(shipped, acme().activity(activity("1", "2026-09-29")), "2026-09-30");

    assertThat(health.points()).isEmpty();
    assertThat(health.band()).isEmpty();
    assertThat(health.atRisk()).isEqualTo(AtRisk.UNKNOWN);
    assertThat(health.unknownBecause().orElseThrow().text())
        .isEqualTo("data for only 10 % of the model's weight");
  }

  @Test
  void score_isUnknownBeforeTheCustomerAndAfterIt() {
    Acme late =
        acme(account("1").at("createdAt", "2026-09-10T10:00:00Z"))
            .invoice(invoice("INV-1", "2026-08-01"));
    Acme gone =
        acme(account("1").date("churnedAt", "2026-09-15")).invoice(invoice("INV-1", "2026-08-01"));

    assertThat(at(two, late, "2026-09-10T09:59:59Z").unknownBecause().orElseThrow().text())
        .isEqualTo("not a customer yet");
    assertThat(at(two, late, "2026-09-10T10:00:00Z").points()).isPresent();
    assertThat(on(two, gone, "2026-09-30").unknownBecause().orElseThrow().text())
        .isEqualTo("left on 15 Sep 2026");
    assertThat(on(two, gone, "2026-09-30").atRisk()).isEqualTo(AtRisk.UNKNOWN);
  }

  @Test
  void block_leavesNoScore() {
    HealthCalculator blocked = calculator("measures: { support: { missing: block } }");
    Acme acme =
        acme()
            .invoice(invoice("INV-1", "2026-09-20").paid("2026-09-19T00:00:00Z"))
            .activity(activity("1", "2026-09-29"));

    assertThat(on(blocked, acme, "2026-09-30").unknownBecause().orElseThrow().text())
        .isEqualTo("no score without support");
    assertThat(on(blocked, acme.ticket(ticket("1", "2026-09-29T00:00:00Z")), "2026-09-30").points())
        .isPresent();
  }

  @Test
  void fixedValue_countsButIsNoCoverage() {
    HealthCalculator fixed =
        calculator("minimum-coverage: 0\nmeasures: { support: { missing: { fixed: 40 } } }");

    Health health = on(fixed, acme().activity(activity("1", "2026-09-29")), "2026-09-30");

    assertThat(health.points()).hasValue(64);
    assertThat(health.coverage()).isEqualTo(10);
    assertThat(line(health, MeasureName.SUPPORT).assumed().orElseThrow().text())
        .isEqualTo("no data, counted as 40");
  }

  @Test
  void lastKnown_countsForItsDaysAndNotOneMore() {
    HealthCalculator kept =
        calculator(
            "minimum-coverage: 0\n"
                + "measures: { survey: { missing: { last-known: 10 }, window-days: 30 } }");
    Acme acme =
        acme()
            .ticket(
                ticket("7", "2026-07-01T10:00:00Z")
                    .solved("2026-07-02T10:00:00Z")
                    .set("satisfaction", "GOOD")
                    .at("ratedAt", "2026-08-01T10:00:00Z"));

    assertThat(line(on(kept, acme, "2026-08-30"), MeasureName.SURVEY).assumed()).isEmpty();
    assertThat(line(on(kept, acme, "2026-08-31"), MeasureName.SURVEY).counted()).hasValue(100);
    assertThat(line(on(kept, acme, "2026-09-09"), MeasureName.SURVEY).counted()).hasValue(100);
    assertThat(
            line(on(kept, acme, "2026-09-09"), MeasureName.SURVEY).assumed().orElseThrow().text())
        .isEqualTo(
            "as last known on 30 Aug 2026:"
                + " latest rating 5 of 5 on 1 Aug 2026, 5.0 on average in 30 days");
    assertThat(line(on(kept, acme, "2026-09-10"), MeasureName.SURVEY).counted()).isEmpty();
  }

  @Test
  void customerWithoutAnything_isUnknownAndNeverChangesByItself() {
    Health health = on(shipped, acme(account("1").without("createdAt")), "2026-09-30");

    assertThat(health.points()).isEmpty();
    assertThat(health.asOf()).isEmpty();
  }
}

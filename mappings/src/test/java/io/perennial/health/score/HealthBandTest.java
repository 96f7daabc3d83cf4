package io.perennial.health.score;

import static io.perennial.health.score.HealthFixture.TWO_MEASURES;
import static io.perennial.health.score.HealthFixture.at;
import static io.perennial.health.score.HealthFixture.band;
import static io.perennial.health.score.HealthFixture.calculator;
import static io.perennial.health.score.HealthFixture.on;
import static io.perennial.health.score.HealthFixture.shipped;
import static io.perennial.health.score.HealthFixture.two;
import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Canonical.activity;
import static io.perennial.testing.Canonical.contact;
import static io.perennial.testing.Canonical.deal;
import static io.perennial.testing.Canonical.invoice;
import static io.perennial.testing.Canonical.subscription;
import static io.perennial.testing.Canonical.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.health.AtRisk;
import io.perennial.health.Health;
import io.perennial.health.model.Band;
import io.perennial.testing.Acme;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Where the score is held, and when the band turns. */
class HealthBandTest {

  @Test
  void cap_holdsTheScoreFromItsDay() {
    Acme acme = acme().invoice(invoice("INV-1", "2026-07-31"));
    for (int number = 2; number < 40; number++) {
      acme.invoice(invoice("INV-" + number, "2026-08-01").paid("2026-07-15T00:00:00Z"));
    }
    acme.activity(activity("1", "2026-09-20")).contact(contact("1").set("level", "EXECUTIVE"));
    acme.contact(contact("2").set("level", "MANAGER"))
        .contact(contact("3").set("level", "MANAGER"));
    acme.ticket(ticket("1", "2026-09-20T00:00:00Z").solved("2026-09-21T00:00:00Z"));

    assertThat(on(shipped, acme, "2026-09-29").caps()).isEmpty();
    assertThat(on(shipped, acme, "2026-09-29").points().orElse(0)).isGreaterThan(40);
    Health capped = on(shipped, acme, "2026-09-30");
    assertThat(capped.points()).hasValue(40);
    assertThat(capped.caps())
        .singleElement()
        .satisfies(
            hit ->
                assertThat(hit.because().text())
                    .isEqualTo("invoice INV-1 unpaid since 1 Aug 2026, at most 40"));
  }

  @Test
  void notice_capsTheScore() {
    Acme acme =
        acme()
            .invoice(invoice("INV-1", "2026-09-20").paid("2026-09-19T00:00:00Z"))
            .activity(activity("1", "2026-09-29"))
            .subscription(
                subscription("sub_1", "2025-01-01T00:00:00Z")
                    .item("si_1", 10_000, "MONTH", 1, "2026-10-01")
                    .at("canceledAt", "2026-09-28T10:00:00Z")
                    .at("cancelAt", "2026-11-01T00:00:00Z"));

    assertThat(on(shipped, acme, "2026-09-27").caps()).isEmpty();
    assertThat(on(shipped, acme, "2026-09-28").points()).hasValue(40);
    assertThat(on(shipped, acme, "2026-09-28").atRisk()).isEqualTo(AtRisk.YES);
    assertThat(on(shipped, acme, "2026-09-28").atRiskSince()).contains(LocalDate.of(2026, 9, 28));
  }

  @Test
  void band_worsensAtOnceAndImprovesAtTheClosing() {
    // 100 points, at 10:00 an old invoice turns up, at 14:00 it is paid
    Acme acme = acme().activity(activity("1", "2026-09-15"));
    acme.invoice(invoice("INV-0", "2026-09-01").paid("2026-08-30T00:00:00Z"));
    acme.invoice(
        invoice("INV-1", "2026-09-10")
            .at("issuedAt", "2026-09-15T10:00:00Z")
            .paid("2026-09-15T14:00:00Z"));

    assertThat(band(two, acme, "2026-09-15T09:59:59Z")).isEqualTo("healthy");
    assertThat(band(two, acme, "2026-09-15T10:00:00Z")).isEqualTo("watch");
    Health afternoon = at(two, acme, "2026-09-15T14:00:00Z");
    assertThat(afternoon.points()).hasValue(100);
    assertThat(afternoon.band()).map(Band::name).contains("watch");
    assertThat(afternoon.nextChange()).contains(LocalDate.of(2026, 9, 16));
    assertThat(band(two, acme, "2026-09-16T00:00:00Z")).isEqualTo("healthy");
  }

  @Test
  void nextChange_isTomorrowWhileTheBandWaitsForTheClosing() {
    HealthCalculator steady =
        calculator(TWO_MEASURES.replace("linear: { 0: 100, 100: 0 }", "steps: { 0: 100 }"));
    Acme acme = acme().activity(activity("1", "2026-08-01"));
    acme.invoice(invoice("INV-0", "2026-08-20").paid("2026-08-19T00:00:00Z"));
    acme.invoice(
        invoice("INV-1", "2026-09-10")
            .at("issuedAt", "2026-09-15T10:00:00Z")
            .paid("2026-09-15T14:00:00Z"));

    assertThat(band(steady, acme, "2026-09-15T14:00:00Z")).isEqualTo("watch");
    assertThat(at(steady, acme, "2026-09-15T14:00:00Z").nextChange())
        .contains(LocalDate.of(2026, 9, 16));
    assertThat(at(steady, acme, "2026-09-16T00:00:00Z").nextChange())
        .hasValueSatisfying(next -> assertThat(next).isAfter(LocalDate.of(2026, 9, 17)));
  }

  @Test
  void band_keepsItsSideOfAnEdgeThroughTheDays() {
    // one point less every other day; payment keeps 100
    Acme acme = acme().activity(activity("1", "2026-07-01"));
    acme.invoice(invoice("INV-0", "2026-07-01").paid("2026-06-30T00:00:00Z"));

    Health edge = on(two, acme, "2026-08-30");
    assertThat(edge.points()).hasValue(70);
    assertThat(edge.band()).map(Band::name).contains("healthy");
    assertThat(band(two, acme, "2026-09-05T12:00:00Z")).isEqualTo("healthy");
    Health below = on(two, acme, "2026-09-07");
    assertThat(below.points()).hasValue(66);
    assertThat(below.band()).map(Band::name).contains("watch");
    assertThat(below.bandSince()).contains(LocalDate.of(2026, 9, 7));
  }

  @Test
  void bandSince_isUnknownIfItIsOlderThanThePastThatWeFollow() {
    Acme acme = acme().invoice(invoice("INV-0", "2025-01-01").paid("2024-12-30T00:00:00Z"));
    acme.activity(activity("1", "2026-09-15"));
    acme.contact(contact("1").set("level", "EXECUTIVE"));

    assertThat(on(two, acme, "2026-09-30").band()).isPresent();
    assertThat(on(two, acme, "2026-09-30").bandSince()).isEmpty();
  }

  @Test
  void renewalBoughtWithAConcession_keepsTheCustomerAtRisk() {
    Acme acme =
        acme()
            .invoice(invoice("INV-1", "2026-08-20").paid("2026-08-19T00:00:00Z"))
            .activity(activity("1", "2026-09-13"))
            .subscription(
                subscription("sub_1", "2025-01-01T00:00:00Z")
                    .item("si_1", 10_000, "MONTH", 1, "2026-10-01"))
            .subscription(
                subscription("sub_2", "2025-01-01T00:00:00Z")
                    .item("si_1", 5_000, "MONTH", 1, "2026-10-01")
                    .set("status", "CANCELED")
                    .at("endedAt", "2026-09-15T00:00:00Z"))
            .deal(deal("won", "RENEWAL").won("2026-09-15"));

    assertThat(on(shipped, acme, "2026-09-14").atRisk()).isEqualTo(AtRisk.NO);
    assertThat(on(shipped, acme, "2026-09-30").band()).map(Band::name).contains("healthy");
    assertThat(on(shipped, acme, "2026-09-30").atRisk()).isEqualTo(AtRisk.YES);
  }
}

package io.perennial.health.measure;

import static io.perennial.health.measure.MeasureFixture.assertUnknown;
import static io.perennial.health.measure.MeasureFixture.known;
import static io.perennial.health.measure.MeasureFixture.paid;
import static io.perennial.health.measure.MeasureFixture.payment;
import static io.perennial.health.measure.MeasureFixture.points;
import static io.perennial.health.measure.MeasureFixture.rated;
import static io.perennial.health.measure.MeasureFixture.survey;
import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Canonical.invoice;
import static io.perennial.testing.Canonical.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.health.measure.Reading.Known;
import io.perennial.testing.Acme;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What ratings and invoices say. */
class SurveyAndPaymentMeasureTest {

  @Test
  void survey_isUnknownWithoutARatingInTheWindow() {
    Acme acme = acme().ticket(rated("7", "2025-09-30T23:59:59Z", "GOOD"));

    assertThat(known(survey, acme.at("2026-09-29T12:00:00Z")).until())
        .contains(LocalDate.of(2026, 9, 30));
    assertUnknown(survey, acme.at("2026-09-30T00:00:00Z"), "no rating in 365 days");
  }

  @Test
  void survey_isHalfTheLatestAndHalfTheAverage() {
    Acme acme =
        acme()
            .ticket(rated("7", "2026-05-01T00:00:00Z", "GOOD"))
            .ticket(rated("8", "2026-06-01T00:00:00Z", "GOOD"))
            .ticket(rated("9", "2026-07-01T00:00:00Z", "BAD"));

    Known reading = known(survey, acme.facts());

    // 1 of 5 gives 0 points, 3.7 on average 71
    assertThat(reading.points()).isEqualTo(36);
    assertThat(reading.because().text())
        .isEqualTo("latest rating 1 of 5 on 1 Jul 2026, 3.7 on average in 365 days");
  }

  @Test
  void survey_losesPointsWhenANewerOneIsNotAnswered() {
    Acme acme =
        acme()
            .ticket(rated("7", "2026-05-01T00:00:00Z", "GOOD"))
            .ticket(
                ticket("8", "2026-09-01T00:00:00Z")
                    .solved("2026-09-02T00:00:00Z")
                    .set("satisfaction", "OFFERED")
                    .at("surveyedAt", "2026-09-10T08:00:00Z"));

    assertThat(points(survey, acme.at("2026-09-24T23:59:59Z"))).isEqualTo(100);
    assertThat(points(survey, acme.at("2026-09-25T00:00:00Z"))).isEqualTo(90);
    assertThat(known(survey, acme.facts()).because().text())
        .endsWith("; survey of 10 Sep 2026 not answered");
  }

  @Test
  void payment_isUnknownWhenNothingFellDue() {
    assertUnknown(payment, acme().facts(), "no invoice fell due in 365 days");
    Acme due = acme().invoice(invoice("INV-1", "2026-09-30"));
    assertUnknown(payment, due.facts(), "no invoice fell due in 365 days");
    assertThat(payment.read(due.facts()).until()).contains(LocalDate.of(2026, 10, 1));
  }

  @Test
  void payment_isLateFromTheFirstSecondAfterTheDueDay() {
    assertThat(known(payment, paid("2026-09-20T23:59:59Z").facts()).points()).isEqualTo(100);
    Known late = known(payment, paid("2026-09-21T00:00:00Z").facts());
    assertThat(late.points()).isZero();
    assertThat(late.because().text()).isEqualTo("1 of 1 invoices late in 365 days");
  }

  @Test
  void payment_fallsWithTheAgeOfWhatIsOverdue() {
    Acme acme = acme();
    for (int number = 2; number < 40; number++) {
      acme.invoice(invoice("INV-" + number, "2026-08-01").paid("2026-07-15T00:00:00Z"));
    }
    acme.invoice(invoice("INV-1", "2026-08-31"));

    assertThat(points(payment, acme.at("2026-08-31T23:59:59Z"))).isEqualTo(100);
    assertThat(points(payment, acme.at("2026-09-01T00:00:00Z"))).isEqualTo(80);
    assertThat(points(payment, acme.at("2026-09-30T12:00:00Z"))).isEqualTo(60);
    assertThat(points(payment, acme.at("2026-10-01T00:00:00Z"))).isEqualTo(40);
    assertThat(points(payment, acme.at("2026-10-31T00:00:00Z"))).isEqualTo(20);
    assertThat(points(payment, acme.at("2026-11-30T00:00:00Z"))).isZero();
    assertThat(known(payment, acme.at("2026-10-01T00:00:00Z")).because().text())
        .isEqualTo("invoice INV-1 (100.00 EUR) overdue since 1 Sep 2026");
  }

  @Test
  void payment_looksAtTheAverageDelay() {
    Acme acme = acme();
    for (int number = 0; number < 20; number++) {
      acme.invoice(
          invoice("INV-" + number, "2026-08-01")
              .paid(number == 0 ? "2027-01-01T00:00:00Z" : "2026-07-15T00:00:00Z"));
    }
    // one of twenty was paid five months late
    assertThat(known(payment, acme.at("2027-02-01T00:00:00Z")).points()).isEqualTo(85);
  }
}

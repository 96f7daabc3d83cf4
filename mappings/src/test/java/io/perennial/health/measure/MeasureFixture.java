package io.perennial.health.measure;

import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Canonical.contact;
import static io.perennial.testing.Canonical.deal;
import static io.perennial.testing.Canonical.invoice;
import static io.perennial.testing.Canonical.subscription;
import static io.perennial.testing.Canonical.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.health.measure.Reading.Known;
import io.perennial.health.measure.Reading.Unknown;
import io.perennial.health.model.HealthModel;
import io.perennial.health.model.MeasureName;
import io.perennial.health.model.MeasureSettings;
import io.perennial.model.TouchModel;
import io.perennial.model.history.Facts;
import io.perennial.revenue.Rates;
import io.perennial.revenue.Revenues;
import io.perennial.testing.Acme;
import io.perennial.testing.Canonical;
import java.util.Optional;

/** One customer, and what a measure reads from it. */
final class MeasureFixture {

  private MeasureFixture() {}

  static final Measure support = measure(MeasureName.SUPPORT, TouchModel.LOW);

  static final Measure survey = measure(MeasureName.SURVEY, TouchModel.LOW);

  static final Measure payment = measure(MeasureName.PAYMENT, TouchModel.LOW);

  static final Measure growth = measure(MeasureName.CONTRACT_GROWTH, TouchModel.LOW);

  static final Measure relationship = measure(MeasureName.RELATIONSHIP, TouchModel.LOW);

  static void critical(Acme acme, int count) {
    for (int number = 0; number < count; number++) {
      acme.ticket(
          ticket("4" + number, "2026-09-20T10:00:00Z")
              .set("priority", "HIGH")
              .solved("2026-09-21T00:00:00Z"));
    }
  }

  static Facts incidents(int count) {
    Acme acme = acme();
    for (int number = 0; number < count; number++) {
      acme.ticket(
          ticket("4" + number, "2026-09-20T10:00:00Z")
              .set("kind", "INCIDENT")
              .solved("2026-09-21T00:00:00Z"));
    }
    return acme.facts();
  }

  static Canonical rated(String id, String ratedAt, String answer) {
    return ticket(id, "2025-01-01T00:00:00Z")
        .solved("2025-01-02T00:00:00Z")
        .set("satisfaction", answer)
        .at("ratedAt", ratedAt);
  }

  static Acme paid(String paidAt) {
    return acme().invoice(invoice("INV-1", "2026-09-20").paid(paidAt));
  }

  static Canonical paying(String start, long minorUnitsAMonth) {
    return subscription("sub_1", start + "T00:00:00Z")
        .item("si_1", minorUnitsAMonth, "MONTH", 1, "2026-10-01");
  }

  static Canonical contract(String id, String type, String start, String end, long minorUnits) {
    return deal(id, type)
        .won(start)
        .eur("amount", minorUnits)
        .number("termYears", "2")
        .date("contractStart", start)
        .date("contractEnd", end);
  }

  static Facts people(String... levels) {
    Acme acme = acme();
    for (int number = 0; number < levels.length; number++) {
      acme.contact(contact("3" + number).set("level", levels[number]));
    }
    return acme.facts();
  }

  static void assertUnknown(Measure measure, Facts facts, String because) {
    assertThat(measure.read(facts))
        .isInstanceOfSatisfying(
            Unknown.class, unknown -> assertThat(unknown.because().text()).isEqualTo(because));
  }

  static int points(Measure measure, Facts facts) {
    return known(measure, facts).points();
  }

  static Known known(Measure measure, Facts facts) {
    Reading reading = measure.read(facts);
    assertThat(reading).isInstanceOf(Known.class);
    return (Known) reading;
  }

  static Measure measure(MeasureName name, TouchModel touch) {
    MeasureSettings settings =
        HealthModel.defaults()
            .settings(touch, Optional.empty())
            .getOrDefault(name, MeasureSettings.of(1));
    return Measures.of(name, settings, new Revenues(Rates.NONE));
  }
}

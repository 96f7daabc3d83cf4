package io.perennial.health.measure;

import static io.perennial.health.measure.MeasureFixture.assertUnknown;
import static io.perennial.health.measure.MeasureFixture.critical;
import static io.perennial.health.measure.MeasureFixture.incidents;
import static io.perennial.health.measure.MeasureFixture.known;
import static io.perennial.health.measure.MeasureFixture.measure;
import static io.perennial.health.measure.MeasureFixture.points;
import static io.perennial.health.measure.MeasureFixture.support;
import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Acme.unlinked;
import static io.perennial.testing.Canonical.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.health.measure.Reading.Known;
import io.perennial.health.model.MeasureName;
import io.perennial.model.TouchModel;
import io.perennial.testing.Acme;
import io.perennial.testing.Canonical;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What tickets say. */
class SupportMeasureTest {

  @Test
  void support_isUnknownWithoutALinkOrATicket() {
    assertUnknown(support, unlinked().facts(), "not found in support");
    assertUnknown(support, acme().facts(), "has never had a ticket");
  }

  @Test
  void support_fallsWithTheAgeOfACriticalTicketOnItsDay() {
    Acme acme = acme().ticket(ticket("7", "2026-09-01T23:59:59Z").set("priority", "URGENT"));

    assertThat(points(support, acme.at("2026-09-04T12:00:00Z"))).isEqualTo(100);
    assertThat(points(support, acme.at("2026-09-05T00:00:00Z"))).isEqualTo(80);
    assertThat(points(support, acme.at("2026-09-11T12:00:00Z"))).isEqualTo(60);
    assertThat(points(support, acme.at("2026-09-12T12:00:00Z"))).isEqualTo(30);
    assertThat(points(support, acme.at("2026-10-02T12:00:00Z"))).isZero();
    assertThat(support.read(acme.at("2026-09-12T12:00:00Z")).because().text())
        .isEqualTo("ticket 7 (urgent) open since 1 Sep 2026");
    assertThat(support.read(acme.at("2026-09-05T00:00:00Z")).until())
        .contains(LocalDate.of(2026, 9, 9));
  }

  @Test
  void support_isPatientWithAnOrdinaryTicket() {
    Acme acme = acme().ticket(ticket("7", "2026-09-01T10:00:00Z").set("priority", "NORMAL"));

    assertThat(points(support, acme.at("2026-09-08T12:00:00Z"))).isEqualTo(100);
    assertThat(points(support, acme.at("2026-09-09T12:00:00Z"))).isEqualTo(80);
  }

  @Test
  void support_looksAtTheShareOfCriticalTicketsFromThreeOn() {
    Acme two = acme();
    critical(two, 2);
    assertThat(points(support, two.facts())).isEqualTo(100);

    Acme three = acme();
    critical(three, 2);
    three.ticket(ticket("9", "2026-09-20T10:00:00Z").solved("2026-09-21T00:00:00Z"));
    Known reading = known(support, three.facts());
    assertThat(reading.points()).isEqualTo(50);
    assertThat(reading.because().text()).isEqualTo("2 of 3 tickets in 90 days critical");
    assertThat(reading.evidence()).hasSize(2);
  }

  @Test
  void support_looksAtReopenedTickets() {
    Acme acme = acme();
    for (int number = 0; number < 10; number++) {
      Canonical solved =
          ticket("4" + number, "2026-09-01T10:00:00Z").solved("2026-09-02T10:00:00Z");
      acme.ticket(number < 3 ? solved.set("reopens", 1L) : solved);
    }

    assertThat(known(support, acme.facts()).points()).isEqualTo(60);
    assertThat(known(support, acme.facts()).because().text())
        .isEqualTo("3 of 10 tickets in 90 days reopened");
  }

  @Test
  void questions_neverLowerSupportHoweverMany() {
    Acme acme = acme();
    for (int number = 0; number < 200; number++) {
      acme.ticket(
          ticket("4" + number, "2026-09-20T10:00:00Z")
              .set("kind", "QUESTION")
              .solved("2026-09-20T11:00:00Z"));
    }

    assertThat(points(support, acme.facts())).isEqualTo(100);
  }

  @Test
  void trouble_lowersSupportBeyondTheBand() {
    assertThat(points(support, incidents(20))).isEqualTo(100);
    assertThat(points(support, incidents(21))).isEqualTo(60);
    Measure highTouch = measure(MeasureName.SUPPORT, TouchModel.HIGH);
    assertThat(points(highTouch, incidents(10))).isEqualTo(100);
    assertThat(points(highTouch, incidents(11))).isEqualTo(60);
  }

  @Test
  void silence_lowersSupportOfAHighTouchCustomer() {
    Acme acme = acme().ticket(ticket("7", "2026-08-31T23:59:59Z").solved("2026-09-01T00:00:00Z"));
    Measure highTouch = measure(MeasureName.SUPPORT, TouchModel.HIGH);

    assertThat(points(highTouch, acme.at("2026-09-29T12:00:00Z"))).isEqualTo(100);
    assertThat(points(highTouch, acme.at("2026-09-30T00:00:00Z"))).isEqualTo(80);
    assertThat(points(support, acme.at("2026-09-30T00:00:00Z"))).isEqualTo(100);
  }
}

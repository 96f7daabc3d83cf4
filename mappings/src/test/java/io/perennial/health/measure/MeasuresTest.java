package io.perennial.health.measure;

import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Acme.unlinked;
import static io.perennial.testing.Canonical.account;
import static io.perennial.testing.Canonical.activity;
import static io.perennial.testing.Canonical.contact;
import static io.perennial.testing.Canonical.deal;
import static io.perennial.testing.Canonical.invoice;
import static io.perennial.testing.Canonical.subscription;
import static io.perennial.testing.Canonical.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.perennial.health.measure.Reading.Known;
import io.perennial.health.measure.Reading.Unknown;
import io.perennial.health.model.HealthModel;
import io.perennial.health.model.MeasureName;
import io.perennial.health.model.MeasureSettings;
import io.perennial.model.TouchModel;
import io.perennial.model.history.Facts;
import io.perennial.model.verdict.Because;
import io.perennial.revenue.Rates;
import io.perennial.revenue.Revenues;
import io.perennial.testing.Acme;
import io.perennial.testing.Canonical;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With the shipped settings for low touch, on 30 September 2026. */
class MeasuresTest {

  private final Measure support = measure(MeasureName.SUPPORT, TouchModel.LOW);
  private final Measure survey = measure(MeasureName.SURVEY, TouchModel.LOW);
  private final Measure payment = measure(MeasureName.PAYMENT, TouchModel.LOW);
  private final Measure growth = measure(MeasureName.CONTRACT_GROWTH, TouchModel.LOW);
  private final Measure relationship = measure(MeasureName.RELATIONSHIP, TouchModel.LOW);

  @Test
  void measure_withoutAFeedIsUnknown() {
    assertThat(measure(MeasureName.PRODUCT_ADOPTION, TouchModel.LOW).read(acme().facts()))
        .isEqualTo(new Unknown(Because.of("no feed of {}", "product adoption"), Optional.empty()));
  }

  @Test
  void points_stayWithinZeroAndAHundred() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Known(101, Because.of("x"), List.of(), Optional.empty()));
  }

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

  @Test
  void growth_isUnknownForANewCustomerAndWithoutRevenue() {
    Acme acme = acme().subscription(paying("2026-07-03", 100_000));

    assertUnknown(growth, acme().facts(), "no recurring revenue known");
    assertUnknown(
        growth,
        acme.at("2026-09-30T12:00:00Z"),
        "a customer since 3 Jul 2026, too new to have grown");
    assertThat(points(growth, acme.at("2026-10-01T00:00:00Z"))).isEqualTo(70);
  }

  @Test
  void growth_measuresAgainstTheYears() {
    Acme flat = acme().subscription(paying("2021-03-01", 100_000));
    Acme doubled =
        acme()
            .subscription(paying("2021-03-01", 100_000))
            .subscription(
                subscription("sub_2", "2024-01-01T00:00:00Z")
                    .item("si_1", 100_000, "MONTH", 1, "2026-10-01"));

    Known reading = known(growth, flat.facts());
    assertThat(reading.points()).isEqualTo(25);
    assertThat(reading.because().text())
        .isEqualTo(
            "ARR 12,000.00 EUR against 12,000.00 EUR at the start on 1 Mar 2021: 0 %, 25 % expected");
    assertThat(reading.until()).contains(LocalDate.of(2027, 3, 1));
    assertThat(points(growth, flat.at("2022-02-28T12:00:00Z"))).isEqualTo(70);
    assertThat(points(growth, doubled.facts())).isEqualTo(100);
  }

  @Test
  void growth_readsContractsWhereBillingIsUnknown() {
    Acme acme =
        unlinked()
            .deal(contract("a", "NEW", "2024-01-01", "2025-12-31", 2_000_000))
            .deal(contract("b", "RENEWAL", "2026-01-01", "2027-12-31", 2_400_000));

    // 10,000 a year became 12,000, and two years should have brought 10 %
    assertThat(points(growth, acme.facts())).isEqualTo(80);
  }

  @Test
  void relationship_isUnknownWithoutActivityAndLevels() {
    assertUnknown(
        relationship,
        acme().contact(contact("1")).facts(),
        "no activity, and nobody's level or role known");
  }

  @Test
  void relationship_wantsAnExecutiveAmongSeveral() {
    assertThat(points(relationship, people("EXECUTIVE", "MANAGER", "MANAGER"))).isEqualTo(100);
    assertThat(points(relationship, people("EXECUTIVE", "MANAGER"))).isEqualTo(75);
    assertThat(points(relationship, people("MANAGER", "MANAGER", "MANAGER"))).isEqualTo(75);
    assertThat(points(relationship, people("EXECUTIVE"))).isEqualTo(50);
    assertThat(points(relationship, people("USER", "USER"))).isEqualTo(20);
  }

  @Test
  void relationship_forgetsPeopleWhoLeft() {
    Acme acme =
        acme()
            .contact(contact("1").set("level", "EXECUTIVE"))
            .contact(
                contact("2").set("level", "MANAGER").at("inactiveSince", "2026-09-01T00:00:00Z"));

    assertThat(points(relationship, acme.at("2026-08-31T12:00:00Z"))).isEqualTo(75);
    assertThat(points(relationship, acme.at("2026-09-01T00:00:00Z"))).isEqualTo(50);
  }

  @Test
  void relationship_fallsWithSilenceAndCountsTheAccountsLastActivity() {
    Acme acme = acme().activity(activity("1", "2026-08-30"));

    assertThat(points(relationship, acme.at("2026-09-29T12:00:00Z"))).isEqualTo(100);
    assertThat(points(relationship, acme.at("2026-09-30T00:00:00Z"))).isEqualTo(80);
    assertThat(known(relationship, acme.at("2026-09-30T00:00:00Z")).because().text())
        .isEqualTo("last activity on 30 Aug 2026");
    Acme touched =
        acme(account("1").date("lastActivity", "2026-09-29")).activity(activity("1", "2026-08-30"));
    assertThat(points(relationship, touched.facts())).isEqualTo(100);
  }

  private static void critical(Acme acme, int count) {
    for (int number = 0; number < count; number++) {
      acme.ticket(
          ticket("4" + number, "2026-09-20T10:00:00Z")
              .set("priority", "HIGH")
              .solved("2026-09-21T00:00:00Z"));
    }
  }

  private static Facts incidents(int count) {
    Acme acme = acme();
    for (int number = 0; number < count; number++) {
      acme.ticket(
          ticket("4" + number, "2026-09-20T10:00:00Z")
              .set("kind", "INCIDENT")
              .solved("2026-09-21T00:00:00Z"));
    }
    return acme.facts();
  }

  private static Canonical rated(String id, String ratedAt, String answer) {
    return ticket(id, "2025-01-01T00:00:00Z")
        .solved("2025-01-02T00:00:00Z")
        .set("satisfaction", answer)
        .at("ratedAt", ratedAt);
  }

  private static Acme paid(String paidAt) {
    return acme().invoice(invoice("INV-1", "2026-09-20").paid(paidAt));
  }

  private static Canonical paying(String start, long minorUnitsAMonth) {
    return subscription("sub_1", start + "T00:00:00Z")
        .item("si_1", minorUnitsAMonth, "MONTH", 1, "2026-10-01");
  }

  private static Canonical contract(
      String id, String type, String start, String end, long minorUnits) {
    return deal(id, type)
        .won(start)
        .eur("amount", minorUnits)
        .number("termYears", "2")
        .date("contractStart", start)
        .date("contractEnd", end);
  }

  private static Facts people(String... levels) {
    Acme acme = acme();
    for (int number = 0; number < levels.length; number++) {
      acme.contact(contact("3" + number).set("level", levels[number]));
    }
    return acme.facts();
  }

  private static void assertUnknown(Measure measure, Facts facts, String because) {
    assertThat(measure.read(facts))
        .isInstanceOfSatisfying(
            Unknown.class, unknown -> assertThat(unknown.because().text()).isEqualTo(because));
  }

  private static int points(Measure measure, Facts facts) {
    return known(measure, facts).points();
  }

  private static Known known(Measure measure, Facts facts) {
    Reading reading = measure.read(facts);
    assertThat(reading).isInstanceOf(Known.class);
    return (Known) reading;
  }

  private static Measure measure(MeasureName name, TouchModel touch) {
    MeasureSettings settings =
        HealthModel.defaults()
            .settings(touch, Optional.empty())
            .getOrDefault(name, MeasureSettings.of(1));
    return Measures.of(name, settings, new Revenues(Rates.NONE));
  }
}

package io.perennial.health.flag.rule;

import static io.perennial.health.flag.FlagName.ADVOCACY_READY;
import static io.perennial.health.flag.FlagName.CRITICAL_TICKET_AGING;
import static io.perennial.health.flag.FlagName.CRITICAL_TICKET_DURING_DEAL;
import static io.perennial.health.flag.FlagName.DATA_STALE;
import static io.perennial.health.flag.FlagName.DISPUTE_OPEN;
import static io.perennial.health.flag.FlagName.FIRST_RENEWAL;
import static io.perennial.health.flag.FlagName.GROWTH_LAG;
import static io.perennial.health.flag.FlagName.LOW_COVERAGE;
import static io.perennial.health.flag.FlagName.NO_CONTACT;
import static io.perennial.health.flag.FlagName.PARTIAL_CHURN;
import static io.perennial.health.flag.FlagName.PAYMENT_OVERDUE;
import static io.perennial.health.flag.FlagName.PAYMENT_SLOWING;
import static io.perennial.health.flag.FlagName.RENEWAL_DUE;
import static io.perennial.health.flag.FlagName.RENEWAL_LATE;
import static io.perennial.health.flag.FlagName.RENEWAL_MISMATCH;
import static io.perennial.health.flag.FlagName.RENEWAL_UPCOMING;
import static io.perennial.health.flag.FlagName.RENEWAL_URGENT;
import static io.perennial.health.flag.FlagName.REPEATED_TOPIC;
import static io.perennial.health.flag.FlagName.RESCUE;
import static io.perennial.health.flag.FlagName.REVIEW_DUE;
import static io.perennial.health.flag.FlagName.SINGLE_THREADED;
import static io.perennial.health.flag.FlagName.SPONSOR_LOST;
import static io.perennial.health.flag.FlagName.SUPPORT_OVERUSE;
import static io.perennial.health.flag.FlagName.SUPPORT_SILENT;
import static io.perennial.health.flag.FlagName.SURVEY_LOW;
import static io.perennial.health.flag.FlagName.SURVEY_SILENT;
import static io.perennial.health.flag.FlagName.TICKET_SPIKE;
import static io.perennial.testing.Acme.unlinked;
import static io.perennial.testing.Canonical.account;
import static io.perennial.testing.Canonical.activity;
import static io.perennial.testing.Canonical.contact;
import static io.perennial.testing.Canonical.deal;
import static io.perennial.testing.Canonical.invoice;
import static io.perennial.testing.Canonical.subscription;
import static io.perennial.testing.Canonical.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.health.Cohorts;
import io.perennial.health.Health;
import io.perennial.health.OpenFlag;
import io.perennial.health.flag.FlagName;
import io.perennial.health.flag.FlagRules;
import io.perennial.health.flag.Owner;
import io.perennial.health.model.HealthModel;
import io.perennial.health.score.HealthCalculator;
import io.perennial.model.history.SourceKind;
import io.perennial.revenue.Rates;
import io.perennial.testing.Acme;
import io.perennial.testing.Canonical;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every flag at its edge, with the shipped thresholds. */
class FlagsTest {

  private final HealthCalculator calculator =
      new HealthCalculator(HealthModel.defaults(), FlagRules.defaults(), Rates.NONE);

  @Test
  void criticalTicketAging_isRaisedOnTheEleventhDay() {
    Acme acme = acme("HIGH").ticket(ticket("7", "2026-09-10T10:00:00Z").set("priority", "HIGH"));

    assertThat(raised(acme, CRITICAL_TICKET_AGING, "2026-09-20")).isFalse();
    assertThat(raised(acme, CRITICAL_TICKET_AGING, "2026-09-21")).isTrue();
    OpenFlag flag = flag(acme, CRITICAL_TICKET_AGING, "2026-09-30").orElseThrow();
    assertThat(flag.since()).contains(LocalDate.of(2026, 9, 21));
    assertThat(flag.because().text()).isEqualTo("critical ticket 7 open since 10 Sep 2026");
    assertThat(flag.owner()).isEqualTo(Owner.SUPPORT_LEAD);
    assertThat(flag.evidence()).hasSize(1);
  }

  @Test
  void criticalTicketAging_isNotRaisedByAnOrdinaryTicketAndClearsWithTheSolution() {
    Acme normal =
        acme("HIGH").ticket(ticket("7", "2026-09-10T10:00:00Z").set("priority", "NORMAL"));
    Acme solved =
        acme("HIGH")
            .ticket(
                ticket("7", "2026-09-10T10:00:00Z")
                    .set("priority", "HIGH")
                    .solved("2026-09-25T10:00:00Z"));

    assertThat(raised(normal, CRITICAL_TICKET_AGING, "2026-09-30")).isFalse();
    assertThat(raised(solved, CRITICAL_TICKET_AGING, "2026-09-24")).isTrue();
    Health after = on(solved, "2026-09-25");
    assertThat(after.flag(CRITICAL_TICKET_AGING)).isEmpty();
    assertThat(after.cleared())
        .anySatisfy(
            cleared -> {
              assertThat(cleared.name()).isEqualTo(CRITICAL_TICKET_AGING);
              assertThat(cleared.opened()).contains(LocalDate.of(2026, 9, 21));
              assertThat(cleared.cleared()).isEqualTo(LocalDate.of(2026, 9, 25));
            });
  }

  @Test
  void ticketSpike_countsSevenDays() {
    Acme acme = acme("HIGH");
    tickets(acme, "2026-09-20", 3);

    assertThat(raised(acme, TICKET_SPIKE, "2026-09-20")).isTrue();
    assertThat(raised(acme, TICKET_SPIKE, "2026-09-26")).isTrue();
    assertThat(raised(acme, TICKET_SPIKE, "2026-09-27")).isFalse();
    Acme two = acme("HIGH");
    tickets(two, "2026-09-20", 2);
    assertThat(raised(two, TICKET_SPIKE, "2026-09-20")).isFalse();
  }

  @Test
  void ticketSpike_isDangerFromFiveOnAndWantsMoreInLowTouch() {
    Acme four = acme("HIGH");
    tickets(four, "2026-09-20", 4);
    Acme five = acme("HIGH");
    tickets(five, "2026-09-20", 5);
    Acme low = acme("LOW");
    tickets(low, "2026-09-20", 4);

    assertThat(flag(four, TICKET_SPIKE, "2026-09-20").orElseThrow().danger()).isFalse();
    assertThat(flag(five, TICKET_SPIKE, "2026-09-20").orElseThrow().danger()).isTrue();
    assertThat(raised(low, TICKET_SPIKE, "2026-09-20")).isFalse();
  }

  @Test
  void supportOveruse_differsByTouchModel() {
    assertThat(raised(many("HIGH", 10), SUPPORT_OVERUSE, "2026-09-30")).isFalse();
    assertThat(raised(many("HIGH", 11), SUPPORT_OVERUSE, "2026-09-30")).isTrue();
    assertThat(raised(many("LOW", 20), SUPPORT_OVERUSE, "2026-09-30")).isFalse();
    assertThat(raised(many("LOW", 21), SUPPORT_OVERUSE, "2026-09-30")).isTrue();
  }

  @Test
  void supportSilent_comparesWithTheCustomersOwnHabit() {
    Acme acme = acme("HIGH");
    for (int month = 3; month <= 8; month++) {
      tickets(acme, "2026-0" + month + "-30", 2);
    }

    assertThat(raised(acme, SUPPORT_SILENT, "2026-09-28")).isFalse();
    assertThat(raised(acme, SUPPORT_SILENT, "2026-09-29")).isTrue();
    assertThat(flag(acme, SUPPORT_SILENT, "2026-09-29").orElseThrow().because().text())
        .isEqualTo("0 tickets in 30 days, 12 in the 180 days before");
    tickets(acme, "2026-09-29", 1);
    assertThat(raised(acme, SUPPORT_SILENT, "2026-09-29")).isFalse();
  }

  @Test
  void supportSilent_needsAHabit() {
    Acme acme = acme("HIGH");
    tickets(acme, "2026-05-01", 11);

    assertThat(raised(acme, SUPPORT_SILENT, "2026-09-29")).isFalse();
  }

  @Test
  void repeatedTopic_countsOneTopicInFourteenDays() {
    Acme acme =
        acme("LOW")
            .ticket(ticket("1", "2026-09-10T10:00:00Z").set("topic", "login"))
            .ticket(ticket("2", "2026-09-15T10:00:00Z").set("topic", "login"))
            .ticket(ticket("3", "2026-09-16T10:00:00Z").set("topic", "export"))
            .ticket(ticket("4", "2026-09-23T10:00:00Z").set("topic", "login"));

    assertThat(raised(acme, REPEATED_TOPIC, "2026-09-22")).isFalse();
    assertThat(flag(acme, REPEATED_TOPIC, "2026-09-23").orElseThrow().because().text())
        .isEqualTo("3 tickets about login in 14 days");
    assertThat(raised(acme, REPEATED_TOPIC, "2026-09-24")).isFalse();
  }

  @Test
  void criticalTicketDuringDeal_needsBoth() {
    Canonical critical = ticket("7", "2026-09-30T08:00:00Z").set("priority", "URGENT");
    Canonical renewal = deal("006", "RENEWAL").date("closeDate", "2026-12-01");

    assertThat(raised(acme("LOW").ticket(critical), CRITICAL_TICKET_DURING_DEAL, "2026-09-30"))
        .isFalse();
    assertThat(raised(acme("LOW").deal(renewal), CRITICAL_TICKET_DURING_DEAL, "2026-09-30"))
        .isFalse();
    assertThat(
            flag(
                    acme("LOW").ticket(critical).deal(renewal),
                    CRITICAL_TICKET_DURING_DEAL,
                    "2026-09-30")
                .orElseThrow()
                .owner())
        .isEqualTo(Owner.REP);
    assertThat(
            raised(
                acme("LOW").ticket(critical).deal(deal("006", "NEW")),
                CRITICAL_TICKET_DURING_DEAL,
                "2026-09-30"))
        .isFalse();
  }

  @Test
  void paymentOverdue_isRaisedOnTheThirtyFirstDayAndDangerAfterSixty() {
    Acme acme = acme("LOW").invoice(invoice("INV-204", "2026-06-30"));

    assertThat(raised(acme, PAYMENT_OVERDUE, "2026-07-30")).isFalse();
    OpenFlag flag = flag(acme, PAYMENT_OVERDUE, "2026-07-31").orElseThrow();
    assertThat(flag.because().text())
        .isEqualTo("invoice INV-204 (100.00 EUR) overdue since 1 Jul 2026");
    assertThat(flag.danger()).isFalse();
    assertThat(flag(acme, PAYMENT_OVERDUE, "2026-08-29").orElseThrow().danger()).isFalse();
    assertThat(flag(acme, PAYMENT_OVERDUE, "2026-08-30").orElseThrow().danger()).isTrue();
  }

  @Test
  void paymentOverdue_needsACentAndAnOpenInvoice() {
    assertThat(
            raised(
                acme("LOW").invoice(invoice("INV-1", "2026-06-30").eur("remaining", 1)),
                PAYMENT_OVERDUE,
                "2026-09-30"))
        .isTrue();
    assertThat(
            raised(
                acme("LOW").invoice(invoice("INV-1", "2026-06-30").eur("remaining", 0)),
                PAYMENT_OVERDUE,
                "2026-09-30"))
        .isFalse();
    assertThat(
            raised(
                acme("LOW").invoice(invoice("INV-1", "2026-06-30").paid("2026-09-30T11:00:00Z")),
                PAYMENT_OVERDUE,
                "2026-09-30"))
        .isFalse();
  }

  @Test
  void paymentSlowing_comparesWithTheInvoicesBefore() {
    Acme nine = acme("LOW");
    Acme ten = acme("LOW");
    for (int month = 1; month <= 6; month++) {
      nine.invoice(month(month, month <= 3 ? 20 : 29));
      ten.invoice(month(month, month <= 3 ? 20 : 30));
    }

    assertThat(raised(nine, PAYMENT_SLOWING, "2026-07-15")).isFalse();
    OpenFlag flag = flag(ten, PAYMENT_SLOWING, "2026-07-15").orElseThrow();
    assertThat(flag.because().text())
        .isEqualTo("last 3 invoices paid after 30 days on average, those before after 20");
    assertThat(raised(ten, PAYMENT_SLOWING, "2026-10-28")).isTrue();
    assertThat(raised(ten, PAYMENT_SLOWING, "2026-10-29")).isFalse();
  }

  @Test
  void disputeOpen_isRaisedByAnInvoiceThatWasGivenUp() {
    Acme acme =
        acme("LOW")
            .invoice(
                invoice("INV-1", "2026-06-30")
                    .set("status", "UNCOLLECTIBLE")
                    .at("uncollectibleAt", "2026-09-01T10:00:00Z"));

    assertThat(raised(acme, DISPUTE_OPEN, "2026-08-31")).isFalse();
    assertThat(raised(acme, DISPUTE_OPEN, "2026-09-01")).isTrue();
    assertThat(raised(acme, DISPUTE_OPEN, "2027-08-31")).isTrue();
    assertThat(raised(acme, DISPUTE_OPEN, "2027-09-01")).isFalse();
  }

  @Test
  void surveyLow_isEnoughInHighTouchAndNeedsALowScoreInLowTouch() {
    Canonical bad = rated("7", "2026-09-20T10:00:00Z", "2");
    Canonical fair = rated("7", "2026-09-20T10:00:00Z", "2.1");

    assertThat(raised(acme("HIGH").ticket(bad), SURVEY_LOW, "2026-09-20")).isTrue();
    assertThat(raised(acme("HIGH").ticket(fair), SURVEY_LOW, "2026-09-20")).isFalse();
    assertThat(raised(acme("HIGH").ticket(bad), SURVEY_LOW, "2026-12-18")).isTrue();
    assertThat(raised(acme("HIGH").ticket(bad), SURVEY_LOW, "2026-12-19")).isFalse();

    Acme low = acme("LOW").ticket(bad).activity(activity("1", "2026-09-19"));
    assertThat(on(low, "2026-09-20").points()).hasValue(79);
    assertThat(raised(low, SURVEY_LOW, "2026-09-20")).isFalse();
    low.invoice(invoice("INV-1", "2026-09-10"));
    assertThat(on(low, "2026-09-20").points().orElse(100)).isLessThan(70);
    assertThat(raised(low, SURVEY_LOW, "2026-09-20")).isTrue();
  }

  @Test
  void surveySilent_needsAnotherSign() {
    Canonical asked =
        ticket("7", "2026-08-20T10:00:00Z")
            .solved("2026-08-25T10:00:00Z")
            .set("satisfaction", "OFFERED")
            .at("surveyedAt", "2026-09-01T10:00:00Z");
    Canonical overdue = invoice("INV-1", "2026-06-30");

    assertThat(raised(acme("LOW").ticket(asked), SURVEY_SILENT, "2026-09-30")).isFalse();
    Acme both = acme("LOW").ticket(asked).invoice(overdue);
    assertThat(raised(both, SURVEY_SILENT, "2026-09-15")).isFalse();
    assertThat(flag(both, SURVEY_SILENT, "2026-09-16").orElseThrow().because().text())
        .isEqualTo("survey of 1 Sep 2026 not answered, and payment overdue");
    Acme negative = acme("LOW").ticket(rated("7", "2026-09-20T10:00:00Z", "1")).invoice(overdue);
    assertThat(raised(negative, SURVEY_SILENT, "2026-09-20")).isTrue();
  }

  @Test
  void sponsorLost_isRaisedUntilThereIsANewOne() {
    Canonical gone =
        contact("1").set("role", "SPONSOR").at("inactiveSince", "2026-03-15T10:00:00Z");

    assertThat(raised(acme("TECH").contact(gone), SPONSOR_LOST, "2026-03-14")).isFalse();
    assertThat(raised(acme("TECH").contact(gone), SPONSOR_LOST, "2026-03-15")).isTrue();
    assertThat(raised(acme("TECH").contact(gone), SPONSOR_LOST, "2026-09-10")).isTrue();
    assertThat(raised(acme("TECH").contact(gone), SPONSOR_LOST, "2026-09-11")).isFalse();
    assertThat(
            raised(
                acme("TECH").contact(gone).contact(contact("2").set("role", "SPONSOR")),
                SPONSOR_LOST,
                "2026-03-15"))
        .isFalse();
  }

  @Test
  void singleThreaded_differsByTouchModelAndKnowsWhatItDoesNotKnow() {
    Canonical first = contact("1").set("role", "CHAMPION");
    Canonical second = contact("2").set("level", "MANAGER");
    Canonical third = contact("3").set("level", "EXECUTIVE");

    assertThat(raised(acme("HIGH").contact(first).contact(second), SINGLE_THREADED, "2026-09-30"))
        .isTrue();
    assertThat(
            raised(
                acme("HIGH").contact(first).contact(second).contact(third),
                SINGLE_THREADED,
                "2026-09-30"))
        .isFalse();
    assertThat(raised(acme("LOW").contact(first).contact(second), SINGLE_THREADED, "2026-09-30"))
        .isFalse();
    assertThat(raised(acme("LOW").contact(first), SINGLE_THREADED, "2026-09-30")).isTrue();
    assertThat(raised(acme("TECH").contact(first), SINGLE_THREADED, "2026-09-30")).isFalse();
    assertThat(raised(acme("HIGH").contact(contact("9")), SINGLE_THREADED, "2026-09-30")).isFalse();
  }

  @Test
  void noContact_countsActivitiesAndTickets() {
    Acme acme = acme("HIGH").activity(activity("1", "2026-08-30"));

    assertThat(raised(acme, NO_CONTACT, "2026-09-29")).isFalse();
    assertThat(raised(acme, NO_CONTACT, "2026-09-30")).isTrue();
    tickets(acme, "2026-09-01", 1);
    assertThat(raised(acme, NO_CONTACT, "2026-09-30")).isFalse();
    assertThat(raised(acme, NO_CONTACT, "2026-10-02")).isTrue();
    assertThat(raised(acme("HIGH"), NO_CONTACT, "2026-09-30")).isFalse();
    assertThat(
            raised(
                acme(account("1").set("touchModel", "HIGH").date("lastActivity", "2026-08-31")),
                NO_CONTACT,
                "2026-09-30"))
        .isFalse();
  }

  @Test
  void reviewDue_followsTheCadence() {
    Acme high = acme("HIGH").activity(activity("1", "2026-07-01").set("activityType", "REVIEW"));

    assertThat(raised(high, REVIEW_DUE, "2026-09-29")).isFalse();
    assertThat(raised(high, REVIEW_DUE, "2026-09-30")).isTrue();
    assertThat(
            raised(
                acme("HIGH").activity(activity("1", "2026-07-01").set("activityType", "CALL")),
                REVIEW_DUE,
                "2026-09-30"))
        .isFalse();
  }

  @Test
  void renewalFlags_followTheWindows() {
    Acme acme = acme("LOW").deal(contract("2026-12-31"));

    assertThat(raised(acme, RENEWAL_UPCOMING, "2026-10-01")).isFalse();
    assertThat(raised(acme, RENEWAL_UPCOMING, "2026-10-02")).isTrue();
    assertThat(raised(acme, RENEWAL_DUE, "2026-11-01")).isTrue();
    assertThat(raised(acme, RENEWAL_UPCOMING, "2026-11-01")).isFalse();
    assertThat(raised(acme, RENEWAL_URGENT, "2026-12-01")).isTrue();
    assertThat(raised(acme, RENEWAL_LATE, "2027-01-01")).isTrue();
    assertThat(raised(acme, FIRST_RENEWAL, "2026-10-02")).isTrue();
    assertThat(flag(acme, RENEWAL_DUE, "2026-11-01").orElseThrow().because().text())
        .isEqualTo("renewal on 31 Dec 2026");
  }

  @Test
  void renewalMismatch_namesBothDates() {
    Acme acme =
        acme("LOW")
            .deal(contract("2026-12-31"))
            .deal(deal("o", "RENEWAL").date("closeDate", "2026-11-30"));

    assertThat(flag(acme, RENEWAL_MISMATCH, "2026-09-30").orElseThrow().because().text())
        .isEqualTo("contract end says 31 Dec 2026, renewal opportunity says 30 Nov 2026");
  }

  @Test
  void rescue_isLowHealthInsideTheWindow() {
    Acme acme =
        acme("LOW")
            .deal(contract("2026-12-31"))
            .invoice(invoice("INV-1", "2026-06-30"))
            .contact(contact("1").set("level", "USER"));

    assertThat(on(acme, "2026-10-02").band().orElseThrow().name()).isEqualTo("at risk");
    assertThat(raised(acme, RESCUE, "2026-10-01")).isFalse();
    assertThat(raised(acme, RESCUE, "2026-10-02")).isTrue();
    assertThat(flag(acme, RESCUE, "2026-10-02").orElseThrow().because().text())
        .isEqualTo("low health and renewal on 31 Dec 2026");
  }

  @Test
  void partialChurn_isRaisedForNinetyDays() {
    Acme acme = acme("LOW");
    acme.subscription(monthly("sub_1", 10_000));
    acme.subscription(
        monthly("sub_2", 2_000).set("status", "CANCELED").at("endedAt", "2026-06-15T10:00:00Z"));

    assertThat(raised(acme, PARTIAL_CHURN, "2026-06-14")).isFalse();
    OpenFlag flag = flag(acme, PARTIAL_CHURN, "2026-06-15").orElseThrow();
    assertThat(flag.because().text())
        .isEqualTo("ARR fell from 1,440.00 EUR to 1,200.00 EUR on 15 Jun 2026");
    assertThat(flag.since()).contains(LocalDate.of(2026, 6, 15));
    assertThat(raised(acme, PARTIAL_CHURN, "2026-09-12")).isTrue();
    assertThat(raised(acme, PARTIAL_CHURN, "2026-09-13")).isFalse();
  }

  @Test
  void partialChurn_clearsWhenTheRevenueIsBack() {
    Acme acme = acme("LOW");
    acme.subscription(monthly("sub_1", 10_000));
    acme.subscription(
        monthly("sub_2", 2_000).set("status", "CANCELED").at("endedAt", "2026-06-15T10:00:00Z"));
    acme.subscription(
        subscription("sub_3", "2026-07-01T00:00:00Z")
            .item("si_1", 2_000, "MONTH", 1, "2026-10-01"));

    assertThat(raised(acme, PARTIAL_CHURN, "2026-06-30")).isTrue();
    assertThat(raised(acme, PARTIAL_CHURN, "2026-07-01")).isFalse();
  }

  @Test
  void growthLag_needsACohort() {
    Acme acme = acme("LOW").subscription(monthly("sub_1", 10_000));

    assertThat(growthLag(acme, 19)).isFalse();
    assertThat(growthLag(acme, 20)).isTrue();
    assertThat(raised(acme, GROWTH_LAG, "2026-09-30")).isFalse();
  }

  @Test
  void advocacyReady_wantsAHighScoreNoTicketAndNoEarlierQuestion() {
    assertThat(raised(happy("LOW", Map.of()), ADVOCACY_READY, "2026-09-30")).isTrue();
    assertThat(raised(happy("LOW", Map.of("advocacyAsked", true)), ADVOCACY_READY, "2026-09-30"))
        .isFalse();
    Acme open = happy("LOW", Map.of()).ticket(ticket("9", "2026-09-30T08:00:00Z"));
    assertThat(on(open, "2026-09-30").points().orElse(0)).isGreaterThan(85);
    assertThat(raised(open, ADVOCACY_READY, "2026-09-30")).isFalse();
  }

  @Test
  void dataStale_isRaisedOnTheThirdDayWithoutAReading() {
    Acme acme = acme("LOW").lastRead(SourceKind.SUPPORT, "2026-09-27T23:00:00Z");

    assertThat(raised(acme, DATA_STALE, "2026-09-29")).isFalse();
    assertThat(flag(acme, DATA_STALE, "2026-09-30").orElseThrow().because().text())
        .isEqualTo("support last read on 27 Sep 2026");
  }

  @Test
  void lowCoverage_isRaisedBelowThirtyPercent() {
    Acme acme = acme("LOW").activity(activity("1", "2026-09-29"));

    assertThat(on(acme, "2026-09-30").coverage()).isEqualTo(10);
    assertThat(raised(acme, LOW_COVERAGE, "2026-09-30")).isTrue();
    acme.invoice(invoice("INV-1", "2026-09-20").paid("2026-09-19T00:00:00Z"));
    acme.ticket(ticket("9", "2026-09-28T08:00:00Z"));
    assertThat(on(acme, "2026-09-30").coverage()).isEqualTo(40);
    assertThat(raised(acme, LOW_COVERAGE, "2026-09-30")).isFalse();
  }

  @Test
  void missingData_raisesNothingElse() {
    Acme nothing = unlinked();

    assertThat(on(nothing, "2026-09-30").flags())
        .extracting(OpenFlag::name)
        .containsExactly(LOW_COVERAGE);
  }

  @Test
  void customerThatLeft_hasNoFlags() {
    Acme acme =
        acme("LOW")
            .invoice(invoice("INV-1", "2026-06-30"))
            .subscription(
                monthly("sub_1", 10_000)
                    .set("status", "CANCELED")
                    .at("endedAt", "2026-09-01T00:00:00Z"));

    assertThat(on(acme, "2026-08-31").flags()).isNotEmpty();
    assertThat(on(acme, "2026-09-01").flags()).isEmpty();
  }

  @Test
  void flags_areListedByUrgencyAndTheFirstGivesTheNextAction() {
    Acme acme = acme("LOW").invoice(invoice("INV-1", "2026-06-30")).deal(contract("2026-08-31"));

    Health health = on(acme, "2026-09-30");

    assertThat(health.flags()).extracting(OpenFlag::name).startsWith(RENEWAL_LATE).isSorted();
    assertThat(health.nextAction())
        .contains("Call the sponsor today and agree on a date for the signature.");
  }

  private boolean growthLag(Acme acme, int cohortPercent) {
    Cohorts cohorts = new Cohorts(new TreeMap<>(Map.of(YearMonth.of(2026, 9), cohortPercent)));
    return calculator
        .at(acme.history(), List.of(), cohorts, Instant.parse("2026-09-30T12:00:00Z"))
        .flag(GROWTH_LAG)
        .isPresent();
  }

  private boolean raised(Acme acme, FlagName name, String day) {
    return flag(acme, name, day).isPresent();
  }

  private Optional<OpenFlag> flag(Acme acme, FlagName name, String day) {
    return on(acme, day).flag(name);
  }

  private Health on(Acme acme, String day) {
    return calculator.at(acme.history(), Instant.parse(day + "T12:00:00Z"));
  }

  private static Acme acme(String touchModel) {
    return acme(account("1").set("touchModel", touchModel));
  }

  private static Acme acme(Canonical account) {
    return Acme.acme(account.at("createdAt", "2020-01-01T00:00:00Z"));
  }

  private static Acme happy(String touchModel, Map<String, Object> attributes) {
    Canonical account = account("1").set("touchModel", touchModel);
    attributes.forEach(account::attribute);
    return acme(account)
        .activity(activity("1", "2026-09-29"))
        .ticket(rated("7", "2026-09-02T10:00:00Z", "5"))
        .invoice(invoice("INV-1", "2026-09-20").paid("2026-09-19T00:00:00Z"));
  }

  private static Acme many(String touchModel, int count) {
    Acme acme = acme(touchModel);
    tickets(acme, "2026-09-01", count);
    return acme;
  }

  /** Solved tickets opened on one day. */
  private static void tickets(Acme acme, String day, int count) {
    for (int number = 0; number < count; number++) {
      acme.ticket(ticket(day + "-" + number, day + "T10:00:00Z").solved(day + "T11:00:00Z"));
    }
  }

  private static Canonical rated(String id, String ratedAt, String score) {
    return ticket(id, "2026-08-25T10:00:00Z")
        .solved("2026-08-26T10:00:00Z")
        .number("satisfactionScore", score)
        .at("ratedAt", ratedAt);
  }

  /** An invoice of a month's first day, paid after so many days. */
  private static Canonical month(int month, int paidAfter) {
    LocalDate issued = LocalDate.of(2026, month, 1);
    return invoice("INV-" + month, issued.plusDays(30).toString())
        .at("issuedAt", issued + "T00:00:00Z")
        .paid(issued.plusDays(paidAfter) + "T10:00:00Z");
  }

  private static Canonical monthly(String id, long minorUnits) {
    return subscription(id, "2025-01-01T00:00:00Z")
        .item("si_1", minorUnits, "MONTH", 1, "2026-10-01");
  }

  private static Canonical contract(String end) {
    return deal("signed", "NEW")
        .won("2025-01-01")
        .date("contractStart", "2025-01-01")
        .date("contractEnd", end);
  }
}

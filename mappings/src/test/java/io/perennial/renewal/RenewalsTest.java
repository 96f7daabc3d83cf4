package io.perennial.renewal;

import static io.perennial.renewal.RenewalFlag.CHURNED;
import static io.perennial.renewal.RenewalFlag.DUE;
import static io.perennial.renewal.RenewalFlag.LATE;
import static io.perennial.renewal.RenewalFlag.NONE;
import static io.perennial.renewal.RenewalFlag.RENEWED;
import static io.perennial.renewal.RenewalFlag.UPCOMING;
import static io.perennial.renewal.RenewalFlag.URGENT;
import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Acme.unlinked;
import static io.perennial.testing.Canonical.account;
import static io.perennial.testing.Canonical.deal;
import static io.perennial.testing.Canonical.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.model.Money;
import io.perennial.model.history.Facts;
import io.perennial.revenue.Rates;
import io.perennial.revenue.Revenues;
import io.perennial.testing.Acme;
import io.perennial.testing.Canonical;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RenewalsTest {

  private final Revenues revenues = new Revenues(Rates.NONE);
  private final Renewals renewals = new Renewals(RenewalRules.DEFAULTS, revenues);

  @Test
  void windows_openOnTheirDayAndNotADayEarlier() {
    Acme acme = acme().deal(contract("2026-12-31"));

    assertThat(flag(acme, "2026-10-01")).isEqualTo(NONE);
    assertThat(flag(acme, "2026-10-02")).isEqualTo(UPCOMING);
    assertThat(flag(acme, "2026-10-31")).isEqualTo(UPCOMING);
    assertThat(flag(acme, "2026-11-01")).isEqualTo(DUE);
    assertThat(flag(acme, "2026-11-30")).isEqualTo(DUE);
    assertThat(flag(acme, "2026-12-01")).isEqualTo(URGENT);
    assertThat(flag(acme, "2026-12-31")).isEqualTo(URGENT);
    assertThat(flag(acme, "2027-01-01")).isEqualTo(LATE);
  }

  @Test
  void verdict_namesTheNextDayOnWhichItTurns() {
    Acme acme = acme().deal(contract("2026-12-31"));

    assertThat(on(acme, "2026-09-30").until()).contains(LocalDate.of(2026, 10, 2));
    assertThat(on(acme, "2026-10-02").until()).contains(LocalDate.of(2026, 11, 1));
    assertThat(on(acme, "2026-12-31").until()).contains(LocalDate.of(2027, 1, 1));
  }

  @Test
  void shortTerm_shrinksTheWindows() {
    Acme quarterly = acme().subscription(paid("2026-07-15", "MONTH", 3, "2026-10-15"));

    // a quarter has 92 days, a third of it is 30
    assertThat(flag(quarterly, "2026-09-14")).isEqualTo(NONE);
    assertThat(flag(quarterly, "2026-09-15")).isEqualTo(UPCOMING);
    assertThat(flag(quarterly, "2026-09-25")).isEqualTo(DUE);
    assertThat(flag(quarterly, "2026-10-05")).isEqualTo(URGENT);
  }

  @Test
  void monthlyPlan_hasNoDateUntilNoticeIsGiven() {
    Canonical monthly = paid("2026-01-15", "MONTH", 1, "2026-10-15");

    assertThat(on(acme().subscription(monthly), "2026-09-30").date()).isEmpty();
    assertThat(on(acme().subscription(monthly), "2026-09-30").items()).hasSize(1);
    Renewal noticed = on(acme().subscription(monthly.set("cancelAtPeriodEnd", true)), "2026-09-30");
    assertThat(noticed.date()).contains(LocalDate.of(2026, 10, 15));
    assertThat(noticed.cancelling()).isTrue();
    assertThat(noticed.source()).contains(DateSource.CANCELLATION);
  }

  @Test
  void cancelAt_isTheDate() {
    Acme acme =
        acme()
            .subscription(
                paid("2026-01-15", "MONTH", 1, "2026-10-15")
                    .at("cancelAt", "2026-11-20T10:00:00Z"));

    assertThat(on(acme, "2026-09-30").date()).contains(LocalDate.of(2026, 11, 20));
  }

  @Test
  void yearlyPlan_renewsByItselfAndIsRenewedForSixtyDays() {
    Acme acme = acme().subscription(paid("2025-08-01", "YEAR", 1, "2026-08-01"));

    assertThat(flag(acme, "2026-08-01")).isEqualTo(URGENT);
    assertThat(on(acme, "2026-08-01").first()).isTrue();
    assertThat(flag(acme, "2026-08-02")).isEqualTo(RENEWED);
    assertThat(on(acme, "2026-08-02").renewedOn()).contains(LocalDate.of(2026, 8, 1));
    assertThat(flag(acme, "2026-09-30")).isEqualTo(RENEWED);
    assertThat(flag(acme, "2026-10-01")).isEqualTo(NONE);
    assertThat(on(acme, "2026-10-01").date()).contains(LocalDate.of(2027, 8, 1));
    assertThat(on(acme, "2026-10-01").first()).isFalse();
  }

  @Test
  void period_isWoundBackForEarlierDays() {
    // read in September 2026, when the next period had begun already
    Acme acme = acme().subscription(paid("2025-08-01", "YEAR", 1, "2027-08-01"));

    assertThat(on(acme, "2026-07-15").date()).contains(LocalDate.of(2026, 8, 1));
    assertThat(flag(acme, "2026-07-15")).isEqualTo(URGENT);
  }

  @Test
  void contract_winsOverTheOpportunityAndTheDisagreementIsShown() {
    Acme acme =
        acme()
            .deal(contract("2026-12-31"))
            .deal(deal("open", "RENEWAL").date("closeDate", "2026-11-30"));

    Renewal renewal = on(acme, "2026-09-30");

    assertThat(renewal.date()).contains(LocalDate.of(2026, 12, 31));
    assertThat(renewal.source()).contains(DateSource.CONTRACT);
    assertThat(renewal.mismatches())
        .singleElement()
        .satisfies(
            mismatch -> {
              assertThat(mismatch.usedDate()).isEqualTo("2026-12-31");
              assertThat(mismatch.otherDate()).isEqualTo("2026-11-30");
              assertThat(mismatch.otherSource()).isEqualTo(DateSource.OPPORTUNITY);
            });
  }

  @Test
  void dates_upToThirtyDaysApartAgree() {
    Acme acme =
        acme()
            .deal(contract("2026-12-31"))
            .deal(deal("open", "RENEWAL").date("closeDate", "2026-12-01"));

    assertThat(on(acme, "2026-09-30").mismatches()).isEmpty();
    assertThat(on(acme, "2026-09-30").items()).hasSize(2);
  }

  @Test
  void opportunity_winsOverBilling() {
    Acme acme =
        acme()
            .subscription(paid("2026-03-01", "YEAR", 1, "2027-03-01"))
            .deal(deal("open", "RENEWAL").date("closeDate", "2027-02-15"));

    assertThat(on(acme, "2026-09-30").date()).contains(LocalDate.of(2027, 2, 15));
    assertThat(on(acme, "2026-09-30").source()).contains(DateSource.OPPORTUNITY);
  }

  @Test
  void periodInsideALongerContract_isNoMismatch() {
    Acme acme =
        acme()
            .deal(contract("2029-06-30"))
            .subscription(paid("2026-07-01", "YEAR", 1, "2027-07-01"));

    Renewal renewal = on(acme, "2026-09-30");

    assertThat(renewal.date()).isEmpty();
    assertThat(renewal.mismatches()).isEmpty();
    assertThat(renewal.until()).contains(LocalDate.of(2027, 7, 2));
    // the new period in July 2027 renews nothing: the contract simply goes on
    assertThat(flag(acme, "2027-07-02")).isEqualTo(NONE);
    assertThat(on(acme, "2027-07-02").first()).isTrue();
  }

  @Test
  void contractThatCoversLittle_leavesTheRestToBilling() {
    Acme acme =
        acme()
            .deal(contract("2029-06-30").eur("amount", 300_000).number("termYears", "3"))
            .subscription(paid("2026-05-01", "YEAR", 1, "2027-05-01"));

    // 1,000 a year of 10,000 stands in the contract
    assertThat(on(acme, "2026-09-30").date()).contains(LocalDate.of(2027, 5, 1));
  }

  @Test
  void date_countsOnlyIfATenthOfTheArrIsUp() {
    Canonical small = subscription("sub_2", "2026-01-01T00:00:00Z");
    Canonical large = paid("2026-06-01", "YEAR", 1, "2027-06-01").eur("unused", 0);

    Acme justEnough =
        acme()
            .subscription(large)
            .subscription(small.item("si_1", 111_112, "YEAR", 1, "2026-12-01"));
    assertThat(on(justEnough, "2026-09-30").date()).contains(LocalDate.of(2026, 12, 1));
    assertThat(on(justEnough, "2026-09-30").arrUp()).contains(Money.of(111_112, "EUR"));

    Acme tooLittle =
        acme()
            .subscription(large)
            .subscription(
                subscription("sub_2", "2026-01-01T00:00:00Z")
                    .item("si_1", 111_111, "YEAR", 1, "2026-12-01"));
    assertThat(on(tooLittle, "2026-09-30").date()).contains(LocalDate.of(2027, 6, 1));
    assertThat(on(tooLittle, "2026-09-30").arrUp()).contains(Money.of(1_000_000, "EUR"));
  }

  @Test
  void date_comesIntoSightTwelveMonthsAhead() {
    Acme acme = acme().deal(contract("2027-10-01"));

    assertThat(on(acme, "2026-09-30").date()).isEmpty();
    assertThat(on(acme, "2026-09-30").until()).contains(LocalDate.of(2026, 10, 1));
    assertThat(on(acme, "2026-10-01").date()).contains(LocalDate.of(2027, 10, 1));
  }

  @Test
  void leapDay_comesIntoSightWithoutAnError() {
    Acme acme = acme().deal(contract("2028-02-29"));

    assertThat(on(acme, "2027-02-28").date()).isEmpty();
    assertThat(on(acme, "2027-03-01").date()).contains(LocalDate.of(2028, 2, 29));
  }

  @Test
  void wonRenewal_takesThePlaceOfTheContractAndIsShownForSixtyDays() {
    Acme acme =
        acme()
            .deal(contract("2026-10-31"))
            .deal(
                deal("next", "RENEWAL")
                    .won("2026-09-01")
                    .date("contractStart", "2026-11-01")
                    .date("contractEnd", "2027-10-31"));

    assertThat(flag(acme, "2026-08-31")).isEqualTo(UPCOMING);
    assertThat(flag(acme, "2026-09-01")).isEqualTo(RENEWED);
    assertThat(flag(acme, "2026-10-31")).isEqualTo(RENEWED);
    assertThat(flag(acme, "2026-11-01")).isEqualTo(NONE);
  }

  @Test
  void addOn_renewsNothing() {
    Acme acme =
        acme()
            .deal(contract("2026-10-31"))
            .deal(
                deal("more", "ADD_ON")
                    .won("2026-09-01")
                    .date("contractStart", "2026-09-01")
                    .date("contractEnd", "2027-08-31"));

    assertThat(flag(acme, "2026-10-05")).isEqualTo(URGENT);
  }

  @Test
  void late_isForgottenAfterAYear() {
    Acme acme = unlinked().deal(contract("2026-01-31"));

    assertThat(flag(acme, "2027-01-31")).isEqualTo(LATE);
    assertThat(flag(acme, "2027-02-01")).isEqualTo(NONE);
  }

  @Test
  void customer_hasLeftWhenNothingRunsAnyMore() {
    Acme acme =
        acme()
            .subscription(
                paid("2025-08-01", "YEAR", 1, "2026-08-01")
                    .set("status", "CANCELED")
                    .at("endedAt", "2026-08-01T00:00:00Z"));

    assertThat(flag(acme, "2026-07-31")).isNotEqualTo(CHURNED);
    assertThat(flag(acme, "2026-08-01")).isEqualTo(CHURNED);
    assertThat(on(acme, "2026-09-30").churnedOn()).contains(LocalDate.of(2026, 8, 1));
  }

  @Test
  void customer_staysWhileAContractIsInForceOrATrialRuns() {
    Canonical ended =
        paid("2025-08-01", "YEAR", 1, "2026-08-01")
            .set("status", "CANCELED")
            .at("endedAt", "2026-08-01T00:00:00Z");

    assertThat(flag(acme().subscription(ended).deal(contract("2027-12-31")), "2026-09-30"))
        .isNotEqualTo(CHURNED);
    assertThat(
            flag(
                acme()
                    .subscription(ended)
                    .subscription(
                        subscription("sub_2", "2026-09-01T00:00:00Z").set("status", "TRIALING")),
                "2026-09-30"))
        .isNotEqualTo(CHURNED);
  }

  @Test
  void declaredChurn_countsFromItsDayUnlessWonBack() {
    Canonical churned =
        account("001").at("createdAt", "2020-01-01T00:00:00Z").date("churnedAt", "2026-10-15");

    assertThat(flag(acme(churned), "2026-10-14")).isNotEqualTo(CHURNED);
    assertThat(on(acme(churned), "2026-10-14").until()).contains(LocalDate.of(2026, 10, 15));
    assertThat(flag(acme(churned), "2026-10-15")).isEqualTo(CHURNED);
    assertThat(
            flag(
                acme(churned).subscription(paid("2026-10-16", "YEAR", 1, "2027-10-16")),
                "2026-10-17"))
        .isNotEqualTo(CHURNED);
  }

  @Test
  void lostRenewal_endsACustomerThatBillingDoesNotKnow() {
    Acme acme =
        unlinked()
            .deal(contract("2026-10-31"))
            .deal(
                deal("lost", "RENEWAL")
                    .set("closed", true)
                    .set("won", false)
                    .date("closeDate", "2026-10-10"));

    assertThat(flag(acme, "2026-10-31")).isEqualTo(URGENT);
    assertThat(flag(acme, "2026-11-01")).isEqualTo(CHURNED);
    assertThat(on(acme, "2026-12-01").churnedOn()).contains(LocalDate.of(2026, 11, 1));
  }

  @Test
  void newCustomerWithoutAnything_isNoneAndNotChurned() {
    assertThat(flag(acme(), "2026-09-30")).isEqualTo(NONE);
  }

  private RenewalFlag flag(Acme acme, String day) {
    return on(acme, day).flag();
  }

  private Renewal on(Acme acme, String day) {
    Facts facts = acme.at(day + "T12:00:00Z");
    return renewals.of(facts, revenues.of(facts));
  }

  /** A signed contract of unknown amount that began in 2025. */
  private static Canonical contract(String end) {
    return deal("signed", "NEW")
        .won("2025-01-01")
        .date("contractStart", "2025-01-01")
        .date("contractEnd", end);
  }

  /** A subscription over 10,000.00 EUR a period. */
  private static Canonical paid(String start, String interval, long count, String periodEnds) {
    return subscription("sub_1", start + "T00:00:00Z")
        .item("si_1", 1_000_000, interval, count, periodEnds);
  }
}

package io.perennial.renewal;

import static io.perennial.renewal.RenewalFixture.contract;
import static io.perennial.renewal.RenewalFixture.flag;
import static io.perennial.renewal.RenewalFixture.on;
import static io.perennial.renewal.RenewalFixture.paid;
import static io.perennial.renewal.RenewalFlag.NONE;
import static io.perennial.renewal.RenewalFlag.RENEWED;
import static io.perennial.renewal.RenewalFlag.UPCOMING;
import static io.perennial.renewal.RenewalFlag.URGENT;
import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Canonical.deal;
import static io.perennial.testing.Canonical.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.model.Money;
import io.perennial.testing.Acme;
import io.perennial.testing.Canonical;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Which date counts. */
class RenewalsTest {

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
  void notice_forTheEndOfAContractIsNoticeOfTheContract() {
    Acme acme =
        acme()
            .deal(contract("2026-12-31"))
            .subscription(
                paid("2026-01-01", "YEAR", 1, "2026-12-31").at("cancelAt", "2026-12-31T10:00:00Z"));

    Renewal renewal = on(acme, "2026-09-30");

    assertThat(renewal.date()).contains(LocalDate.of(2026, 12, 31));
    assertThat(renewal.source()).contains(DateSource.CONTRACT);
    assertThat(renewal.cancelling()).isTrue();
    assertThat(renewal.mismatches()).isEmpty();
  }

  @Test
  void notice_ofLessThanATenthIsNoNoticeOfTheContract() {
    Acme acme =
        acme()
            .deal(contract("2026-12-31"))
            .subscription(paid("2026-01-01", "YEAR", 1, "2026-12-31"))
            .subscription(
                subscription("sub_2", "2026-01-01T00:00:00Z")
                    .item("si_2", 111_111, "YEAR", 1, "2026-12-31")
                    .at("cancelAt", "2026-12-31T10:00:00Z"));

    assertThat(on(acme, "2026-09-30").cancelling()).isFalse();
  }

  @Test
  void plansOfWhichOneEnds_doNotDisagree() {
    Acme little =
        acme()
            .subscription(paid("2026-01-01", "YEAR", 1, "2026-12-15"))
            .subscription(
                subscription("sub_2", "2026-01-01T00:00:00Z")
                    .item("si_2", 50_000, "YEAR", 1, "2027-01-01")
                    .at("cancelAt", "2026-12-01T10:00:00Z"));
    assertThat(on(little, "2026-09-30").date()).contains(LocalDate.of(2026, 12, 15));
    assertThat(on(little, "2026-09-30").cancelling()).isFalse();

    Acme most =
        acme()
            .subscription(
                paid("2026-01-01", "YEAR", 1, "2027-01-01").at("cancelAt", "2026-12-01T10:00:00Z"))
            .subscription(
                subscription("sub_2", "2026-01-01T00:00:00Z")
                    .item("si_2", 50_000, "YEAR", 1, "2027-06-01"));
    assertThat(on(most, "2026-09-30").cancelling()).isTrue();
    assertThat(on(most, "2026-09-30").mismatches()).isEmpty();
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
}

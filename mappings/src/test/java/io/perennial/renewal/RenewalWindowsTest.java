package io.perennial.renewal;

import static io.perennial.renewal.RenewalFixture.contract;
import static io.perennial.renewal.RenewalFixture.flag;
import static io.perennial.renewal.RenewalFixture.on;
import static io.perennial.renewal.RenewalFixture.paid;
import static io.perennial.renewal.RenewalFlag.DUE;
import static io.perennial.renewal.RenewalFlag.LATE;
import static io.perennial.renewal.RenewalFlag.NONE;
import static io.perennial.renewal.RenewalFlag.UPCOMING;
import static io.perennial.renewal.RenewalFlag.URGENT;
import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Acme.unlinked;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.testing.Acme;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Which flag stands on which day. */
class RenewalWindowsTest {

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
  void period_isWoundBackForEarlierDays() {
    // read in September 2026, when the next period had begun already
    Acme acme = acme().subscription(paid("2025-08-01", "YEAR", 1, "2027-08-01"));

    assertThat(on(acme, "2026-07-15").date()).contains(LocalDate.of(2026, 8, 1));
    assertThat(flag(acme, "2026-07-15")).isEqualTo(URGENT);
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
  void late_isForgottenAfterAYear() {
    Acme acme = unlinked().deal(contract("2026-01-31"));

    assertThat(flag(acme, "2027-01-31")).isEqualTo(LATE);
    assertThat(flag(acme, "2027-02-01")).isEqualTo(NONE);
  }
}

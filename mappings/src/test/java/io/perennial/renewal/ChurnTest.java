package io.perennial.renewal;

import static io.perennial.renewal.RenewalFixture.contract;
import static io.perennial.renewal.RenewalFixture.flag;
import static io.perennial.renewal.RenewalFixture.on;
import static io.perennial.renewal.RenewalFixture.paid;
import static io.perennial.renewal.RenewalFlag.CHURNED;
import static io.perennial.renewal.RenewalFlag.NONE;
import static io.perennial.renewal.RenewalFlag.URGENT;
import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Acme.unlinked;
import static io.perennial.testing.Canonical.account;
import static io.perennial.testing.Canonical.deal;
import static io.perennial.testing.Canonical.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.testing.Acme;
import io.perennial.testing.Canonical;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** When a customer has left. */
class ChurnTest {

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
}

package io.perennial.health.flag.rule;

import static io.perennial.health.flag.FlagName.ADVOCACY_READY;
import static io.perennial.health.flag.FlagName.FIRST_RENEWAL;
import static io.perennial.health.flag.FlagName.GROWTH_LAG;
import static io.perennial.health.flag.FlagName.PARTIAL_CHURN;
import static io.perennial.health.flag.FlagName.RENEWAL_DUE;
import static io.perennial.health.flag.FlagName.RENEWAL_LATE;
import static io.perennial.health.flag.FlagName.RENEWAL_MISMATCH;
import static io.perennial.health.flag.FlagName.RENEWAL_UPCOMING;
import static io.perennial.health.flag.FlagName.RENEWAL_URGENT;
import static io.perennial.health.flag.FlagName.RESCUE;
import static io.perennial.health.flag.rule.FlagFixture.acme;
import static io.perennial.health.flag.rule.FlagFixture.contract;
import static io.perennial.health.flag.rule.FlagFixture.flag;
import static io.perennial.health.flag.rule.FlagFixture.growthLag;
import static io.perennial.health.flag.rule.FlagFixture.happy;
import static io.perennial.health.flag.rule.FlagFixture.monthly;
import static io.perennial.health.flag.rule.FlagFixture.on;
import static io.perennial.health.flag.rule.FlagFixture.raised;
import static io.perennial.testing.Canonical.contact;
import static io.perennial.testing.Canonical.deal;
import static io.perennial.testing.Canonical.invoice;
import static io.perennial.testing.Canonical.subscription;
import static io.perennial.testing.Canonical.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.health.OpenFlag;
import io.perennial.testing.Acme;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What contracts and revenue raise. */
class RenewalFlagsTest {

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
}

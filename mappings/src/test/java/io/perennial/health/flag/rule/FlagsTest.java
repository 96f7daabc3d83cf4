package io.perennial.health.flag.rule;

import static io.perennial.health.flag.FlagName.DATA_STALE;
import static io.perennial.health.flag.FlagName.LOW_COVERAGE;
import static io.perennial.health.flag.FlagName.RENEWAL_LATE;
import static io.perennial.health.flag.rule.FlagFixture.acme;
import static io.perennial.health.flag.rule.FlagFixture.contract;
import static io.perennial.health.flag.rule.FlagFixture.flag;
import static io.perennial.health.flag.rule.FlagFixture.monthly;
import static io.perennial.health.flag.rule.FlagFixture.on;
import static io.perennial.health.flag.rule.FlagFixture.raised;
import static io.perennial.testing.Acme.unlinked;
import static io.perennial.testing.Canonical.activity;
import static io.perennial.testing.Canonical.invoice;
import static io.perennial.testing.Canonical.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.health.Health;
import io.perennial.health.OpenFlag;
import io.perennial.model.history.SourceKind;
import io.perennial.testing.Acme;
import org.junit.jupiter.api.Test;

/** What holds for all flags. */
class FlagsTest {

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
}

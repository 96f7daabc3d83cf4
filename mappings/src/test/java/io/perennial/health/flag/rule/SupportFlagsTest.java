package io.perennial.health.flag.rule;

import static io.perennial.health.flag.FlagName.CRITICAL_TICKET_AGING;
import static io.perennial.health.flag.FlagName.CRITICAL_TICKET_DURING_DEAL;
import static io.perennial.health.flag.FlagName.REPEATED_TOPIC;
import static io.perennial.health.flag.FlagName.SUPPORT_OVERUSE;
import static io.perennial.health.flag.FlagName.SUPPORT_SILENT;
import static io.perennial.health.flag.FlagName.TICKET_SPIKE;
import static io.perennial.health.flag.rule.FlagFixture.acme;
import static io.perennial.health.flag.rule.FlagFixture.flag;
import static io.perennial.health.flag.rule.FlagFixture.many;
import static io.perennial.health.flag.rule.FlagFixture.month;
import static io.perennial.health.flag.rule.FlagFixture.on;
import static io.perennial.health.flag.rule.FlagFixture.raised;
import static io.perennial.health.flag.rule.FlagFixture.tickets;
import static io.perennial.testing.Canonical.deal;
import static io.perennial.testing.Canonical.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.health.Health;
import io.perennial.health.OpenFlag;
import io.perennial.health.flag.Owner;
import io.perennial.testing.Acme;
import io.perennial.testing.Canonical;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What tickets raise. */
class SupportFlagsTest {

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
    OpenFlag both =
        flag(acme("LOW").ticket(critical).deal(renewal), CRITICAL_TICKET_DURING_DEAL, "2026-09-30")
            .orElseThrow();
    assertThat(both.owner()).isEqualTo(Owner.REP);
    assertThat(both.because().text())
        .isEqualTo("critical ticket 7 open during a renewal closing 1 Dec 2026");
    assertThat(
            raised(
                acme("LOW").ticket(critical).deal(deal("006", "NEW")),
                CRITICAL_TICKET_DURING_DEAL,
                "2026-09-30"))
        .isFalse();
  }
}

package io.perennial.health.flag.rule;

import static io.perennial.health.flag.FlagName.NO_CONTACT;
import static io.perennial.health.flag.FlagName.REVIEW_DUE;
import static io.perennial.health.flag.FlagName.SINGLE_THREADED;
import static io.perennial.health.flag.FlagName.SPONSOR_LOST;
import static io.perennial.health.flag.FlagName.SURVEY_LOW;
import static io.perennial.health.flag.FlagName.SURVEY_SILENT;
import static io.perennial.health.flag.rule.FlagFixture.acme;
import static io.perennial.health.flag.rule.FlagFixture.flag;
import static io.perennial.health.flag.rule.FlagFixture.on;
import static io.perennial.health.flag.rule.FlagFixture.raised;
import static io.perennial.health.flag.rule.FlagFixture.rated;
import static io.perennial.health.flag.rule.FlagFixture.tickets;
import static io.perennial.testing.Canonical.account;
import static io.perennial.testing.Canonical.activity;
import static io.perennial.testing.Canonical.contact;
import static io.perennial.testing.Canonical.invoice;
import static io.perennial.testing.Canonical.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.testing.Acme;
import io.perennial.testing.Canonical;
import org.junit.jupiter.api.Test;

/** What surveys, contacts and activities raise. */
class RelationshipFlagsTest {

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
}

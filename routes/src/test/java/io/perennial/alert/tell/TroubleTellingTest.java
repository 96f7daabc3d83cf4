package io.perennial.alert.tell;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.alert.Alert;
import io.perennial.alert.Alerts;
import io.perennial.sql.Json;
import io.perennial.turn.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One trouble hides no other: each is told when it begins and when it is over. */
class TroubleTellingTest extends TroubleTestCase {

  @Test
  void chat_isToldOfAnotherTroubleWhileTheFirstLasts() {
    turn("PARTIAL", NO_RIGHT);
    assertThat(news())
        .singleElement()
        .asString()
        .startsWith(
            "Perennial: turn not complete: MISSING_FIELD crm/accounts, since 2026-06-30 12:05 UTC")
        .contains("\nMend: mend MISSING_FIELD");
    for (int i = 0; i < 3; i++) {
      turn("PARTIAL", NO_RIGHT);
    }
    assertThat(news()).isEmpty();

    turn(
        "PARTIAL",
        NO_RIGHT,
        problem("crm", "Account", "001A", "VALIDATION"),
        problem("crm", "Account", "001B", "VALIDATION"));

    assertThat(news())
        .singleElement()
        .asString()
        .startsWith(
            "Perennial: turn not complete: VALIDATION crm/Account, since 2026-06-30 12:25 UTC")
        .contains("2 times", "mend VALIDATION")
        .doesNotContain("MISSING_FIELD");

    turn("PARTIAL", NO_RIGHT);
    turn("PARTIAL", NO_RIGHT);
    assertThat(news()).isEmpty();
    turn("PARTIAL", NO_RIGHT);

    assertThat(news())
        .containsExactly(
            "Perennial: over: turn not complete: VALIDATION crm/Account, from 2026-06-30 12:25 UTC"
                + " to 2026-06-30 12:40 UTC");

    turn("COMPLETE");
    turn("COMPLETE");
    assertThat(news()).isEmpty();
    turn("COMPLETE");

    assertThat(news())
        .containsExactly(
            "Perennial: over: turn not complete: MISSING_FIELD crm/accounts, from 2026-06-30 12:05"
                + " UTC to 2026-06-30 12:55 UTC");
  }

  @Test
  void chat_isToldOfParkedRecordsOnceHoweverManyTheyBecome() {
    turn("PARTIAL", parked(500));
    assertThat(news())
        .singleElement()
        .asString()
        .startsWith("Perennial: turn not complete: PARKED crm, since 2026-06-30 12:05 UTC")
        .contains("500 times", "perennial parked");

    turn("PARTIAL", parked(7));

    assertThat(news()).isEmpty();
  }

  private static String parked(int records) {
    return Json.write(
        Map.of(
            "problems",
            List.of(),
            "connections",
            Map.of(
                "crm", Map.of("parked", records, "written", Map.of()),
                "desk", Map.of("parked", 0, "written", Map.of()))));
  }

  @Test
  void chat_isToldOfWritesWhoseOutcomeNobodyKnows() {
    turn(
        "PARTIAL",
        """
        {"problems": [], "connections": {"crm": {"parked": 0, "written": {
          "Account": {"sent": 9, "acknowledged": 6, "refused": 0, "unknown": 3},
          "Task": {"sent": 1, "acknowledged": 1, "refused": 0, "unknown": 0}}}}}
        """);

    assertThat(news())
        .singleElement()
        .asString()
        .startsWith("Perennial: turn not complete: UNKNOWN_OUTCOME crm/Account, since")
        .contains("3 times");
  }

  @Test
  void chat_isNotToldThatAllIsOverWhenATurnBreaksOff() {
    turn("PARTIAL", NO_RIGHT);
    news();

    turn("FAILED", NO_REPORT);
    assertThat(news())
        .singleElement()
        .asString()
        .startsWith("Perennial: turn not complete: broken off, since 2026-06-30 12:10 UTC");

    turn("PARTIAL", NO_RIGHT);
    turn("PARTIAL", NO_RIGHT);
    turn("PARTIAL", NO_RIGHT);
    assertThat(news())
        .containsExactly(
            "Perennial: over: turn not complete: broken off, from 2026-06-30 12:10 UTC to"
                + " 2026-06-30 12:25 UTC");
  }

  @Test
  void chat_isNotToldThatATroubleIsOverWhileWritesWait() {
    turn("PARTIAL", AWAY);
    assertThat(news()).hasSize(1);

    turn("WAITING", AWAY, HELD);
    turn("WAITING", STILL_HELD, AWAY);

    assertThat(news()).isEmpty();
    assertThat(perennial.bean(Alerts.class).firing(clock.instant()))
        .singleElement()
        .extracting(Alert::since)
        .isEqualTo(Instant.parse("2026-06-30T12:05:00Z"));

    for (int i = 0; i < 3; i++) {
      turn("WAITING", STILL_HELD);
    }

    assertThat(news())
        .containsExactly(
            "Perennial: over: turn not complete: HTTP_503 desk/tickets, from 2026-06-30 12:05 UTC"
                + " to 2026-06-30 12:30 UTC");
  }

  @Test
  void trouble_beganWithTheFirstTurnThatHadItAlsoWhenNobodyLooked() {
    List<Problem[]> turns =
        List.of(
            new Problem[] {AWAY},
            new Problem[] {NO_RIGHT},
            new Problem[] {NO_RIGHT, AWAY, HELD},
            new Problem[] {NO_RIGHT, AWAY});
    for (Problem[] problems : turns) {
      turn(List.of(problems).contains(HELD) ? "WAITING" : "PARTIAL", problems);
    }
    turn("FAILED", NO_REPORT);
    perennial.store().sql("delete from alert").update();

    assertThat(perennial.bean(Alerts.class).firing(clock.instant()))
        .extracting(alert -> alert.subject() + " " + alert.since())
        .containsExactly(
            "HTTP_503 desk/tickets 2026-06-30T12:15:00Z",
            "MISSING_FIELD crm/accounts 2026-06-30T12:10:00Z",
            "broken off 2026-06-30T12:25:00Z");
  }
}

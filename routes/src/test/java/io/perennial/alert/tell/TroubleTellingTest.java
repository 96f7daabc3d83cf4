package io.perennial.alert.tell;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.alert.Alert;
import io.perennial.alert.AlertTable;
import io.perennial.alert.Alerts;
import io.perennial.connector.testkit.FakeConnector;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.settings.OperatorSettings;
import io.perennial.sql.Json;
import io.perennial.sql.Sql;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.Problem;
import io.perennial.work.Leases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** One trouble hides no other: each is told when it begins and when it is over. */
class TroubleTellingTest {

  private static final Problem NO_RIGHT = problem("crm", "accounts", "", "MISSING_FIELD");
  private static final Problem AWAY = problem("desk", "tickets", "", "HTTP_503");
  private static final Problem HELD = problem("", "", "", "BRAKE_BAND_CHANGES");
  private static final Problem STILL_HELD = problem("", "", "", "BRAKE_WAITS");
  private static final String NO_REPORT = "";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-30T12:00:00Z"));
  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock)
          .connection(
              new FakeConnector(new FakeVendor("crm"), List.of("accounts"), 10),
              "fake",
              "accounts: { becomes: account, fields: { name: { from: Name, as: trim } } }")
          .start();
  private final ChatServer chat = ChatServer.start();
  private final Telling telling = telling();
  private int told;

  @AfterEach
  void stop() {
    perennial.close();
    chat.close();
  }

  private Telling telling() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource("test", Map.of("perennial.alerts.webhook", (Object) chat.url())));
    return new Telling(
        perennial.bean(Alerts.class),
        perennial.bean(AlertTable.class),
        perennial.bean(Leases.class),
        clock,
        new OperatorSettings(environment));
  }

  private static Problem problem(String connection, String stream, String id, String code) {
    return new Problem(connection, stream, id, code, "it is so", "mend " + code);
  }

  /** A turn that ended so, after which somebody looks; one each five minutes. */
  private void turn(String status, Problem... problems) {
    turn(status, Json.write(Map.of("problems", problems, "connections", Map.of())));
  }

  private void turn(String status, String report) {
    clock.advance(Duration.ofMinutes(5));
    perennial
        .store()
        .sql(
            """
            insert into run (verb, status, as_of, started_at, ended_at, process, report)
            values ('serve', :status, :now, :now, :now, 'p', nullif(:report, '')::jsonb)
            """)
        .param("status", status)
        .param("now", Sql.time(clock.instant()))
        .param("report", report)
        .update();
    telling.look();
  }

  /** What has been told since somebody asked last. */
  private List<String> news() {
    List<String> news = chat.taken().subList(told, chat.taken().size());
    told = chat.taken().size();
    return List.copyOf(news);
  }

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
  void chat_isToldOnceOfATroubleThatComesAndGoes() {
    for (int i = 0; i < 12; i++) {
      turn("PARTIAL", AWAY);
      turn("COMPLETE");
    }
    assertThat(news()).hasSize(1);
    turn("COMPLETE");
    assertThat(news()).isEmpty();

    turn("COMPLETE");

    assertThat(news())
        .containsExactly(
            "Perennial: over: turn not complete: HTTP_503 desk/tickets, from 2026-06-30 12:05 UTC"
                + " to 2026-06-30 14:10 UTC");
    assertThat(perennial.bean(Alerts.class).firing(clock.instant())).isEmpty();
  }

  @Test
  void chat_isToldOnceOfTurnsThatBreakOffNowAndThen() {
    for (int i = 0; i < 12; i++) {
      turn("FAILED", NO_REPORT);
      turn("COMPLETE");
      turn("COMPLETE");
    }

    assertThat(news()).hasSize(1);
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
  void chat_isNotToldAnewWhenTroublesChangePlaces() {
    List<Problem> many = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      for (int times = 0; times <= i % 5; times++) {
        many.add(problem("crm", "s" + i, "id" + times, "CODE"));
      }
    }
    turn("PARTIAL", many.toArray(Problem[]::new));
    assertThat(news())
        .singleElement()
        .asString()
        .startsWith("Perennial: 11 alerts")
        .contains("turn not complete: others", "4 more");

    for (int i = 0; i < 5; i++) {
      Collections.rotate(many, 3);
      List<Problem> others = new ArrayList<>(many);
      for (int times = 0; times < 50; times++) {
        others.add(problem("crm", "s" + (i + 2), "again" + times, "CODE"));
      }
      turn("PARTIAL", others.toArray(Problem[]::new));
    }

    assertThat(news()).isEmpty();
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
  void chat_isToldOnceThatWritesWaitThoughTheRunIsAnother() {
    for (int run = 1; run <= 3; run++) {
      turn("WAITING", HELD);
      perennial.store().sql("update brake set ended_at = now()").update();
      perennial
          .store()
          .sql(
              """
              insert into brake (run, effects, reason, held_at)
              select max(id), '{"BAND_CHANGES": 31}', 'so much', max(started_at) from run
              """)
          .update();
      telling.look();
    }

    assertThat(news())
        .singleElement()
        .asString()
        .startsWith("Perennial: brake, since 2026-06-30 12:05 UTC\nWhat: run 1 waits for a yes");
    assertThat(perennial.bean(Alerts.class).firing(clock.instant()))
        .singleElement()
        .satisfies(alert -> assertThat(alert.mend()).contains("approve 3"));
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

package io.perennial.alert.tell;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Turns that end one after another, and a chat that is told of their troubles. */
abstract class TroubleTestCase {

  static final Problem NO_RIGHT = problem("crm", "accounts", "", "MISSING_FIELD");
  static final Problem AWAY = problem("desk", "tickets", "", "HTTP_503");
  static final Problem HELD = problem("", "", "", "BRAKE_BAND_CHANGES");
  static final Problem STILL_HELD = problem("", "", "", "BRAKE_WAITS");
  static final String NO_REPORT = "";

  final SettableClock clock = new SettableClock(Instant.parse("2026-06-30T12:00:00Z"));
  final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock)
          .connection(
              new FakeConnector(new FakeVendor("crm"), List.of("accounts"), 10),
              "fake",
              "accounts: { becomes: account, fields: { name: { from: Name, as: trim } } }")
          .start();
  private final ChatServer chat = ChatServer.start();
  final Telling telling = telling();
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

  static Problem problem(String connection, String stream, String id, String code) {
    return new Problem(connection, stream, id, code, "it is so", "mend " + code);
  }

  /** A turn that ended so, after which somebody looks; one each five minutes. */
  void turn(String status, Problem... problems) {
    turn(status, Json.write(Map.of("problems", problems, "connections", Map.of())));
  }

  void turn(String status, String report) {
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
  List<String> news() {
    List<String> news = chat.taken().subList(told, chat.taken().size());
    told = chat.taken().size();
    return List.copyOf(news);
  }
}

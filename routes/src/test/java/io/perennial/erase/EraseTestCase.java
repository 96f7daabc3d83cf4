package io.perennial.erase;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.erase.subject.Subject;
import io.perennial.sandbox.company.Company;
import io.perennial.sandbox.company.CustomerTruth;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.Progress;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRequest;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A company of which somebody is forgotten, and the search for what is left of them. */
@Timeout(120)
abstract class EraseTestCase {

  static final Instant TODAY = Instant.parse("2026-11-20T12:00:00Z");

  static final int CUSTOMERS = 40;

  final SettableClock clock = new SettableClock(TODAY);

  final Company company = Company.of(CUSTOMERS, 1, TODAY);

  final ThreeSystems systems = ThreeSystems.start(company, clock, 31);

  final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock).settings(systems.settings()).start();

  @BeforeEach
  @Timeout(120)
  void readEverything() {
    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  Certificate erase(Subject subject) {
    return perennial.bean(Erasing.class).erase(subject, false, "tester");
  }

  long number(CustomerTruth customer) {
    return perennial
        .store()
        .sql("select id from customer where account_id = :account")
        .param("account", customer.accountId())
        .query(Long.class)
        .single();
  }

  List<String> column(String sql, Object parameter) {
    return perennial.store().sql(sql).param("it", parameter).query(String.class).list();
  }

  /** Rows of any table in which any of the words stands, by table: read from the catalogue. */
  Map<String, Integer> traces(Set<String> words) {
    Map<String, Integer> traces = new TreeMap<>();
    String pattern =
        words.stream()
            .map(word -> word.replaceAll("[^A-Za-z0-9]", "\\\\$0"))
            .collect(Collectors.joining("|", "(?<![A-Za-z0-9])(", ")(?![A-Za-z0-9])"));
    for (String table :
        perennial
            .store()
            .sql(
                """
                select distinct table_name from information_schema.columns
                where table_schema = 'public' and table_name <> 'flyway_schema_history'
                """)
            .query(String.class)
            .list()) {
      int rows =
          perennial
              .store()
              .sql("select count(*) from %s held where held::text ~* :pattern".formatted(table))
              .param("pattern", pattern)
              .query(Integer.class)
              .single();
      if (rows > 0) {
        traces.put(table, rows);
      }
    }
    return traces;
  }

  Report readAgain() {
    clock.advance(Duration.ofMinutes(10));
    return perennial.take(TurnRequest.sync(Progress.NONE).full(true));
  }

  void readOn() {
    clock.advance(Duration.ofMinutes(10));
    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
  }

  int customers() {
    return perennial.store().sql("select count(*) from customer").query(Integer.class).single();
  }

  int count(String table) {
    return perennial.store().sql("select count(*) from " + table).query(Integer.class).single();
  }
}

package io.perennial.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.FailureKind;
import io.perennial.connector.call.OutsideCall;
import io.perennial.connector.failure.FailureClass;
import io.perennial.hook.EventToField;
import io.perennial.settings.Installation;
import io.perennial.settings.Meter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What monitors are told. */
@Timeout(90)
class WatchTest {

  private static final Pattern SERIES =
      Pattern.compile("^(perennial_[a-z_]+)(?:\\{(.*)})? (\\S+)$", Pattern.MULTILINE);
  private static final Pattern TAG = Pattern.compile("([a-z]+)=\"[^\"]*\"");

  /** A line of the table in the README: name, tags. */
  private static final Pattern DOCUMENTED =
      Pattern.compile("^\\| `(perennial_[a-z_]+)` \\| ([a-z, ]*) ?\\|", Pattern.MULTILINE);

  private final Company company = Company.open().account("A1", "Acme");

  @AfterEach
  void stop() {
    company.close();
  }

  private String metrics() {
    company.clock().advance(Duration.ofSeconds(10)); // the store is looked at once in so long
    HttpResponse<String> answer = company.get("/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("text/plain;version=0.0.4;charset=UTF-8");
    return answer.body();
  }

  private Meter meter() {
    return company.perennial().bean(Installation.class).connections().get(0).meter();
  }

  private void sql(String sql) {
    company.perennial().store().sql(sql).update();
  }

  /** One of everything that is counted. */
  private void plant() {
    company.turn();
    meter().called();
    meter().answered(new OutsideCall("GET", "crm.example", 200, Duration.ofMillis(250)));
    meter().retried(FailureClass.QUOTA);
    company
        .perennial()
        .bean(EventToField.class)
        .took(new ConnectionName("desk"), Duration.ofMillis(1600));
    sql("update connection set quota_left = 90000, quota_total = 100000 where name = 'crm'");
    sql("insert into call_use values ('crm', date_trunc('hour', clock_timestamp()), 9000)");
    sql(
        """
        insert into parked values ('crm', 'accounts', 'A7', 'MAP', 'BAD_VALUE', 'r', 'c', 'm', null,
          now(), now())
        """);
    sql(
        """
        insert into reconciliation values ('crm', 'accounts', 200, 1, null, false, '2026-06-30'),
          ('crm', 'tasks', 0, 0, 'not read', false, '2026-06-30')
        """);
    sql(
        """
        insert into target_value (connection, object, id, customer, desired, pending)
        select 'crm', 'accounts', 'A1', id, '{}', true from customer
        """);
  }

  @Test
  void metrics_areThoseOfTheReadmeWithTheirTags() throws IOException {
    plant();
    Map<String, Set<String>> documented = new TreeMap<>();
    Matcher line = DOCUMENTED.matcher(Files.readString(Path.of("routes/README.md")));
    while (line.find()) {
      Set<String> tags = new TreeSet<>(Set.of(line.group(2).strip().split(", *")));
      tags.remove("");
      documented.put(line.group(1), tags);
    }
    Map<String, Set<String>> scraped = new TreeMap<>();
    Matcher series = SERIES.matcher(metrics());
    while (series.find()) {
      Set<String> tags =
          scraped.computeIfAbsent(
              series.group(1).replaceFirst("_seconds_(count|sum|max|bucket)$", "_seconds"),
              name -> new TreeSet<>());
      Matcher tag = TAG.matcher(series.group(2) == null ? "" : series.group(2));
      while (tag.find()) {
        tags.add(tag.group(1));
      }
      tags.remove("le"); // the upper ends of a histogram
    }

    assertThat(scraped).isEqualTo(documented);
  }

  @Test
  void metrics_tellHowThingsStand() {
    plant();

    assertThat(metrics())
        .contains("perennial_store_up 1.0")
        .contains("perennial_connection_up{connection=\"crm\"} 1.0")
        .contains("perennial_freshness_seconds{connection=\"desk\",stream=\"tickets\"} 250.0")
        .contains(
            "perennial_completeness_percent{connection=\"crm\",stream=\"accounts\"} 99.5",
            "perennial_completeness_percent{connection=\"crm\",stream=\"tasks\"} NaN",
            "perennial_completeness_age_seconds 43450.0")
        .contains(
            "perennial_parked_records{code=\"BAD_VALUE\",connection=\"crm\",stream=\"accounts\"} 1.0")
        .contains("perennial_pending_records{connection=\"crm\",stream=\"accounts\"} 1.0")
        .contains("perennial_unmatched_records{connection=\"desk\"} 0.0")
        .contains("perennial_customers 1.0", "perennial_due_customers 0.0")
        .contains(
            "perennial_budget_limit_calls{connection=\"crm\"} 25000.0",
            "perennial_budget_left_calls{connection=\"crm\"} 16000.0",
            "perennial_quota_left_calls{connection=\"crm\"} 90000.0")
        .containsPattern("perennial_budget_end_seconds\\{connection=\"crm\"} \\d{4,5}\\.\\d+\n")
        .contains("perennial_run_complete 1.0", "perennial_run_age_seconds 250.0")
        .contains(
            "perennial_alerts{rule=\"budget_ends\"} 1.0",
            "perennial_alerts{rule=\"stale_stream\"} 0.0")
        .contains("perennial_calls_total{connection=\"crm\"} 1.0")
        .contains("perennial_retries_total{class=\"quota\",connection=\"crm\"} 1.0")
        .contains(
            "perennial_event_to_field_seconds_count{connection=\"desk\"} 1",
            "perennial_event_to_field_seconds_sum{connection=\"desk\"} 1.6",
            "perennial_event_to_field_seconds_bucket{connection=\"desk\",le=\"1.5\"} 0",
            "perennial_event_to_field_seconds_bucket{connection=\"desk\",le=\"2.0\"} 1")
        .contains("perennial_call_seconds_sum{connection=\"crm\",status=\"200\"} 0.25")
        .contains("jvm_memory_used_bytes", "hikaricp_connections");
  }

  @Test
  void metrics_areOfConfiguredConnectionsAlone() {
    plant();
    sql(
        """
        insert into connection (name, type, state, reason, mend, since, quota_left, quota_total)
        values ('old', 'salesforce', 'PAUSED', 'r', 'm', now(), 90000, 100000)
        """);
    for (String table : List.of("parked", "target_value", "reconciliation")) {
      sql(
          """
          insert into %1$s select (jsonb_populate_record(line, '{"connection": "old"}')).*
          from %1$s line limit 1
          """
              .formatted(table));
    }

    assertThat(metrics()).contains("connection=\"crm\"").doesNotContain("connection=\"old\"");
  }

  @Test
  void metrics_forgetWhatIsNoMore() {
    plant();
    assertThat(metrics()).contains("perennial_parked_records{");

    sql("delete from parked");

    assertThat(metrics()).doesNotContain("perennial_parked_records{");
  }

  @Test
  void freshness_isInfiniteBeforeTheFirstReading() {
    assertThat(metrics())
        .contains("perennial_freshness_seconds{connection=\"crm\",stream=\"accounts\"} +Inf");
  }

  @Test
  void health_isOfEachConnectionAndBadWhileOneIsPaused() {
    assertThat(company.get("/health").body()).contains("\"state\":\"NEW\"");
    company.turn();
    assertThat(company.get("/health"))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(200);
              assertThat(answer.body())
                  .contains("\"healthy\":true", "\"store\":\"UP\"", "\"connection\":\"crm\"");
            });

    company.desk().failOnce(FailureKind.PAUSE);
    company.turn();

    assertThat(company.get("/health"))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(503);
              assertThat(answer.body())
                  .contains(
                      "\"healthy\":false", "\"state\":\"PAUSED\"", "\"since\":\"2026-06-30T12:04")
                  .contains("\"mend\":\"");
            });
    assertThat(metrics()).contains("perennial_connection_up{connection=\"desk\"} 0.0");
  }

  /** Closes the database to everybody, or opens it again. */
  private void open(boolean open) {
    HikariDataSource pool = company.perennial().bean(HikariDataSource.class);
    String database = pool.getJdbcUrl().replaceFirst(".*/([^?]+).*", "$1");
    try (Connection admin =
            DriverManager.getConnection(
                pool.getJdbcUrl().replace("/" + database, "/postgres"),
                pool.getUsername(),
                pool.getPassword());
        Statement statement = admin.createStatement()) {
      statement.execute("alter database %s with allow_connections %s".formatted(database, open));
      if (!open) {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
                .formatted(database));
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void store_thatDoesNotAnswerIsToldAndForgivenWhenItDoesAgain() {
    company.turn();
    open(false);
    try {
      HttpResponse<String> health = company.get("/health");

      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(health.body()).contains("\"store\":\"DOWN\"", "perennial.database");
      assertThat(metrics())
          .contains("perennial_store_up 0.0", "perennial_calls_total")
          .doesNotContain("perennial_freshness_seconds{");
    } finally {
      open(true);
    }

    await() // the pool tries again by itself, in growing pauses
        .atMost(Duration.ofSeconds(30))
        .until(() -> company.get("/health").statusCode() == 200);
    assertThat(metrics()).contains("perennial_store_up 1.0", "perennial_freshness_seconds{");
  }
}

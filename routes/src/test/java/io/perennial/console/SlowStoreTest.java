package io.perennial.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What monitors are told while the store answers some questions late. */
@Timeout(90)
class SlowStoreTest {

  private final Company company = Company.open().account("A1", "Acme");

  @AfterEach
  void stop() {
    company.close();
  }

  private String metrics() {
    company.clock().advance(Duration.ofSeconds(10)); // the store is looked at once in so long
    return company.get("/metrics").body();
  }

  /** Somebody keeps a table that figures are read from, and that is all. */
  private Connection lockParked() throws SQLException {
    Connection holder = company.perennial().bean(HikariDataSource.class).getConnection();
    holder.setAutoCommit(false);
    holder.createStatement().execute("lock table parked in access exclusive mode");
    return holder;
  }

  private long waiting() {
    return company
        .perennial()
        .store()
        .sql(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """)
        .query(Long.class)
        .single();
  }

  @Test
  void metrics_areTheLastOnesWithTheirAgeAndHealthIsWellWhileAFigureWaits() throws SQLException {
    company.turn();
    assertThat(metrics())
        .contains("perennial_figures_age_seconds 0.0", "perennial_customers 1.0")
        .contains("perennial_store_up 1.0");
    company
        .perennial()
        .store()
        .sql("update connection set reason = 'r', mend = 'm', state = 'PAUSED' where name = 'crm'")
        .update();

    try (Connection holder = lockParked()) {
      assertThat(metrics())
          .contains("perennial_store_up 1.0", "perennial_figures_age_seconds 10.0")
          .contains("perennial_customers 1.0", "perennial_connection_up{connection=\"crm\"} 1.0");
      HttpResponse<String> health = company.get("/health");
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(health.body())
          .as("another thread than that of the figures has asked")
          .contains("\"store\":\"UP\"", "\"state\":\"PAUSED\"", "\"state\":\"ACTIVE\"");
      for (int i = 0; i < 3; i++) {
        assertThat(metrics()).contains("perennial_store_up 1.0");
      }
      assertThat(waiting()).as("readings that wait").isEqualTo(1);
      holder.rollback();
    }

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(company.get("/metrics").body())
                    .contains("perennial_connection_up{connection=\"crm\"} 0.0"));
  }
}

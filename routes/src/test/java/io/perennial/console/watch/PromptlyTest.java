package io.perennial.console.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.perennial.database.DatabaseSettings;
import io.perennial.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A question that the store answers late, or not at all. */
@Timeout(60)
class PromptlyTest {

  private final HikariDataSource pool = pool(TestDatabase.create());
  private final JdbcClient jdbc = JdbcClient.create(pool);
  private final PlatformTransactionManager transactions = new JdbcTransactionManager(pool);
  private final AtomicInteger asked = new AtomicInteger();

  @BeforeEach
  void begin() {
    jdbc.sql("create table parked (id text)").update();
  }

  @AfterEach
  void stop() {
    pool.close();
  }

  private static HikariDataSource pool(DatabaseSettings settings) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(settings.url());
    pool.setUsername(settings.username());
    pool.setPassword(settings.password());
    pool.setMaximumPoolSize(4);
    return pool;
  }

  private Promptly<Long> parked(Duration longest) {
    return new Promptly<>(
        "test-promptly",
        transactions,
        longest,
        () -> {
          asked.incrementAndGet();
          return jdbc.sql("select count(*) from parked").query(Long.class).single();
        });
  }

  private Connection lockParked() throws SQLException {
    Connection holder = pool.getConnection();
    holder.setAutoCommit(false);
    holder.createStatement().execute("lock table parked in access exclusive mode");
    return holder;
  }

  private long waiting() {
    return jdbc.sql(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """)
        .query(Long.class)
        .single();
  }

  @Test
  void question_thatIsHeldIsBrokenOffByTheDatabaseAndAskedAnew() throws SQLException {
    try (Promptly<Long> promptly = parked(Duration.ofSeconds(1));
        Connection holder = lockParked()) {
      assertThat(promptly.ask()).isEmpty();
      assertThat(waiting()).as("still waiting for the lock").isZero();
      assertThat(promptly.ask()).isEmpty();
      assertThat(asked).hasValue(2);

      holder.rollback();

      assertThat(promptly.ask()).contains(0L);
    }
  }

  @Test
  void question_thatIsUnderWayIsNotAskedBesideAndNotWaitedForAgain() throws SQLException {
    try (Promptly<Long> promptly = parked(Duration.ofSeconds(30));
        Connection holder = lockParked()) {
      assertThat(promptly.ask()).isEmpty();
      long begun = System.nanoTime();
      for (int i = 0; i < 20; i++) {
        assertThat(promptly.ask()).isEmpty();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
      assertThat(asked).hasValue(1);
      assertThat(waiting()).isEqualTo(1);

      holder.rollback();

      await().atMost(Duration.ofSeconds(10)).until(() -> promptly.ask().isPresent());
      assertThat(asked).hasValueLessThan(4);
    }
  }

  @Test
  void question_changesNothing() {
    try (Promptly<Integer> promptly =
        new Promptly<>(
            "test-promptly",
            transactions,
            Duration.ofSeconds(5),
            () -> {
              assertThatThrownBy(() -> jdbc.sql("delete from parked").update())
                  .isInstanceOf(DataAccessException.class)
                  .hasMessageContaining("read-only");
              return 1;
            })) {
      assertThat(promptly.ask()).contains(1);
    }
  }
}

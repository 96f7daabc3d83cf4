package io.perennial.chaos;

import com.zaxxer.hikari.HikariDataSource;
import io.perennial.connector.Connector;
import io.perennial.testing.Seam;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * One process of the program, which may be planned to die. From then on nothing of it reaches the
 * database or a vendor any more, whichever thread it is in.
 */
final class Life implements Seam {

  private final AtomicInteger underWay = new AtomicInteger();
  private volatile Optional<Death> planned = Optional.empty();
  private volatile Optional<Sleep> sleep = Optional.empty();
  private volatile boolean over;
  private @Nullable HikariDataSource pool;

  /** Where it ends, and how often it gets past there before. */
  private record Death(CrashPoint point, AtomicInteger before) {}

  /**
   * It is to end at a point.
   *
   * @param before how often it gets past there
   */
  void endAt(CrashPoint point, int before) {
    planned = Optional.of(new Death(point, new AtomicInteger(before)));
  }

  /** It is to fall asleep. */
  void fallAsleep(Sleep planned) {
    sleep = Optional.of(planned);
  }

  /** A statement is about to be made. */
  void about(String sql) {
    alive();
    sleep.ifPresent(planned -> planned.at(sql));
  }

  /** It is to go on. */
  void goOn() {
    planned = Optional.empty();
  }

  boolean over() {
    return over;
  }

  @Override
  public DataSource database(DataSource real) {
    pool = (HikariDataSource) real;
    return new MortalDatabase(real, this);
  }

  @Override
  public Connector connector(Connector real) {
    return new MortalConnector(real, this);
  }

  /** A place where it may die. */
  void reach(CrashPoint point) {
    alive();
    Optional<Death> death = planned.filter(each -> each.point == point);
    if (death.isPresent() && death.get().before.getAndDecrement() == 0) {
      over = true;
      throw new Crash();
    }
  }

  void alive() {
    if (over) {
      throw new Crash();
    }
  }

  /** A call to a vendor, whose answer the dead do not get. */
  <T> T call(Supplier<T> call) {
    alive();
    underWay.incrementAndGet();
    try {
      T answer = call.get();
      alive();
      return answer;
    } finally {
      underWay.decrementAndGet();
    }
  }

  /** Nothing of it is left: its transactions are rolled back, what it had sent has arrived. */
  void bury() {
    over = true;
    if (pool != null) {
      pool.close();
    }
    Awaitility.await()
        .pollInterval(Duration.ofMillis(2))
        .atMost(Duration.ofSeconds(20))
        .until(() -> underWay.get() == 0);
  }
}

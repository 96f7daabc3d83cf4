package io.perennial.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.database.DatabaseSettings;
import io.perennial.database.EmbeddedServer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.engine.Faults;
import io.perennial.testing.Forked;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The program as a process of its own, which dies by {@code kill -9} in the middle of a call:
 * itself or its database's server. The next one ends as if nothing had happened.
 *
 * <p>{@code -Dchaos.kills=50} takes more seeds than five.
 */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class KilledProcessTest {

  private static final int CUSTOMERS = 30;

  @TempDir private Path home;

  /** Who dies, and during which call of so many, all of which a first turn is sure to make. */
  enum Victim {
    A_READER(Call.to("GET", "/"), 12),
    A_WRITER_TO_THE_CRM(Call.to("PATCH", "/composite/sobjects"), 2),
    A_WRITER_TO_SUPPORT(Call.to("PUT", "/update_many"), 1),
    A_READER_WITH_ITS_OWN_DATABASE(Call.to("GET", "/"), 12),
    THE_DATABASE(Call.to("PATCH", "/composite/sobjects"), 2);

    private final Predicate<Call> calls;
    private final int among;

    Victim(Predicate<Call> calls, int among) {
      this.calls = calls;
      this.among = among;
    }

    boolean embedded() {
      return this == A_READER_WITH_ITS_OWN_DATABASE || this == THE_DATABASE;
    }

    private Faults faults(ThreeSystems systems, Random random) {
      return switch (this) {
        case A_WRITER_TO_THE_CRM, THE_DATABASE -> systems.salesforce().faults();
        case A_WRITER_TO_SUPPORT -> systems.zendesk().faults();
        case A_READER, A_READER_WITH_ITS_OWN_DATABASE ->
            switch (random.nextInt(3)) {
              case 0 -> systems.salesforce().faults();
              case 1 -> systems.zendesk().faults();
              default -> systems.stripe().faults();
            };
      };
    }
  }

  static IntStream seeds() {
    return IntStream.range(0, Integer.getInteger("chaos.kills", 5));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sync_afterAKillEndsAsIfUndisturbed(int seed) {
    Victim victim = Victim.values()[seed % Victim.values().length];
    Random random = new Random(seed);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    SettableClock clock = new SettableClock(now.minus(Duration.ofDays(1)));
    try (People people = new People(clock, 50 + seed, CUSTOMERS)) {
      clock.advance(Duration.between(clock.instant(), now)); // what is lost has not just changed
      Optional<DatabaseSettings> database =
          victim.embedded() ? Optional.empty() : Optional.of(TestDatabase.create());
      Forked.configure(home, people.systems().connections(), database);

      kill(victim, people.systems(), random);

      try (Forked second = Forked.start(home, "sync")) {
        assertThat(second.await()).as(second.output()).isZero();
      }
      assertThat(people.needlessWritesOfOurs()).as("written twice").isEmpty();
      if (database.isPresent()) {
        agree(database.get(), people.systems());
      } else {
        try (EmbeddedServer server = EmbeddedServer.attach(home.resolve("data"))) {
          agree(server.settings(), people.systems());
        }
        assertThat(home.resolve("data/database/postmaster.pid")).doesNotExist();
      }
    }
  }

  private void kill(Victim victim, ThreeSystems systems, Random random) {
    CompletableFuture<Forked> running = new CompletableFuture<>();
    Runnable blow =
        () -> {
          if (victim == Victim.THE_DATABASE) {
            killPostmaster();
          } else {
            running.join().kill();
            running.join().await();
          }
        };
    Faults faults = victim.faults(systems, random);
    int before = random.nextInt(victim.among);
    if (before > 0) {
      faults.next(victim.calls, before, (call, work) -> work.get());
    }
    Faults.Planned planned =
        faults.next(victim.calls, random.nextBoolean() ? Fault.before(blow) : Fault.after(blow));
    try (Forked first = Forked.start(home, "sync")) {
      running.complete(first);
      int exit = first.await();
      assertThat(planned.struck()).as("blows; it said: %s", first.output()).isPositive();
      assertThat(exit).as(first.output()).isEqualTo(victim == Victim.THE_DATABASE ? 1 : 137);
    }
    faults.clear();
  }

  private void killPostmaster() {
    try {
      long postmaster =
          Long.parseLong(
              Files.readAllLines(home.resolve("data/database/postmaster.pid")).get(0).strip());
      ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private void agree(DatabaseSettings database, ThreeSystems systems) {
    try (TestApplication perennial =
        TestApplication.on(database, Clock.systemUTC()).settings(systems.settings()).start()) {
      Agreement.hold(perennial);
    }
  }
}

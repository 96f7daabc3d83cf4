package io.perennial.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.database.DatabaseSettings;
import io.perennial.reconcile.Reconciler;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.TurnRefused;
import io.perennial.work.Runs.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two instances share one store; the clock of one is wrong, and the other keeps dying. */
@ExtendWith(Silence.class)
@Timeout(120)
class InstancesTest {

  private static final int CUSTOMERS = 5;
  private static final int ROUNDS = 8;
  private static final List<CrashPoint> MORTAL =
      Stream.of(CrashPoint.values()).filter(point -> !point.needsADeathBefore()).toList();

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
  private final People people = new People(clock, 90, CUSTOMERS);
  private final DatabaseSettings database = TestDatabase.create();
  private final Chores chores = new Chores(people.systems().salesforce());
  private Life life = new Life();
  private TestApplication mortal = start(clock, life);
  private final TestApplication skewed =
      start(Clock.offset(clock, Duration.ofMinutes(7)), new Life());

  @AfterEach
  void stop() {
    mortal.close();
    skewed.close();
    people.close();
  }

  @Test
  void instances_loseNothingWriteNothingTwiceAndKeepTheQuota() {
    int deaths = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(round);
      people.moveARenewal(random);
      people.doSomething(random);
      chores.workOn(random);
      people.systems().zendesk().tokens().expire();
      clock.advance(Duration.ofMinutes(10));
      if (round % 2 == 1) {
        life.endAt(MORTAL.get(random.nextInt(MORTAL.size())), 0);
      }

      CompletableFuture<Void> other = CompletableFuture.runAsync(() -> turn(skewed, new Life()));
      turn(mortal, life);
      if (life.over()) {
        deaths++;
        life.bury();
      }
      other.join();

      if (life.over()) {
        mortal.close();
        life = new Life();
        mortal = start(clock, life);
      }
      life.goOn();
      assertThat(paused()).as("nobody has lost a rotating token").isZero();
    }
    assertThat(deaths).isPositive();

    clock.advance(Duration.ofMinutes(20));
    assertThat(skewed.sync().status()).isEqualTo(Status.COMPLETE);
    assertThat(mortal.sync().connections().values())
        .as("what one has written the other knows")
        .allMatch(connection -> connection.written().isEmpty());
    assertThat(skewed.bean(Reconciler.class).run(false).agrees()).isTrue();
    assertThat(people.needlessWritesOfOurs()).isEmpty();
    chores.judge(skewed);
    assertThat(booked()).isGreaterThanOrEqualTo(people.systems().salesforce().usage().used());
  }

  /** Takes a turn as soon as nobody else does, unless it dies of it. */
  private static void turn(TestApplication instance, Life ofIt) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              try {
                instance.sync();
                return true;
              } catch (TurnRefused busy) {
                return false;
              } catch (RuntimeException any) {
                if (ofIt.over()) {
                  return true;
                }
                throw any;
              }
            });
  }

  private long paused() {
    return skewed
        .store()
        .sql("select count(*) from connection where state <> 'ACTIVE'")
        .query(Long.class)
        .single();
  }

  private long booked() {
    return skewed
        .store()
        .sql("select coalesce(sum(calls), 0) from call_use where connection = 'salesforce'")
        .query(Long.class)
        .single();
  }

  private TestApplication start(Clock ours, Life of) {
    return TestApplication.on(database, ours)
        .settings(people.systems().settings())
        .settings(Map.of("perennial.mappings", chores.mappings().toString()))
        .through(of)
        .start();
  }
}

package io.perennial.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.database.DatabaseSettings;
import io.perennial.sandbox.engine.Journal;
import io.perennial.sandbox.engine.Json;
import io.perennial.settings.Installation;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
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

  /** Calls of 24 hours to Salesforce that are ours: enough for some rounds. */
  private static final int SHARE = 60;

  private static final List<CrashPoint> MORTAL =
      Stream.of(CrashPoint.values()).filter(point -> !point.needsADeathBefore()).toList();

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
  private final People people = new People(clock, 90, CUSTOMERS);
  private final DatabaseSettings database = TestDatabase.create();
  private final Chores chores = new Chores(people.systems().salesforce());
  private final Logins logins = new Logins(people.systems().zendesk().journal());
  private final AtomicInteger spent = new AtomicInteger();
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
      if (round > 0) {
        bothAskZendesk();
      }
      if (round % 2 == 1) {
        life.endAt(MORTAL.get(random.nextInt(MORTAL.size())), 0);
      }

      deaths += bothTakeATurn() ? 1 : 0;
      assertThat(paused()).as("nobody has lost a rotating token").isZero();
    }
    assertThat(deaths).isPositive();
    assertThat(logins.refused()).as("answers to logins that are no tokens").isEmpty();
    assertThat(logins.by("client_credentials")).as("the first login").hasSize(1);
    assertThat(logins.by("refresh_token"))
        .as("one whenever the token had expired, by whoever came first")
        .doesNotHaveDuplicates()
        .hasSize(ROUNDS - 1);

    clock.advance(Duration.ofMinutes(20));
    assertThat(skewed.sync().status()).isEqualTo(Status.COMPLETE);
    assertThat(mortal.sync().connections().values())
        .as("what one has written the other knows")
        .allMatch(connection -> connection.written().isEmpty());
    Agreement.hold(skewed);
    assertThat(people.needlessWritesOfOurs()).isEmpty();
    chores.judge(skewed);
    assertThat(booked()).isGreaterThanOrEqualTo(people.systems().salesforce().usage().used());
  }

  @Test
  void instances_keepTheirCommonShareOfCallsAndWriteTheRestLater() {
    people.systems().salesforce().usage().max(4L * SHARE);
    int deaths = 0;
    for (int round = 0; round < ROUNDS; round++) {
      people.moveAllRenewals(new Random(round));
      clock.advance(Duration.ofMinutes(10));
      if (round % 2 == 1) {
        life.endAt(CrashPoint.AFTER_FETCH, 0);
      }
      deaths += bothTakeATurn() ? 1 : 0;
      assertThat(people.systems().salesforce().usage().used())
          .as("calls of both, as Salesforce counts them")
          .isBetween(1L, (long) SHARE);
    }
    assertThat(deaths).isPositive();
    assertThat(spent).as("problems of turns for want of calls").hasPositiveValue();
    assertThat(people.systems().salesforce().usage().used())
        .as("a share that is not used would prove nothing")
        .isGreaterThan(SHARE * 3L / 4);

    aDayLater();
    people.systems().salesforce().usage().max(100_000);

    assertThat(skewed.sync().problems()).isEmpty();
    assertThat(mortal.sync().connections().values())
        .allMatch(connection -> connection.written().isEmpty());
    Agreement.hold(skewed);
    assertThat(people.needlessWritesOfOurs()).isEmpty();
  }

  /** The books go by the clock of the database, which nobody can set. */
  private void aDayLater() {
    clock.advance(Duration.ofHours(26));
    skewed.store().sql("update call_use set hour = hour - interval '26 hours'").update();
  }

  /** Right after the token has expired, at the same moment. */
  private void bothAskZendesk() {
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> askZendesk(skewed));
    askZendesk(mortal);
    other.join();
  }

  private static void askZendesk(TestApplication instance) {
    instance.bean(Installation.class).connections().stream()
        .filter(connected -> connected.type().equals("zendesk"))
        .forEach(connected -> connected.connector().identity());
  }

  /** Side by side; one that dies of it is started anew. Tells whether it died. */
  private boolean bothTakeATurn() {
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> turn(skewed, new Life()));
    turn(mortal, life);
    boolean died = life.over();
    if (died) {
      life.bury();
    }
    other.join();
    if (died) {
      mortal.close();
      life = new Life();
      mortal = start(clock, life);
    }
    life.goOn();
    return died;
  }

  /** Takes a turn as soon as nobody else does, unless it dies of it. */
  private void turn(TestApplication instance, Life ofIt) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              try {
                instance.sync().problems().stream()
                    .filter(problem -> problem.code().equals("BUDGET_SPENT"))
                    .forEach(problem -> spent.incrementAndGet());
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

  /** Who asked Zendesk for tokens, and by what. */
  private static final class Logins {
    private final List<Login> all = new CopyOnWriteArrayList<>();

    private record Login(String grant, String refresh, int status) {}

    Logins(Journal journal) {
      journal.listen(
          exchange -> {
            if (exchange.call().path().endsWith("/oauth/tokens")) {
              JsonNode asked = Json.read(exchange.call().body());
              all.add(
                  new Login(
                      asked.path("grant_type").asText(),
                      asked.path("refresh_token").asText(),
                      exchange.answer().status()));
            }
          });
    }

    /** The refresh tokens that were shown; empty texts for logins without one. */
    List<String> by(String grant) {
      return all.stream().filter(login -> login.grant.equals(grant)).map(Login::refresh).toList();
    }

    List<Integer> refused() {
      return all.stream().map(Login::status).filter(status -> status != 200).toList();
    }
  }
}

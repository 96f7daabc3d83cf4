package io.perennial.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.chaos.Mischief.Trouble;
import io.perennial.database.DatabaseSettings;
import io.perennial.parked.ParkedFilter;
import io.perennial.routes.replay.Replay;
import io.perennial.sandbox.SandboxOptions;
import io.perennial.sandbox.zendesk.account.Quirks;
import io.perennial.testing.Forgery;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRequest;
import io.perennial.work.DueWork;
import io.perennial.work.Runs.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** One company, one store, and a row of seeds: each is a day on which much goes wrong. */
final class ChaosWorld implements AutoCloseable {

  private static final Instant MORNING = Instant.parse("2026-06-01T08:00:00Z");
  private static final List<CrashPoint> POINTS = List.of(CrashPoint.values());
  private static final List<Sleep.Before> SLEEPS = List.of(Sleep.Before.values());
  private static final int SMALL_PAGE = 3;
  private static final int CUSTOMERS = 5;
  private static final int TURNS_UNTIL_CALM = 6;

  /** In one world of so many, flags make tasks. */
  private static final int WORLDS_PER_CHORES = 3;

  private final SettableClock clock = new SettableClock(MORNING);
  private final DatabaseSettings database = TestDatabase.create();
  private final Map<CrashPoint, Integer> died = new EnumMap<>(CrashPoint.class);
  private final Map<Sleep.Before, Integer> slept = new EnumMap<>(Sleep.Before.class);
  private final Map<Trouble, Integer> struck = new EnumMap<>(Trouble.class);
  private final People people;
  private final Mischief mischief;
  private final Clock ours;
  private final Hearsay hearsay;
  private final Optional<Chores> chores;
  private Life life = new Life();
  private TestApplication perennial;

  /** What happened how often. */
  record Tally(
      Map<CrashPoint, Integer> died,
      Map<Sleep.Before, Integer> slept,
      Map<Trouble, Integer> struck,
      Map<Forgery, Integer> forged,
      long overlaps) {}

  private ChaosWorld(int number) {
    people = new People(clock, options(number), CUSTOMERS);
    mischief = new Mischief(people);
    ours = Clock.offset(clock, Duration.ofSeconds(new Random(number).nextInt(-600, 600)));
    hearsay = new Hearsay(people, clock, ours);
    chores =
        number % WORLDS_PER_CHORES == 1
            ? Optional.of(new Chores(people.systems().salesforce()))
            : Optional.empty();
    perennial = start(life);
  }

  /** The pages of an even world's support are small and overlap. */
  private static SandboxOptions options(int number) {
    SandboxOptions options = SandboxOptions.defaults().number(100 + number);
    return number % 2 == 0 ? options.supportQuirks(Quirks.usual().pageSize(SMALL_PAGE)) : options;
  }

  static Tally run(int number, int seeds) {
    try (ChaosWorld world = new ChaosWorld(number)) {
      for (int i = 0; i < seeds; i++) {
        int seed = number * seeds + i;
        try {
          world.live(seed, new Random(seed));
        } catch (AssertionError | RuntimeException wrong) {
          throw new AssertionError(
              "seed %d of world %d, see it alone with -Dchaos.world=%d"
                  .formatted(seed, number, number),
              wrong);
        }
      }
      return new Tally(
          world.died,
          world.slept,
          world.struck,
          world.hearsay.refused(),
          world.people.systems().zendesk().overlaps());
    }
  }

  private void live(int seed, Random random) {
    chores.ifPresent(tasks -> tasks.workOn(new Random(seed * 31L)));
    int kind = seed % (POINTS.size() + SLEEPS.size());
    if (kind >= POINTS.size()) {
      sleep(random, SLEEPS.get(kind - POINTS.size()));
    } else {
      CrashPoint point = POINTS.get(kind);
      people.moveARenewal(random);
      if (point.needsADeathBefore()) {
        day(CrashPoint.AFTER_SEND, 0);
        day(point, 0);
      } else {
        trouble(random);
        if (random.nextInt(3) == 0) {
          life.endAt(point, 0);
        }
        hearsay.tell(perennial, seed, random);
        step(() -> perennial.take(TurnRequest.ofHooks()));
        mourn(point);
        hearsay.forge(perennial, seed, new Random(~seed));
        day(point, random.nextInt(point.mostBefore() + 1));
      }
    }
    if (mischief.liesInWait()) {
      clock.advance(Duration.ofMinutes(10));
      perennial.sync();
    }
    mischief.end(struck);
    everyParkedRecordHasItsReason();
    calm();
    judge();
  }

  private void trouble(Random random) {
    for (int i = random.nextInt(3); i > 0; i--) {
      people.doSomething(random);
    }
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      mischief.plan(random);
    }
  }

  /** A turn that dies somewhere, and its successor. */
  private void day(CrashPoint point, int before) {
    clock.advance(Duration.ofMinutes(10));
    life.endAt(point, before);
    step(perennial::sync);
    mourn(point);
  }

  private void mourn(CrashPoint point) {
    life.goOn();
    if (life.over()) {
      died.merge(point, 1, Integer::sum);
      life.bury();
      perennial.close();
      life = new Life();
      perennial = start(life);
    }
  }

  /** A turn that stands still until another process has taken its place and done all the work. */
  private void sleep(Random random, Sleep.Before before) {
    people.moveARenewal(random);
    clock.advance(Duration.ofMinutes(10));
    Sleep sleep = new Sleep(before);
    life.fallAsleep(sleep);
    Life sleeper = life;
    TestApplication slow = perennial;
    CountDownLatch ended = new CountDownLatch(1);
    boolean asleep =
        sleep.hasBegun(
            () -> {
              try {
                slow.sync();
              } catch (RuntimeException lost) {
                // whoever has lost its lease gets no further
              } finally {
                ended.countDown();
              }
            });
    assertThat(asleep).as("asleep before %s", before).isTrue();
    slept.merge(before, 1, Integer::sum);
    takeForDead();
    people.moveAllRenewals(random);
    clock.advance(Duration.ofMinutes(10));
    life = new Life();
    perennial = start(life);
    step(perennial::sync);
    sleep.wake();
    Sleep.await(ended);
    sleeper.bury();
    slow.close();
  }

  /** It has stood still for longer than its leases last. */
  private void takeForDead() {
    perennial.store().sql("update lease set until = '-infinity'").update();
    perennial
        .store()
        .sql("update due_work set lease_until = '-infinity' where lease_until is not null")
        .update();
  }

  /** Whatever could not be used or written says why, and what would mend it. */
  private void everyParkedRecordHasItsReason() {
    assertThat(parked("reason = '' or code = '' or mend = ''")).isEmpty();
  }

  private List<String> parked(String where) {
    return perennial
        .store()
        .sql("select connection || '/' || stream || '/' || id from parked where " + where)
        .query(String.class)
        .list();
  }

  /** What was refused meanwhile is sent once more, and nothing stays parked. */
  private void calm() {
    for (int turns = 0; turns < TURNS_UNTIL_CALM; turns++) {
      clock.advance(Duration.ofMinutes(10));
      perennial
          .bean(Replay.class)
          .take(new ParkedFilter(Optional.empty(), Optional.empty(), Optional.empty(), List.of()));
      if (perennial.sync().status() == Status.COMPLETE) {
        assertThat(parked("true")).as("parked after calm").isEmpty();
        return;
      }
    }
    assertThat(perennial.sync().problems())
        .as("after %d turns of calm", TURNS_UNTIL_CALM)
        .isEmpty();
  }

  private void judge() {
    if (chores.isPresent()) {
      readOwnTasks();
    }
    Agreement.hold(perennial);
    perennial.bean(DueWork.class).allDue(ours.instant());
    Report again = perennial.sync();
    assertThat(again.status())
        .as("problems %s of %s", again.problems(), again.connections())
        .isEqualTo(Status.COMPLETE);
    assertThat(again.connections().values())
        .as("whoever scores everybody anew comes to the same")
        .allMatch(connection -> connection.written().isEmpty());
    perennial.take(TurnRequest.ofHooks());
    assertThat(perennial.store().sql("select id from hook_due").query(String.class).list())
        .as("told and not read")
        .isEmpty();
    assertThat(people.needlessWritesOfOurs()).as("written twice").isEmpty();
    chores.ifPresent(tasks -> tasks.judge(perennial));
    people.systems().salesforce().writes().reset();
    people.systems().zendesk().writes().reset();
  }

  /** What a turn has made is read by the next one; a clock that is ahead would call it missing. */
  private void readOwnTasks() {
    clock.advance(Duration.ofMinutes(10));
    assertThat(perennial.sync().problems()).isEmpty();
  }

  private void step(Runnable turn) {
    try {
      turn.run();
    } catch (Throwable any) {
      if (!life.over()) {
        throw any;
      }
    }
  }

  private TestApplication start(Life of) {
    Map<String, String> settings = new TreeMap<>(people.systems().settings());
    for (String connection : List.of("salesforce", "zendesk", "stripe")) {
      settings.put("perennial.connections.%s.timeout".formatted(connection), "1s");
    }
    chores.ifPresent(tasks -> settings.put("perennial.mappings", tasks.mappings().toString()));
    return TestApplication.on(database, ours).settings(settings).through(of).start();
  }

  @Override
  public void close() {
    perennial.close();
    people.close();
  }
}

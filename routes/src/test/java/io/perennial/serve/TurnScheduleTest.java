package io.perennial.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.perennial.connector.testkit.FakeConnector;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import io.perennial.work.Runs;
import io.perennial.work.Runs.Run;
import io.perennial.work.Runs.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnScheduleTest {

  private static final String ACCOUNTS =
      """
      accounts:
        becomes: account
        fields:
          name: { from: Name, as: trim }
      """;

  /** The number of an instance that does not live. */
  private static final int NOBODY = 7;

  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), Clock.systemUTC())
          .connection(
              new FakeConnector(new FakeVendor("crm"), List.of("accounts"), 10), "fake", ACCOUNTS)
          .start();

  @AfterEach
  void stop() {
    perennial.close();
  }

  private TurnSchedule schedule(Duration every) {
    return Schedules.of(perennial, every, Clock.systemUTC());
  }

  private List<Run> runs() {
    return perennial.bean(Runs.class).last(100);
  }

  private void awaitRuns(int most) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> runs().stream().filter(run -> run.endedAt().isPresent()).count() >= most);
  }

  @Test
  void turns_areTakenAtStartAndAgain() {
    TurnSchedule schedule = schedule(Duration.ofMillis(200));
    schedule.start();
    try {
      awaitRuns(3);
    } finally {
      schedule.stop();
    }

    assertThat(runs()).allMatch(run -> run.status() == Status.COMPLETE);
  }

  @Test
  void start_takesATurnAtOnceThoughTheNextIsFarAway() {
    for (int starts = 1; starts <= 2; starts++) {
      TurnSchedule schedule = schedule(Duration.ofHours(12));
      schedule.start();
      try {
        awaitRuns(starts);
      } finally {
        schedule.stop();
      }
    }

    assertThat(runs()).hasSize(2);
  }

  @Test
  void turns_goOnAfterOneWasRefused() {
    Lease another = perennial.bean(Leases.class).claim("turn").orElseThrow();
    TurnSchedule schedule = schedule(Duration.ofMillis(200));
    schedule.start();
    try {
      await().during(Duration.ofMillis(600)).until(() -> runs().isEmpty()); // some are refused

      perennial.bean(Leases.class).release(another);

      awaitRuns(1);
    } finally {
      schedule.stop();
    }
  }

  @Test
  void start_takesUpWhatAKilledInstanceWasAt() {
    perennial
        .store()
        .sql(
            """
            insert into scheduled_task (task_name, task_instance, execution_time, picked, picked_by,
              last_heartbeat, version) values ('turn', 'recurring', now(), true, '%d', now(), 1)
            """
                .formatted(NOBODY))
        .update();
    TurnSchedule schedule = schedule(Duration.ofHours(12));
    schedule.start();
    try {
      awaitRuns(1);
    } finally {
      schedule.stop();
    }
  }

  @Test
  void instances_takeUpWhatOneOfThemWasAtWhenItWasKilled() {
    TurnSchedule survivor = schedule(Duration.ofHours(12));
    survivor.start();
    try {
      awaitRuns(1);
      await()
          .until(
              () ->
                  perennial
                          .store()
                          .sql(
                              """
                              update scheduled_task set picked = true, picked_by = '%d',
                                last_heartbeat = now(), execution_time = now()
                              where task_name = 'turn' and not picked
                              """
                                  .formatted(NOBODY))
                          .update()
                      == 1);

      awaitRuns(2);
    } finally {
      survivor.stop();
    }
  }

  @Test
  void instances_takeTurnsOneAfterTheOther() {
    TurnSchedule one = schedule(Duration.ofMillis(100));
    TurnSchedule other = schedule(Duration.ofMillis(100));
    one.start();
    other.start();
    try {
      awaitRuns(6);
    } finally {
      one.stop();
      other.stop();
    }

    List<Run> runs = runs();
    assertThat(runs).allMatch(run -> run.status() == Status.COMPLETE);
    for (int i = 1; i < runs.size(); i++) {
      assertThat(runs.get(i).endedAt().orElseThrow())
          .isBeforeOrEqualTo(runs.get(i - 1).startedAt());
    }
  }
}

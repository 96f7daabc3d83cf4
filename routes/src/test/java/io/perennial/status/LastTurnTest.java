package io.perennial.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.work.Runs;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of which turn {@code status} tells, and when that needs a person. */
class LastTurnTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), new SettableClock(NOW)).start();

  @AfterEach
  void stop() {
    perennial.close();
  }

  private void ran(String verb, Runs.Status status) {
    Runs runs = perennial.bean(Runs.class);
    runs.end(runs.begin(verb, NOW, NOW), status, "{}", NOW);
  }

  private Status status() {
    return perennial.bean(StatusReader.class).read();
  }

  @Test
  void failedTurnAboutEvents_needsNobody() {
    ran("serve", Runs.Status.COMPLETE);
    ran("hooks", Runs.Status.FAILED);

    assertThat(status().lastRun()).satisfies(run -> assertThat(run.status()).isEqualTo("COMPLETE"));
    assertThat(status().needsAPerson()).isFalse();
  }

  @Test
  void failedTurn_isHiddenByNoOtherVerb() {
    ran("serve", Runs.Status.FAILED);
    ran("hooks", Runs.Status.PARTIAL);
    ran("plan", Runs.Status.COMPLETE);

    assertThat(status().lastRun()).satisfies(run -> assertThat(run.verb()).isEqualTo("serve"));
    assertThat(status().needsAPerson()).isTrue();
  }

  @Test
  void lastRun_isNoneBeforeTheFirstTurn() {
    ran("plan", Runs.Status.FAILED);

    assertThat(status().lastRun()).isNull();
    assertThat(status().needsAPerson()).isFalse();
  }
}

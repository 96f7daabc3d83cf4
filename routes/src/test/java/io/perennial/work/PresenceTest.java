package io.perennial.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PresenceTest {

  private final TestApplication perennial =
      TestApplication.on(
              TestDatabase.create(), new SettableClock(Instant.parse("2026-06-01T12:00:00Z")))
          .start();
  private final Presence presence = perennial.bean(Presence.class);

  @AfterEach
  void stop() {
    perennial.close();
  }

  @Test
  void instance_livesUntilItsSessionBreaksAndAgainWhenItIsAsked() {
    int instance = presence.instance();
    assertThat(lives(instance)).isTrue();

    perennial
        .store()
        .sql(
            """
            select pg_terminate_backend(pid, 5000) from pg_locks
            where locktype = 'advisory' and objid::bigint = :instance
            """)
        .param("instance", instance)
        .query(Boolean.class)
        .list();
    assertThat(lives(instance)).isFalse();

    assertThat(presence.instance()).isEqualTo(instance);
    assertThat(lives(instance)).isTrue();
  }

  private boolean lives(int instance) {
    return perennial
        .store()
        .sql("select instance_lives(:instance)")
        .param("instance", instance)
        .query(Boolean.class)
        .single();
  }
}

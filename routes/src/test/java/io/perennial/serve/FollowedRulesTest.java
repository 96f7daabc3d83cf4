package io.perennial.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.perennial.mapping.Shelf;
import io.perennial.mapping.yaml.Problems;
import io.perennial.sandbox.world.World;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.work.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an admin changes counts soon, however long the way to the next turn is. */
class FollowedRulesTest {

  @TempDir Path mappings;

  @Test
  void followRules_takesATurnIfFilesHaveChanged() throws IOException {
    Clock clock = Clock.systemUTC();
    try (ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 39);
        TestApplication perennial =
            TestApplication.on(TestDatabase.create(), clock)
                .settings(systems.settings())
                .settings(Map.of("perennial.mappings", mappings.toString()))
                .start()) {
      TurnSchedule schedule = Schedules.of(perennial, Duration.ofHours(12), clock);
      Runs runs = perennial.bean(Runs.class);
      schedule.start();
      try {
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> runs.last(1).stream().anyMatch(run -> run.endedAt().isPresent()));

        schedule.followRules();
        assertThat(runs.last(9)).as("nothing has changed").hasSize(1);

        String flags = Shelf.shipped(new Problems()).text("flags.yaml").orElseThrow();
        Files.writeString(mappings.resolve("flags.yaml"), flags + "\n# looked through\n");
        schedule.followRules();
        schedule.followRules();
        assertThat(runs.last(9)).hasSize(2);
      } finally {
        schedule.stop();
      }
    }
  }
}

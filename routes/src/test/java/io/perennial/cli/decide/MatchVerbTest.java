package io.perennial.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.database.DatabaseSettings;
import io.perennial.sandbox.world.World;
import io.perennial.testing.CommandLine;
import io.perennial.testing.Forked;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code match} as a person uses it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MatchVerbTest {

  @TempDir private Path folder;

  @Test
  void match_listsWhatIsProposedAndTakesAnAnswer() {
    SettableClock clock = new SettableClock(Instant.parse("2026-06-01T12:00:00Z"));
    DatabaseSettings database = TestDatabase.create();
    try (ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 41)) {
      systems.create("Account", Map.of("Name", "Acme"));
      String organization = systems.zendesk().people().createOrganization("ACME Inc.", Map.of());
      clock.advance(Duration.ofMinutes(10));
      Forked.configure(folder, systems.connections(), Optional.of(database));
      CommandLine line = new CommandLine(folder.resolve("config"));
      sync(systems, database, clock);

      assertThat(line.run("match")).as(line.printed()).isZero();
      assertThat(line.printed())
          .contains("zendesk/organization/" + organization + "  ACME Inc.")
          .contains("perhaps of Acme (customer 1), by name");
      assertThat(line.run("match", organization)).isEqualTo(64);
      assertThat(line.printed()).contains("Say whose the records are");
      assertThat(line.run("match", "--to", "1")).isEqualTo(64);
      assertThat(line.run("match", "--to", "1", "--not", "1", organization)).isEqualTo(64);
      assertThat(line.run("match", "--to", "Nobody", organization)).isEqualTo(1);
      assertThat(line.printed()).contains("There is no customer Nobody");
      assertThat(line.run("match", "--to", "acme", organization)).as(line.printed()).isZero();
      assertThat(line.printed())
          .contains("is a record of Acme (customer 1); the next turn links anew.");

      sync(systems, database, clock);
      assertThat(line.run("match", "--json")).isZero();
      assertThat(line.printed().strip()).isEqualTo("[]");
    }
  }

  private static void sync(ThreeSystems systems, DatabaseSettings database, SettableClock clock) {
    try (TestApplication perennial =
        TestApplication.on(database, clock).settings(systems.settings()).start()) {
      perennial.sync();
    }
  }
}

package io.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.database.DatabaseSettings;
import io.perennial.testing.Forked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody reads whose program does not start. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FailedStartTest {

  private static final Map<String, String> STRIPE =
      Map.of("type", "stripe", "url", "http://127.0.0.1:1", "key", "rk_live_511AcmeRestricted1");

  @TempDir private Path folder;

  @Test
  void wrongFiles_areNamedInOneLineEachAndNothingElseIsSaid() throws IOException {
    Forked.configure(folder, "stripe", STRIPE, Optional.empty());
    Files.createDirectories(folder.resolve("mappings"));
    Files.writeString(folder.resolve("mappings/flags.yaml"), "nonsense: [1\n");

    try (Forked status = Forked.start(folder, "status")) {
      assertThat(status.await()).isEqualTo(1);

      assertThat(status.output().lines())
          .satisfiesExactly(
              line -> assertThat(line).isEqualTo("The configuration has 1 problem:"),
              line -> assertThat(line).startsWith("  flags.yaml:2").contains("not YAML"));
    }
  }

  @Test
  void databaseThatDoesNotAnswer_isNamedWithoutAStackTrace() {
    DatabaseSettings nobody =
        new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/none", "perennial", "secret-word");
    Forked.configure(folder, "stripe", STRIPE, Optional.of(nobody));

    try (Forked status = Forked.start(folder, "status")) {
      assertThat(status.await()).isEqualTo(1);

      assertThat(status.output())
          .contains("127.0.0.1:1", "perennial.database")
          .doesNotContain("\tat ", "secret-word");
    }
  }
}

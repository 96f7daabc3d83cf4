package io.perennial.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.backup.Manifest;
import io.perennial.backup.Restored;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ToldTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final Manifest backup = new Manifest("1", "1", NOW, true, List.of(), new TreeMap<>());

  @Test
  void restored_namesTokensThatAreValid() {
    assertThat(Told.restored(new Restored(backup, List.of("panel", "report")), NOW))
        .contains("tokens of the API are valid: panel, report. Revoke", "perennial token revoke");
    assertThat(Told.restored(new Restored(backup, List.of()), NOW)).doesNotContain("token");
  }
}

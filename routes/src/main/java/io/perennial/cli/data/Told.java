package io.perennial.cli.data;

import io.perennial.backup.Manifest;
import io.perennial.backup.Restored;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A backup in sentences. */
final class Told {

  /** From then on a system may have forgotten what it deleted meanwhile. */
  private static final Duration OLD = Duration.ofDays(10);

  private Told() {}

  static String made(Path file, Manifest backup) {
    return rows(backup)
        + "%s holds them as of %s.%n".formatted(file, backup.at())
        + (backup.tokens()
            ? "Rotating tokens are in it: keep it like a password.%n".formatted()
            : "Rotating tokens are not in it: after a restore a connection that has one has to be"
                + " authorised anew, unless its settings hold what it needs.%n".formatted());
  }

  static String restored(Restored restored, Instant now) {
    Manifest backup = restored.backup();
    return rows(backup)
        + "The store is as it was at %s.%n".formatted(backup.at())
        + "The next turn reads what has changed since, and reads back what was being written.%n"
            .formatted()
        + (Duration.between(backup.at(), now).compareTo(OLD) > 0
            ? "The backup is old, and systems forget what they deleted: let it be sync --full.%n"
                .formatted()
            : "")
        + "What was erased since then has come back: erase it again.%n".formatted()
        + tokens(restored.tokens());
  }

  private static String tokens(List<String> valid) {
    return valid.isEmpty()
        ? ""
        : "These tokens of the API are valid: %s. Revoke those that were to be gone: perennial token revoke NAME%n"
            .formatted(String.join(", ", valid));
  }

  private static String rows(Manifest backup) {
    StringBuilder text = new StringBuilder();
    backup.tables().stream()
        .filter(table -> table.rows() > 0)
        .forEach(table -> text.append("%-20s %,12d rows%n".formatted(table.name(), table.rows())));
    return text.toString();
  }
}

package io.perennial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.testing.Confidential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No log shows a secret, an address, a customer's name or a row of the database. Runs when all
 * other tests have ended, over what they logged.
 */
class SilentLogsTest {

  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9._+-]+@[A-Za-z0-9-]+\\.[A-Za-z][A-Za-z0-9.-]*");

  /** How PostgreSQL quotes rows. */
  private static final Pattern ROW =
      Pattern.compile("Key \\(.*\\)=\\(|Failing row contains|COPY \\w+, line");

  private static final Pattern BEARER =
      Pattern.compile("(?i)(bearer|basic) [a-z0-9._~+/=!-]{8,}|[sr]k_(live|test)_[a-zA-Z0-9]{8,}");

  @Test
  void logs_showNothingConfidential() throws IOException {
    Path log = Confidential.folder().resolve("test.log");
    Set<String> noted = noted(Confidential.file());
    String text = logged(log, noted);
    if (Files.exists(log)) {
      Files.move(log, log.resolveSibling("checked.log"), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.deleteIfExists(Confidential.file());

    assertThat(breaches(text, noted)).isEmpty();
  }

  private static Set<String> noted(Path file) throws IOException {
    return Files.exists(file)
        ? new TreeSet<>(Files.readAllLines(file, StandardCharsets.UTF_8))
        : Set.of();
  }

  /** What the tests logged; tests that noted something have started the program, which logs. */
  private static String logged(Path log, Set<String> noted) throws IOException {
    String text = Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
    if (!noted.isEmpty()) {
      assertThat(text)
          .as(
              "%s, where logback-test.xml has the tests log: they used %d confidential values",
              log, noted.size())
          .isNotBlank();
    }
    return text;
  }

  @Test
  void log_thatIsMissingOrEmptyIsNoneThatIsSilent(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("test.log");
    assertThat(logged(log, Set.of())).isEmpty();

    assertThatThrownBy(() -> logged(log, Set.of("Blue Harbor Systems")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("test.log");
    Files.writeString(log, "\n");
    assertThatThrownBy(() -> logged(log, Set.of("Blue Harbor Systems")))
        .isInstanceOf(AssertionError.class);

    Files.writeString(log, "10:00:00 WARN all is well\n");
    assertThat(logged(log, Set.of("Blue Harbor Systems"))).contains("all is well");
  }

  /** The lines that say too much. */
  private static List<String> breaches(String text, Set<String> noted) {
    List<String> breaches = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (ADDRESS.matcher(line).find()
          || ROW.matcher(line).find()
          || BEARER.matcher(line).find()
          || noted.stream().anyMatch(line::contains)) {
        breaches.add(line);
      }
    }
    return breaches;
  }

  @Test
  void planted_linesAreFound() {
    assertThat(
            breaches(
                """
                10:00:00 WARN all is well with crm/accounts
                10:00:01 WARN email invalid: pat.sample@acme.example
                10:00:02 WARN ERROR: duplicate key  Detail: Key (id)=(0015g00000XYZabAAG) exists.
                10:00:03 WARN the account Blue Harbor Systems is odd
                10:00:04 WARN sent Authorization: Bearer 00Dxx!AQ4AQFab
                10:00:05 WARN process 17 on host-3 holds io.perennial.Thing@1a2b3c
                """,
                Set.of("Blue Harbor Systems")))
        .extracting(line -> line.substring(6, 8))
        .containsExactly("01", "02", "03", "04");
  }
}

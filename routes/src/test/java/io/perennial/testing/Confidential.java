package io.perennial.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What tests use and no log may show: noted in a file beside the logs, for the test that reads both
 * when all others have ended.
 */
public final class Confidential {

  private static final Pattern SECRET = Pattern.compile("secret|password|token|key$");

  /** Shorter ones stand in any text. */
  private static final int SHORTEST = 8;

  private Confidential() {}

  /** Where the logs of all tests are. */
  public static Path folder() {
    return Path.of(System.getProperty("perennial.test-logs", "target/test-logs"));
  }

  /** What was noted. */
  public static Path file() {
    return folder().resolve("confidential.txt");
  }

  /** Notes values that no log may show. */
  public static synchronized void note(Collection<String> values) {
    StringBuilder lines = new StringBuilder();
    values.stream()
        .filter(value -> value.length() >= SHORTEST)
        .forEach(value -> lines.append(value).append('\n'));
    try {
      Files.createDirectories(folder());
      Files.writeString(
          file(),
          lines,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Notes the secrets among some settings. */
  static void secrets(Map<String, String> settings) {
    note(
        settings.entrySet().stream()
            .filter(setting -> SECRET.matcher(setting.getKey()).find())
            .map(Map.Entry::getValue)
            .toList());
  }
}

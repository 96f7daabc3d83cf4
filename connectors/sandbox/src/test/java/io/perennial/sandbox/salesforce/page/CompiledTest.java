package io.perennial.sandbox.salesforce.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the record page runs was made of the sources that are here: it is compiled without us. */
class CompiledTest {

  private static final Path OUTPUT =
      Path.of(
          "connectors/sandbox/src/main/resources/io/perennial/sandbox/salesforce/page/compiled");
  private static final List<Path> SOURCES =
      List.of(
          Path.of("config/salesforce/force-app/main/default/lwc"),
          Path.of("connectors/sandbox/src/main/lightning"));

  @Test
  void output_isOfThePresentSources() throws IOException {
    Map<String, String> present = new TreeMap<>();
    for (Path folder : SOURCES) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(CompiledTest::compiled).toList()) {
          present.put(file.toString().replace('\\', '/'), hash(file));
        }
      }
    }
    Path output = OUTPUT.resolve("panel.js");
    present.put(output.toString().replace('\\', '/'), hash(output));

    assertThat(recorded())
        .as("npm --prefix config/salesforce install && npm --prefix config/salesforce run build")
        .isEqualTo(present);
  }

  @Test
  void output_isOurCodeAndTakesTheEngineFromThePage() throws IOException {
    String code = Files.readString(OUTPUT.resolve("panel.js"));

    assertThat(code.lines().filter(line -> line.matches("(import|export) .* from .*")))
        .isNotEmpty()
        .allMatch(line -> line.endsWith("from 'lwc';"));
    assertThat(code).contains("class PerennialHealth").doesNotContain("salesforce.com, inc");
  }

  private static boolean compiled(Path file) {
    return file.toString().matches(".*\\.(js|html|css)")
        && !file.toString().contains("__tests__")
        && Files.isRegularFile(file);
  }

  private static Map<String, String> recorded() throws IOException {
    Map<String, String> recorded = new TreeMap<>();
    for (String line : Files.readAllLines(OUTPUT.resolve("panel.sha256"))) {
      String[] parts = line.split("  ", 2);
      recorded.put(parts[1], parts[0]);
    }
    return recorded;
  }

  private static String hash(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

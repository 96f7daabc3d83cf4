package io.perennial.testing;

import io.perennial.cli.Verbs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program as a person types it, in this process. Standard output is caught meanwhile: no two
 * tests may do so side by side.
 */
public final class CommandLine {

  private final Path config;
  private String printed = "";

  /** Verbs with the settings of a folder and the shipped mappings. */
  public CommandLine(Path config) {
    this.config = config;
  }

  /** Does what a verb does and gives the exit code. */
  public int run(String verb, String... options) {
    List<String> all =
        new ArrayList<>(
            List.of(
                verb,
                "--config",
                config.toString(),
                "--mappings",
                config.resolve("no-mappings-of-its-own").toString()));
    all.addAll(List.of(options));
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrintStream caught = new PrintStream(text, true, StandardCharsets.UTF_8);
    System.setOut(caught);
    System.setErr(caught);
    try {
      return Verbs.run(all.toArray(String[]::new));
    } finally {
      System.setOut(out);
      System.setErr(err);
      printed = text.toString(StandardCharsets.UTF_8);
    }
  }

  /** What the last verb has printed. */
  public String printed() {
    return printed;
  }
}

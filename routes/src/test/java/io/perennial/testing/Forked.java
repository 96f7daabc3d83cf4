package io.perennial.testing;

import io.perennial.Perennial;
import io.perennial.database.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, which a test may kill. */
public final class Forked implements AutoCloseable {

  private final Process process;
  private final Path output;

  private Forked(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts a verb in a folder that holds {@code config/}. */
  public static Forked start(Path folder, String... arguments) {
    return start(folder, List.of(), arguments);
  }

  /** The same with options for Java, for example {@code -Xmx512m}. */
  public static Forked start(Path folder, List<String> java, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.addAll(java);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    String binaries = System.getProperty("ot.epg.working-dir");
    if (binaries != null) {
      command.add("-Dot.epg.working-dir=" + binaries);
    }
    command.add("-Dperennial.test-logs=" + Confidential.folder().toAbsolutePath());
    command.add(Perennial.class.getName());
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output-%d.txt".formatted(System.nanoTime()));
    try {
      return new Forked(
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start(),
          output);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Writes {@code config/application.yaml} with one connection; without a database it is embedded.
   */
  public static void configure(
      Path folder,
      String connection,
      Map<String, String> settings,
      Optional<DatabaseSettings> database) {
    configure(folder, Map.of(connection, settings), database);
  }

  /** The same with several connections, each with its settings. */
  public static void configure(
      Path folder,
      Map<String, ? extends Map<String, String>> connections,
      Optional<DatabaseSettings> database) {
    StringBuilder yaml = new StringBuilder("perennial:\n  connections:\n");
    connections.forEach(
        (connection, settings) -> {
          yaml.append("    ").append(connection).append(":\n");
          settings.forEach((key, value) -> yaml.append("      %s: \"%s\"\n".formatted(key, value)));
        });
    database.ifPresent(
        given -> {
          yaml.append("  database:\n");
          yaml.append("    url: \"%s\"\n".formatted(given.url()));
          yaml.append("    username: \"%s\"\n".formatted(given.username()));
          yaml.append("    password: \"%s\"\n".formatted(given.password()));
        });
    try {
      Files.createDirectories(folder.resolve("config"));
      Files.writeString(folder.resolve("config/application.yaml"), yaml);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Ends the process as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Asks the process to end, as Ctrl-C does. */
  public void interrupt() {
    process.destroy();
  }

  /** Writes a line to its standard input. */
  public void line(String text) {
    try {
      process.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Ends its standard input. */
  public void endInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits for the end and gives the exit code. */
  public int await() {
    try {
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        throw new AssertionError("the program does not end: " + output());
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** All that it has printed so far. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

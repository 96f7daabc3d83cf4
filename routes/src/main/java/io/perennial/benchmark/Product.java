package io.perennial.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.perennial.benchmark.systems.Connections;
import io.perennial.benchmark.systems.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The product on a database of its own. */
final class Product {

  private static final int COULD_NOT_RUN = 1;

  private final Path folder;
  private final Path mappings;

  /**
   * A product that has not run yet.
   *
   * @param folder empty; takes configuration, database and reports
   * @param mappings files that replace the shipped ones
   */
  Product(Path folder, Path mappings) {
    this.folder = folder;
    this.mappings = mappings;
  }

  /**
   * One turn.
   *
   * @param time from the report's beginning to its end
   * @param command from the start of the command to its end
   * @param program CPU time of the command
   * @param database CPU time of its database
   * @param peakMegabytes most memory of the command, 0 if unknown
   */
  record Turn(
      Duration time,
      Duration command,
      Duration program,
      Duration database,
      long peakMegabytes,
      JsonNode report) {

    /** Calls by connection. */
    Map<String, Long> calls() {
      Map<String, Long> calls = new TreeMap<>();
      report
          .path("connections")
          .properties()
          .forEach(each -> calls.put(each.getKey(), each.getValue().path("calls").asLong()));
      return calls;
    }

    /** Records read by connection. */
    Map<String, Long> read() {
      Map<String, Long> read = new TreeMap<>();
      report
          .path("connections")
          .properties()
          .forEach(each -> read.put(each.getKey(), sum(each.getValue().path("read"))));
      return read;
    }

    long records() {
      return read().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Target records written, by connection. */
    Map<String, Long> writtenTo() {
      Map<String, Long> written = new TreeMap<>();
      report
          .path("connections")
          .properties()
          .forEach(
              each -> {
                long sum = 0;
                for (JsonNode target : each.getValue().path("written")) {
                  sum += target.path("acknowledged").asLong();
                }
                written.put(each.getKey(), sum);
              });
      return written;
    }

    /** Target records written. */
    long written() {
      return writtenTo().values().stream().mapToLong(Long::longValue).sum();
    }

    long scored() {
      return report.path("scored").asLong();
    }

    private static long sum(JsonNode numbers) {
      long sum = 0;
      for (JsonNode number : numbers) {
        sum += number.asLong();
      }
      return sum;
    }
  }

  /** Takes a turn against the systems. */
  Turn sync(Connections systems) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("application.yaml"), systems.yaml());
    Path report = folder.resolve("report.json");
    Path errors = folder.resolve("errors.txt");
    Path data = folder.resolve("data");
    Files.deleteIfExists(report);
    long start = System.nanoTime();
    Process process =
        Program.start(
            folder,
            errors,
            List.of(
                "sync",
                "--quiet",
                "--config=" + folder,
                "--mappings=" + mappings,
                "--data=" + data,
                "--report=" + report));
    Usage usage = new Usage(process, data);
    Thread reader = new Thread(() -> drain(process), "output-of-the-product");
    reader.setDaemon(true);
    reader.start();
    usage.watch();
    Duration command = Duration.ofNanos(System.nanoTime() - start);
    if (process.waitFor() == COULD_NOT_RUN || !Files.exists(report)) {
      throw new IOException("the product did not run: " + Files.readString(errors));
    }
    JsonNode told = new ObjectMapper().readTree(report.toFile());
    return new Turn(
        Duration.between(
            Instant.parse(told.path("startedAt").asText()),
            Instant.parse(told.path("endedAt").asText())),
        command,
        usage.program(),
        usage.databaseServer(),
        usage.peakMegabytes(),
        told);
  }

  private static void drain(Process process) {
    try {
      process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException ended) {
      System.getLogger(Product.class.getName())
          .log(System.Logger.Level.DEBUG, "the product's output broke off", ended);
    }
  }
}

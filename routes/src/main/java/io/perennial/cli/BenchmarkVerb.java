package io.perennial.cli;

import io.perennial.benchmark.Benchmark;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code benchmark}: how long a first turn takes beside the fastest honest program. */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    description = {
      "Measures a first sync against look-alikes in a process of their own, beside a bare client",
      "that makes the same calls and does nothing with the answers. Runs alternate."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:measured", "1:could not run", "64:wrong command line"})
final class BenchmarkVerb implements Callable<Integer> {

  private static final String OPTIONS = "JAVA_TOOL_OPTIONS";
  private static final int MOST_CUSTOMERS = 100_000;
  private static final double GIBIBYTE = 1L << 30;

  @Option(
      names = "--customers",
      split = ",",
      paramLabel = "N",
      description = "how many, one table each (default: 1000)")
  private List<Integer> customers = List.of(1000);

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "of bare client and product each (default: ${DEFAULT-VALUE})")
  private int runs = 3;

  @Option(
      names = "--latency",
      paramLabel = "MS",
      description = "milliseconds added to every call (default: ${DEFAULT-VALUE})")
  private int latency;

  @Option(
      names = "--first-only",
      description = "leaves out the later turns, which wait two minutes for Zendesk's exports")
  private boolean firstOnly;

  @Option(
      names = "--salesforce-url",
      paramLabel = "URL",
      description =
          "other look-alikes instead of ours: all three or none; they keep what is written")
  private @Nullable URI salesforce;

  @Option(names = "--zendesk-url", paramLabel = "URL", description = "see --salesforce-url")
  private @Nullable URI zendesk;

  @Option(names = "--stripe-url", paramLabel = "URL", description = "see --salesforce-url")
  private @Nullable URI stripe;

  @Option(
      names = "--set",
      paramLabel = "CONNECTION.SETTING=VALUE",
      description = "their keys, where they differ from ours, for example stripe.key=rk_test_1")
  private Map<String, String> settings = new TreeMap<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Benchmark.Options options = options();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    quiet();
    out.printf("%s%n", machine());
    out.flush();
    Path folder = Files.createTempDirectory("perennial-benchmark-");
    try {
      for (int count : customers) {
        String table =
            new Benchmark(
                    folder,
                    options,
                    line -> {
                      err.println(line);
                      err.flush();
                    })
                .run(count);
        out.printf("%n%s", table);
        out.flush();
      }
    } finally {
      remove(folder);
    }
    return 0;
  }

  /** No part of the program starts in this process that would set up its logging. */
  private static void quiet() {
    LoggingSystem.get(BenchmarkVerb.class.getClassLoader()).beforeInitialize();
  }

  private Benchmark.Options options() {
    if (customers.isEmpty() || customers.stream().anyMatch(n -> n < 1 || n > MOST_CUSTOMERS)) {
      throw wrong("--customers must be from 1 to 100,000");
    }
    if (runs < 1) {
      throw wrong("--runs must be 1 or more");
    }
    if (latency < 0) {
      throw wrong("--latency must not be negative");
    }
    Map<String, URI> given = new TreeMap<>();
    put(given, "salesforce", salesforce);
    put(given, "zendesk", zendesk);
    put(given, "stripe", stripe);
    if (!given.isEmpty() && given.size() < 3) {
      throw wrong(
          "--salesforce-url, --zendesk-url and --stripe-url go together: give all three or none");
    }
    if (given.isEmpty() && !settings.isEmpty()) {
      throw wrong("--set is for other look-alikes: give their addresses too");
    }
    if (!given.isEmpty() && latency > 0) {
      throw wrong("--latency is added by our own look-alikes only");
    }
    if (settings.keySet().stream().anyMatch(path -> !path.matches("[\\w-]+\\.[\\w-]+"))) {
      throw wrong("--set takes CONNECTION.SETTING=VALUE, for example stripe.key=rk_test_1");
    }
    return new Benchmark.Options(runs, latency, !firstOnly, given, settings);
  }

  private static void put(Map<String, URI> given, String name, @Nullable URI address) {
    if (address != null) {
      given.put(name, address);
    }
  }

  /** All processes have the options of this variable, so the first line tells them. */
  private static String machine() {
    java.lang.management.OperatingSystemMXBean system =
        ManagementFactory.getOperatingSystemMXBean();
    String memory =
        system instanceof com.sun.management.OperatingSystemMXBean known
            ? String.format(Locale.ROOT, "%.0f GB", known.getTotalMemorySize() / GIBIBYTE)
            : "unknown memory";
    return String.format(
        Locale.ROOT,
        "%s: %d processors, %s, %s %s, Java %s%s; load before the first run %.1f",
        LocalDate.now(Clock.systemUTC()),
        Runtime.getRuntime().availableProcessors(),
        memory,
        system.getName(),
        system.getArch(),
        System.getProperty("java.version"),
        Optional.ofNullable(System.getenv(OPTIONS)).map(" with "::concat).orElse(""),
        system.getSystemLoadAverage());
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

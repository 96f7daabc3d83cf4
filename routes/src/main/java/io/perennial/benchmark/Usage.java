package io.perennial.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a process and its database use, looked at ten times a second.
 *
 * <p>The database's part and the memory are known where the system has {@code /proc}.
 */
final class Usage {

  private static final long TICK_NANOS = 10_000_000;
  private static final long PAUSE_MILLIS = 100;

  private final Process process;
  private final Path data;
  private final Map<Long, Long> databaseTicks = new HashMap<>();
  private Duration own = Duration.ZERO;
  private long peakKilobytes;

  Usage(Process process, Path data) {
    this.process = process;
    this.data = data;
  }

  /** Looks until the process ends. */
  void watch() throws InterruptedException {
    do {
      process.info().totalCpuDuration().ifPresent(used -> own = used);
      memory();
      database();
    } while (!process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
  }

  /** CPU time of the program itself. */
  Duration program() {
    return own;
  }

  /** CPU time of its database. */
  Duration databaseServer() {
    return Duration.ofNanos(
        databaseTicks.values().stream().mapToLong(Long::longValue).sum() * TICK_NANOS);
  }

  /** Most memory that the program had, in MiB; 0 if unknown. */
  long peakMegabytes() {
    return peakKilobytes / 1024;
  }

  private void memory() {
    lines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> line.replaceAll("\\D", ""))
        .forEach(kilobytes -> peakKilobytes = Math.max(peakKilobytes, Long.parseLong(kilobytes)));
  }

  /** The server counts for its ended children, each living child for itself. */
  private void database() {
    Optional<Long> server = server();
    if (server.isEmpty()) {
      return;
    }
    ticks(server.get()).ifPresent(ticks -> databaseTicks.put(server.get(), ticks[1]));
    ProcessHandle.of(server.get()).stream()
        .flatMap(ProcessHandle::children)
        .forEach(
            child ->
                ticks(child.pid()).ifPresent(ticks -> databaseTicks.put(child.pid(), ticks[0])));
    databaseTicks
        .keySet()
        .removeIf(
            pid ->
                !pid.equals(server.get())
                    && ProcessHandle.of(pid).isEmpty()
                    && ticks(server.get()).isPresent());
  }

  private Optional<Long> server() {
    try (Stream<Path> files = Files.find(data, 3, (file, is) -> file.endsWith("postmaster.pid"))) {
      return files
          .findFirst()
          .map(Usage::lines)
          .filter(lines -> !lines.isEmpty())
          .map(lines -> Long.parseLong(lines.get(0).strip()));
    } catch (IOException | RuntimeException notYet) {
      return Optional.empty();
    }
  }

  /** Own time, and own time with that of the ended children. */
  private static Optional<long[]> ticks(long pid) {
    return lines(Path.of("/proc", String.valueOf(pid), "stat")).stream()
        .findFirst()
        .map(line -> line.substring(line.lastIndexOf(')') + 2).split(" "))
        .map(
            words -> {
              long used = Long.parseLong(words[11]) + Long.parseLong(words[12]);
              long ended = Long.parseLong(words[13]) + Long.parseLong(words[14]);
              return new long[] {used, used + ended};
            });
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException none) {
      return List.of();
    }
  }
}

package io.perennial.benchmark;

import io.perennial.benchmark.systems.ChangedTicket;
import io.perennial.benchmark.systems.Connections;
import io.perennial.benchmark.systems.Program;
import io.perennial.database.DatabaseSettings;
import io.perennial.database.EmbeddedServer;
import io.perennial.sql.Sql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * How long it takes from a change in a system to the acknowledgement of the first field that
 * follows from it, with {@code serve} running: one change after the other, by webhooks alone.
 */
final class HookLatency {

  /** The first ones, in which Java compiles itself, do not count. */
  private static final int WARM_UP = 5;

  private static final int COUNTED = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LOOK_MILLIS = 10;

  /** More than follow from a change; no look walks through those of the first sync. */
  private static final int LATEST_WRITES = 1_000;

  private final Path folder;
  private final Path mappings;

  /**
   * Measures on the store of a product that has synced.
   *
   * @param folder of that product
   * @param mappings files that replace the shipped ones
   */
  HookLatency(Path folder, Path mappings) {
    this.folder = folder;
    this.mappings = mappings;
  }

  /** Changes a ticket again and again; gives one time for each change that counts. */
  List<Duration> measure(Connections systems) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("application.yaml"), yaml(systems));
    List<Duration> times = new ArrayList<>();
    try (EmbeddedServer server = EmbeddedServer.attach(folder.resolve("data"));
        SingleConnectionDataSource connection = connection(server.settings())) {
      JdbcClient store = JdbcClient.create(connection);
      run("install", "--only=zendesk");
      long last = number(store, "select coalesce(max(id), 0) from run");
      Process serve = start("serve", "--port=0");
      try {
        await(() -> number(store, "select coalesce(max(id), 0) from run") > last && quiet(store));
        new ChangedTicket(systems)
            .changeAgainAndAgain(
                WARM_UP + COUNTED,
                change -> {
                  times.add(Duration.between(change, acknowledged(store, change)));
                  await(() -> quiet(store));
                });
      } finally {
        end(serve);
      }
    }
    return times.subList(WARM_UP, times.size());
  }

  private static String yaml(Connections systems) throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    return systems.yaml()
        + "  every: 1d\n  hooks: { port: %d, url: \"http://127.0.0.1:%d\" }\n"
            .formatted(port, port);
  }

  /** One for all looks: whoever looks a hundred times a second should not be in the way. */
  private static SingleConnectionDataSource connection(DatabaseSettings database) {
    return new SingleConnectionDataSource(
        database.url(), database.username(), database.password(), true);
  }

  private static long number(JdbcClient store, String sql) {
    return store.sql(sql).query(Long.class).single();
  }

  /** Nothing that an earlier change brought is left to be done. */
  private static boolean quiet(JdbcClient store) {
    return store
        .sql(
            """
            select not exists (select from run where status = 'RUNNING')
              and not exists (select from hook_due)
            """)
        .query(Boolean.class)
        .single();
  }

  private static Instant acknowledged(JdbcClient store, Instant change)
      throws InterruptedException {
    List<Instant> found = new ArrayList<>();
    await(
        () -> {
          first(store, change).ifPresent(found::add);
          return !found.isEmpty();
        });
    return found.get(0);
  }

  private static Optional<Instant> first(JdbcClient store, Instant change) {
    return store
        .sql(
            """
            select min(ended_at) as at from write
            where id > (select max(id) - :latest from write)
              and state = 'ACKNOWLEDGED' and sent_at >= :change
            having min(ended_at) is not null
            """)
        .param("latest", LATEST_WRITES)
        .param("change", Sql.time(change))
        .query((row, number) -> row.getTimestamp("at").toInstant())
        .optional();
  }

  private static void await(BooleanSupplier done) throws InterruptedException {
    long begun = System.nanoTime();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new IllegalStateException("nothing followed from a change for " + PATIENCE);
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private void run(String... verb) throws IOException, InterruptedException {
    Process process = start(verb);
    if (process.waitFor() != 0) {
      throw new IOException(
          "%s did not run: %s".formatted(verb[0], Files.readString(errors(verb[0]))));
    }
  }

  private Process start(String... verb) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(verb));
    arguments.addAll(
        List.of(
            "--config=" + folder, "--mappings=" + mappings, "--data=" + folder.resolve("data")));
    Process process = Program.start(folder, errors(verb[0]), arguments);
    Path output = folder.resolve("output-of-%s.txt".formatted(verb[0]));
    Thread reader = new Thread(() -> keep(process, output), "output-of-" + verb[0]);
    reader.setDaemon(true);
    reader.start();
    return process;
  }

  private Path errors(String verb) {
    return folder.resolve("errors-of-%s.txt".formatted(verb));
  }

  private static void keep(Process process, Path output) {
    try {
      Files.copy(process.getInputStream(), output, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException ended) {
      System.getLogger(HookLatency.class.getName())
          .log(System.Logger.Level.DEBUG, "the program's output broke off", ended);
    }
  }

  private static void end(Process serve) throws InterruptedException {
    serve.destroy();
    if (!serve.waitFor(30, TimeUnit.SECONDS)) {
      serve.destroyForcibly().waitFor();
    }
  }
}

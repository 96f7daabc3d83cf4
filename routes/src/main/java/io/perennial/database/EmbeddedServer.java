package io.perennial.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real PostgreSQL that lives under the data folder and is shared by all processes that use it.
 *
 * <p>The first process starts it, later ones attach, the last one to leave stops it. Who is
 * attached is told by shared locks on {@code attached.lock}: the system lets go of a process's lock
 * however the process ends, so a server left behind by a killed process is adopted by the next.
 */
public final class EmbeddedServer implements AutoCloseable {

  private static final Duration STARTUP = Duration.ofSeconds(90);
  private static final Duration SHUTDOWN = Duration.ofSeconds(30);
  private static final String USER = "postgres";

  private final Path folder;
  private final ServerFile server;
  private final FileChannel attached;
  private final Optional<EmbeddedPostgres> started;

  private EmbeddedServer(
      Path folder, ServerFile server, FileChannel attached, Optional<EmbeddedPostgres> started) {
    this.folder = folder;
    this.server = server;
    this.attached = attached;
    this.started = started;
  }

  /**
   * Starts the folder's server, or attaches to it if it runs.
   *
   * @param data the data folder; made if missing
   */
  public static EmbeddedServer attach(Path data) {
    Path folder = data.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      try (FileChannel starting = open(folder.resolve("starting.lock"));
          FileLock onlyOne = starting.lock()) {
        Optional<ServerFile> running = running(folder);
        Optional<EmbeddedPostgres> started =
            running.isPresent() ? Optional.empty() : Optional.of(start(folder));
        FileChannel attached = open(folder.resolve("attached.lock"));
        attached.lock(0, Long.MAX_VALUE, true);
        ServerFile server = running.or(() -> ServerFile.read(folder)).orElseThrow();
        return new EmbeddedServer(folder, server, attached, started);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "cannot use the data folder %s: give another with --data, or make it writable"
              .formatted(folder),
          failed);
    }
  }

  /** Address, user and password in one. */
  public DatabaseSettings settings() {
    return new DatabaseSettings(url(server.port()), USER, server.password());
  }

  /** Detaches; the last process to leave stops the server. A second call does nothing. */
  @Override
  public void close() {
    if (!attached.isOpen()) {
      return;
    }
    try (FileChannel starting = open(folder.resolve("starting.lock"));
        FileLock onlyOne = starting.lock()) {
      attached.close();
      try (FileChannel alone = open(folder.resolve("attached.lock"));
          FileLock nobodyElse = alone.tryLock()) {
        if (nobodyElse != null) {
          stop();
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot leave the data folder " + folder, failed);
    }
  }

  private static Optional<ServerFile> running(Path folder) {
    return ServerFile.read(folder).filter(EmbeddedServer::answers);
  }

  private static boolean answers(ServerFile server) {
    try (Connection connection =
        DriverManager.getConnection(
            url(server.port()) + "?loginTimeout=5", USER, server.password())) {
      return connection.isValid(5);
    } catch (SQLException down) {
      return false;
    }
  }

  private static EmbeddedPostgres start(Path folder) {
    Path database = folder.resolve("database");
    String password =
        ServerFile.read(folder).map(ServerFile::password).orElseGet(EmbeddedServer::newPassword);
    Path passwordFile = folder.resolve("password.draft");
    try {
      Files.deleteIfExists(passwordFile);
      ServerFile.ownerOnly(passwordFile);
      Files.writeString(passwordFile, password);
      stopLeftover(database);
      // initdb and the server see our options after the library's own, and the later one counts:
      // without them the server would trust everyone on this machine and skip fsync
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(database)
              .setOverrideWorkingDirectory(binaries(folder).toFile())
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(STARTUP)
              .setLocaleConfig("locale", "C.UTF-8")
              .setLocaleConfig("auth", "scram-sha-256")
              .setLocaleConfig("pwfile", passwordFile.toString())
              .setConnectConfig("password", password)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("max_connections", "100")
              .setServerConfig("shared_buffers", "128MB")
              .setServerConfig("max_wal_size", "1GB")
              .setServerConfig("random_page_cost", "1.1")
              .setServerConfig("log_min_messages", "warning")
              .setServerConfig("log_min_error_statement", "panic") // statements carry values
              .setServerConfig("log_error_verbosity", "terse")
              .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
              .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
              .start();
      new ServerFile(postgres.getPort(), password).write(folder);
      return postgres;
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "the embedded database in %s does not start: see its log, or set perennial.database.url"
              .formatted(database),
          failed);
    } finally {
      passwordFile.toFile().delete();
    }
  }

  /** Stops a server of this folder that runs but does not answer as its file says. */
  private static void stopLeftover(Path database) throws IOException {
    Optional<ProcessHandle> leftover = postmaster(database);
    if (leftover.isPresent()) {
      end(leftover.get(), database);
    }
  }

  /** Where the server's programs are unpacked: with the data, unless a folder for all is named. */
  private static Path binaries(Path folder) {
    String shared = System.getProperty("ot.epg.working-dir");
    return shared == null ? folder.resolve("postgresql") : Path.of(shared);
  }

  private void stop() throws IOException {
    Path database = folder.resolve("database");
    Optional<ProcessHandle> postmaster = postmaster(database);
    if (started.isPresent()) {
      started.get().close(); // asks for a fast end and waits 5 seconds: a busy disk takes longer
    }
    if (postmaster.isPresent()) {
      end(postmaster.get(), database);
    }
  }

  /** The server's process by its own pid file; empty if that process is gone or another program. */
  private static Optional<ProcessHandle> postmaster(Path database) throws IOException {
    Path pidFile = database.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
            .filter(ProcessHandle::isAlive)
            .filter(process -> process.info().command().orElse("postgres").contains("postgres"));
  }

  private static void end(ProcessHandle process, Path database) throws IOException {
    process.destroy(); // SIGTERM: takes no new clients, ends when the present ones are gone
    try {
      process.onExit().get(SHUTDOWN.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException stuck) {
      throw new IOException(
          "the database server of %s (process %d) does not stop".formatted(database, process.pid()),
          stuck);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
  }

  private static String newPassword() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}

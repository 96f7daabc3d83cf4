package io.perennial.testing;

import io.perennial.database.DatabaseSettings;
import io.perennial.database.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real PostgreSQL for the tests of this JVM; each asks for an empty database of its own. */
public final class TestDatabase {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestDatabase() {}

  /** Started by the first test that needs it, stopped and removed with the JVM. */
  private static final class Shared {
    static final EmbeddedServer SERVER = start();

    private static EmbeddedServer start() {
      try {
        Path folder = Files.createTempDirectory("perennial-test-");
        EmbeddedServer server = EmbeddedServer.attach(folder);
        quick(server.settings());
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(
                    () -> {
                      server.close();
                      remove(folder);
                    }));
        return server;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    /**
     * A login costs 4,096 rounds of hashing otherwise, and a random password needs but one;
     * cleaning up would go round hundreds of databases that soon are used no more.
     */
    private static void quick(DatabaseSettings server) {
      try (Connection connection =
              DriverManager.getConnection(server.url(), server.username(), server.password());
          Statement statement = connection.createStatement()) {
        statement.execute("set scram_iterations = 1");
        statement.execute("alter system set autovacuum = off");
        statement.execute("select pg_reload_conf()");
        statement.execute(
            "alter role %s password '%s'".formatted(server.username(), server.password()));
      } catch (SQLException failed) {
        throw new IllegalStateException("cannot prepare the server of the tests", failed);
      }
    }

    private static void remove(Path folder) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
      } catch (IOException left) {
        throw new UncheckedIOException(left);
      }
    }
  }

  /** An empty database that nobody else uses. */
  public static DatabaseSettings create() {
    DatabaseSettings server = Shared.SERVER.settings();
    Confidential.note(List.of(server.password()));
    String name = "test_" + NUMBER.incrementAndGet();
    try (Connection connection =
            DriverManager.getConnection(server.url(), server.username(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException failed) {
      throw new IllegalStateException("cannot create a database for a test", failed);
    }
    return new DatabaseSettings(
        server.url().replaceAll("/[a-z]+$", "/" + name), server.username(), server.password());
  }
}

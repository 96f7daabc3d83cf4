package io.perennial.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {

  @TempDir Path data;

  @Test
  void attach_startsADurableServerThatAsksForAPassword() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.attach(data)) {
      DatabaseSettings settings = server.settings();

      assertThat(ask(settings, "show fsync")).isEqualTo("on");
      assertThat(ask(settings, "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(settings, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThatThrownBy(
              () -> ask(new DatabaseSettings(settings.url(), settings.username(), "x"), "select 1"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(data.resolve("server.properties"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void close_ofTheLastProcessStopsTheServerAndKeepsItsData() throws Exception {
    DatabaseSettings first;
    try (EmbeddedServer server = EmbeddedServer.attach(data)) {
      first = server.settings();
      ask(first, "create table kept as select 42 as answer; select 1");
    }

    assertThatThrownBy(() -> ask(first, "select 1")).isInstanceOf(SQLException.class);
    try (EmbeddedServer again = EmbeddedServer.attach(data)) {
      assertThat(ask(again.settings(), "select answer from kept")).isEqualTo("42");
    }
  }

  private static String ask(DatabaseSettings settings, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(settings.url(), settings.username(), settings.password());
        Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(sql);
      while (!rows) {
        rows = statement.getMoreResults();
      }
      try (ResultSet result = statement.getResultSet()) {
        result.next();
        String answer = result.getString(1);
        while (statement.getMoreResults()) {
          try (ResultSet further = statement.getResultSet()) {
            further.next();
          }
        }
        return answer;
      }
    }
  }
}

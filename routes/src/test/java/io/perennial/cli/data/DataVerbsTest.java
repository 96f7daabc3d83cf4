package io.perennial.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.cli.Verbs;
import io.perennial.database.DatabaseSettings;
import io.perennial.testing.CommandLine;
import io.perennial.testing.Forked;
import io.perennial.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class DataVerbsTest {

  private final DatabaseSettings database = TestDatabase.create();
  @TempDir private Path folder;

  @BeforeEach
  void configure() {
    Forked.configure(
        folder,
        "salesforce",
        Map.of(
            "type", "salesforce",
            "login-url", "http://127.0.0.1:1",
            "client-id", "app",
            "client-secret", "hush"),
        Optional.of(database));
  }

  private int run(String... arguments) {
    List<String> line = new ArrayList<>(List.of(arguments));
    line.addAll(List.of("--config", folder.resolve("config").toString()));
    return Verbs.run(line.toArray(String[]::new));
  }

  private void customer() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into customer (connection, account_id, name, since)"
              + " values ('salesforce', '0015g00000XYZabAAG', 'Acme', now())");
    }
  }

  @Test
  void erase_asksFirstAndTakesOneSubject() {
    assertThat(run("erase", "--customer", "1")).isEqualTo(1);
    assertThat(run("erase")).isEqualTo(64);
    assertThat(run("erase", "--customer", "1", "--person", "a@b.example", "--yes")).isEqualTo(64);
    assertThat(run("restore", "any", "--replace")).isEqualTo(1);
  }

  @Test
  void numbers_areAskedForByWhereTheyStand() {
    CommandLine perennial = new CommandLine(folder.resolve("config"));

    assertThat(perennial.run("erase", "--customer", "0015g00000XYZabAAG")).isEqualTo(64);
    assertThat(perennial.printed())
        .contains("0015g00000XYZabAAG is not the number of a customer", "address of its page")
        .doesNotContain("is not a long");
    assertThat(perennial.run("undo", "abc")).isEqualTo(64);
    assertThat(perennial.printed())
        .contains("abc is not the number of a run", "perennial status")
        .doesNotContain("is not a long");
    assertThat(perennial.run("approve", "0x11")).isEqualTo(64);
    assertThat(perennial.printed()).contains("0x11 is not the number of a run");
  }

  @Test
  void verbs_backUpEraseAndRestore() throws IOException, SQLException {
    Path file = folder.resolve("store.backup");
    Path certificate = folder.resolve("certificate.txt");
    assertThat(run("status")).isZero();
    customer();
    assertThat(run("backup", file.toString())).isZero();
    assertThat(run("backup", file.toString())).isEqualTo(1);

    assertThat(run("erase", "--customer", "1", "--yes", "--certificate", certificate.toString()))
        .isZero();

    assertThat(Files.readString(certificate))
        .contains("Certificate of erasure", "customer, 1 rows", "found        nothing was found")
        .doesNotContain("Acme", "0015g00000XYZabAAG");
    assertThat(run("restore", file.toString()))
        .as("the list of those who stay away is something, too")
        .isEqualTo(1);
    assertThat(run("restore", file.toString(), "--replace", "--yes", "--json")).isZero();
    assertThat(run("erase", "--customer", "1", "--dry-run")).isZero();
  }
}

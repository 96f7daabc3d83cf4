package io.perennial.cli.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.access.ApiTokens;
import io.perennial.cli.Verbs;
import io.perennial.database.DatabaseSettings;
import io.perennial.testing.Confidential;
import io.perennial.testing.Forked;
import io.perennial.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The verb as a person uses it. */
@Timeout(240)
class TokenVerbsTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder;

  @Test
  void verb_makesListsAndRevokes() {
    DatabaseSettings database = TestDatabase.create();
    Forked.configure(
        folder,
        "crm",
        Map.of(
            "type", "salesforce",
            "login-url", "http://127.0.0.1:9",
            "client-id", "nobody",
            "client-secret", "nothing"),
        Optional.of(database));

    assertThat(run("list")).as(said()).isZero();
    assertThat(said()).contains("Nobody may ask the API yet");
    assertThat(run("create", "--name", "Zendesk panel", "--scope", "context", "--scope", "money"))
        .isZero();
    String token = said().strip();
    Confidential.note(List.of(token));
    assertThat(token).as("alone, for a script").matches("prn_[A-Za-z0-9_-]{43}");
    assertThat(warned())
        .contains("opens context, money, until")
        .contains("token revoke \"Zendesk panel\"")
        .doesNotContain(token);
    assertThat(run("create", "--name", "Zendesk panel", "--scope", "context")).isEqualTo(1);
    assertThat(warned()).contains("There is a token called \"Zendesk panel\"");
    assertThat(run("create", "--name", "job", "--scope", "context", "--expires", "never", "--json"))
        .isZero();
    assertThat(said()).contains("\"token\":\"prn_", "\"expiresAt\":null", "\"name\":\"job\"");
    Confidential.note(List.of(said().replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1")));

    assertThat(run("list")).isZero();
    assertThat(said())
        .contains("Zendesk panel  live", "opens context, money; made", "never used", "for ever")
        .doesNotContain("prn_", ApiTokens.key(token));
    assertThat(run("revoke", "Zendesk panel")).isZero();
    assertThat(run("revoke", "Zendesk panel")).isEqualTo(1);
    assertThat(warned()).contains("There is no token called \"Zendesk panel\" to revoke");
    assertThat(run("list", "--json")).isZero();
    assertThat(said()).contains("\"revokedAt\":\"").doesNotContain("prn_", ApiTokens.key(token));
  }

  @Test
  void token_thatEndsSoonIsToldByStatusAndCheck() {
    DatabaseSettings database = TestDatabase.create();
    Forked.configure(
        folder,
        "crm",
        Map.of(
            "type", "salesforce",
            "login-url", "http://127.0.0.1:9",
            "client-id", "nobody",
            "client-secret", "nothing"),
        Optional.of(database));
    assertThat(run("create", "--name", "Zendesk panel", "--scope", "context")).isZero();
    Confidential.note(List.of(said().strip()));
    assertThat(verb("status")).as(said()).isZero();
    age(database);

    assertThat(verb("status")).isEqualTo(2);
    assertThat(said())
        .contains(
            "! token expires: Zendesk panel",
            "-> Make another (perennial token create --name \"Zendesk panel, new\" --scope context)");
    assertThat(verb("status", "--json")).isEqualTo(2);
    assertThat(said()).contains("\"tokens\":[{\"name\":\"Zendesk panel\"");
    assertThat(verb("check")).as("nobody listens at its Salesforce").isEqualTo(2);
    assertThat(said())
        .contains("tokens of the API")
        .containsPattern("WARN +Zendesk panel +expires");
  }

  /** Most of a token's year has passed. */
  private static void age(DatabaseSettings database) {
    try (Connection store =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        Statement statement = store.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "update api_token set created_at = created_at - interval '340 days',"
                      + " expires_at = expires_at - interval '340 days'"))
          .isEqualTo(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void verb_refusesWhatMakesNoSense() {
    for (String[] wrong :
        new String[][] {
          {},
          {"create"},
          {"create", "--name", "a"},
          {"create", "--name", " ", "--scope", "context"},
          {"create", "--name", "a", "--scope", "all"},
          {"create", "--name", "a", "--scope", "money"},
          {"create", "--name", "a", "--scope", "context", "--expires", "soon"},
          {"create", "--name", "a", "--scope", "context", "--expires", "0d"},
          {"create", "--name", "a", "--scope", "context", "--expires", "999999d"},
          {"revoke"}
        }) {
      assertThat(run(wrong)).as(String.join(" ", wrong)).isEqualTo(64);
    }
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String warned() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("token"));
    all.addAll(List.of(arguments));
    return arguments.length == 0 ? say(all) : verb(all.toArray(new String[0]));
  }

  private int verb(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--config", folder.resolve("config").toString()));
    return say(all);
  }

  private int say(List<String> all) {
    PrintStream stdout = System.out;
    PrintStream stderr = System.err;
    out.reset();
    err.reset();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      return Verbs.run(all.toArray(new String[0]));
    } finally {
      System.setOut(stdout);
      System.setErr(stderr);
    }
  }
}

package io.perennial.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.access.ApiScope;
import io.perennial.access.ApiTokens;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.hook.HookEndpoint;
import io.perennial.hook.HookEndpoints;
import io.perennial.testing.Confidential;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.TurnRefused;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import io.perennial.work.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What a backup holds, and what is not restored. */
class BackupTest extends BackupTestCase {

  @Test
  void backup_isItsOwnersAloneAndHoldsNoTokensUnlessAsked() throws IOException {
    perennial.sync();
    perennial.store().sql("update connection set tokens = 'hush' where name = 'stripe'").update();
    ConnectionName stripe = new ConnectionName("stripe");
    URI address = URI.create("https://hooks.acme.example/hooks/stripe");
    perennial
        .bean(HookEndpoints.class)
        .keep(stripe, address, new HookEndpoint("we_1", "whsec_hush"), TODAY);
    String panel =
        perennial
            .bean(ApiTokens.class)
            .create("panel", Set.of(ApiScope.CONTEXT), Optional.empty(), TODAY)
            .text();
    Confidential.note(List.of(panel));
    Path without = backup();
    Path with = folder.resolve("with-tokens.backup");
    perennial.bean(BackupWriter.class).write(with, true);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(without)))
        .isEqualTo("rw-------");
    assertThat(text(without)).doesNotContain("hush");
    try (ZipFile zip = new ZipFile(without.toFile())) {
      assertThat(zip.getEntry("tables/hook_endpoint.copy")).isNull();
      assertThat(zip.getEntry("tables/api_token.copy")).isNull();
    }
    assertThat(text(with)).contains("hush");
    assertThat(folder).isDirectoryNotContaining("glob:**.draft");
    assertThatThrownBy(this::backup).isInstanceOf(Refused.class).hasMessageContaining("exists");
    try (TestApplication restored = application(TestDatabase.create())) {
      restore(restored, without);
      assertThat(tokens(restored)).isEmpty();
      assertThat(restored.bean(HookEndpoints.class).secrets(stripe, TODAY)).isEmpty();
      assertThat(restored.bean(ApiTokens.class).all()).isEmpty();
      restored.bean(Restoring.class).restore(with, true);
      assertThat(restored.bean(ApiTokens.class).unrevoked()).containsKey(ApiTokens.key(panel));
      assertThat(tokens(restored)).containsExactly("hush");
      assertThat(restored.bean(HookEndpoints.class).secrets(stripe, TODAY))
          .containsExactly("whsec_hush");
    }
  }

  @Test
  void restore_keepsTokensRevokedThatWereRevokedAfterTheBackup() throws IOException {
    ApiTokens tokens = perennial.bean(ApiTokens.class);
    tokens.create("panel", Set.of(ApiScope.CONTEXT), Optional.empty(), TODAY);
    tokens.create("leaked", Set.of(ApiScope.CONTEXT), Optional.empty(), TODAY);
    tokens.create("brief", Set.of(ApiScope.CONTEXT), Optional.of(TODAY.plusSeconds(60)), TODAY);
    Path with = folder.resolve("with-tokens.backup");
    perennial.bean(BackupWriter.class).write(with, true);
    Path without = backup();
    clock.advance(Duration.ofMinutes(1));
    tokens.revoke("leaked", clock.instant());

    Restored here = perennial.bean(Restoring.class).restore(with, true);

    assertThat(here.tokens()).as("valid again, as of now").containsExactly("panel");
    assertThat(tokens.all())
        .filteredOn(token -> token.name().equals("leaked"))
        .singleElement()
        .satisfies(token -> assertThat(token.revokedAt()).contains(clock.instant()));
    try (TestApplication empty = application(TestDatabase.create())) {
      assertThat(empty.bean(Restoring.class).restore(with, false).tokens())
          .as("nobody here knows of the revocation")
          .containsExactly("leaked", "panel");
      assertThat(empty.bean(Restoring.class).restore(without, true).tokens()).isEmpty();
    }
  }

  private static List<String> tokens(TestApplication application) {
    return application
        .store()
        .sql("select tokens from connection where name = 'stripe' and tokens is not null")
        .query(String.class)
        .list();
  }

  private static String text(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry("tables/connection.copy")).readAllBytes(), UTF_8);
    }
  }

  @Test
  void restore_isRefusedIntoAStoreInUse() throws IOException {
    perennial.sync();
    Path file = backup();

    assertThatThrownBy(() -> restore(perennial, file))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("--replace");
    Lease turn = perennial.bean(Leases.class).claim("turn").orElseThrow();
    assertThatThrownBy(() -> perennial.bean(Restoring.class).restore(file, true))
        .isInstanceOf(TurnRefused.class);
    perennial.bean(Leases.class).release(turn);
    List<String> before = state(perennial);
    perennial.bean(Restoring.class).restore(file, true);
    assertThat(state(perennial)).isEqualTo(before);
  }

  @Test
  void restore_namesWhatIsWrongWithTheFileAndChangesNothing() throws IOException {
    perennial.sync();
    Path file = backup();
    byte[] whole = Files.readAllBytes(file);
    Path damaged = folder.resolve("damaged.backup");
    byte[] one = whole.clone();
    int place = new String(whole, ISO_8859_1).indexOf("source_record.copy") + 400;
    one[place] ^= 1;
    Files.write(damaged, one);
    Path cut = folder.resolve("cut.backup");
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));

    try (TestApplication empty = application(TestDatabase.create())) {
      assertThatThrownBy(() -> restore(empty, damaged))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("tables/source_record.copy");
      assertThatThrownBy(() -> restore(empty, cut))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("not a whole one");
      assertThatThrownBy(() -> restore(empty, folder.resolve("none")))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("not there");
      empty.store().sql("update flyway_schema_history set checksum = 4711").update();
      assertThatThrownBy(() -> restore(empty, file))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("1 (checksum 4711)")
          .hasMessageContaining(Contents.schema(perennial.store()));
      assertThat(state(empty)).isEmpty();
    }
  }
}

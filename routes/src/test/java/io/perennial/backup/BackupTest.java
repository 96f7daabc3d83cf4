package io.perennial.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.access.ApiScope;
import io.perennial.access.ApiTokens;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.hook.HookEndpoint;
import io.perennial.database.DatabaseSettings;
import io.perennial.hook.HookEndpoints;
import io.perennial.sandbox.company.Company;
import io.perennial.testing.Confidential;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRefused;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import io.perennial.work.Refused;
import io.perennial.work.Runs.Status;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store that was lost and restored goes on as if it had not been. */
@Timeout(120)
class BackupTest {

  private static final Instant TODAY = Instant.parse("2026-11-20T12:00:00Z");

  private final SettableClock clock = new SettableClock(TODAY);
  private final ThreeSystems systems = ThreeSystems.start(Company.of(25, 2, TODAY), clock, 32);
  private final TestApplication perennial = application(TestDatabase.create());
  @TempDir private Path folder;

  private TestApplication application(DatabaseSettings database) {
    return TestApplication.on(database, clock).settings(systems.settings()).start();
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  private Path backup() throws IOException {
    Path file = folder.resolve("store.backup");
    perennial.bean(BackupWriter.class).write(file, false);
    return file;
  }

  private static void restore(TestApplication other, Path file) throws IOException {
    other.bean(Restoring.class).restore(file, false);
  }

  /** Everything that counts, without what only tells when a store was filled. */
  private static List<String> state(TestApplication application) {
    return application
        .store()
        .sql(
            """
            select 'record ' || connection || stream || id || payload || own || deleted
            from source_record
            union all select 'health ' || account_id || concat_ws(' ', points, band, trend, coverage,
                drivers, at_risk, renewal_date, renewal_flag, arr, flags)
              from health join customer on customer.id = health.customer
            union all select 'link ' || link.connection || type || link.id || account_id
              from customer_link link join customer on customer.id = link.customer
            union all select 'target ' || connection || object || id || desired || seen || pending
              from target_value
            order by 1
            """)
        .query(String.class)
        .list();
  }

  private void change() {
    clock.advance(Duration.ofMinutes(1));
    String account =
        perennial.store().sql("select min(id) from account").query(String.class).single();
    systems.create(
        "Contact", Map.of("LastName", "Sample", "AccountId", account, "Title", "Chief Executive"));
    String ticket =
        perennial
            .store()
            .sql("select max(id) from ticket where status in ('NEW', 'OPEN', 'PENDING', 'HOLD')")
            .query(String.class)
            .single();
    systems.zendesk().people().setPriority(ticket, "urgent");
    systems.stripe().subscriptions().end(subscription());
    clock.advance(Duration.ofMinutes(10));
  }

  private String subscription() {
    return perennial
        .store()
        .sql("select min(id) from subscription where status = 'ACTIVE'")
        .query(String.class)
        .single();
  }

  private void forgetWrites() {
    systems.salesforce().writes().reset();
    systems.zendesk().writes().reset();
  }

  @Test
  void restoredStore_endsAsTheOneThatWasNeverLost() throws IOException {
    perennial.sync();
    Path file = backup();
    change();
    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
    forgetWrites();

    try (TestApplication restored = application(TestDatabase.create())) {
      restore(restored, file);
      Report report = restored.sync();

      assertThat(report.status()).isEqualTo(Status.COMPLETE);
      assertThat(systems.salesforce().writes().all()).isEmpty();
      assertThat(systems.zendesk().writes().all()).isEmpty();
      assertThat(state(restored)).isEqualTo(state(perennial));
    }
  }

  @Test
  void restoredStore_listsAnewWhatASourceNoLongerRemembers() throws IOException {
    perennial.sync();
    Path file = backup();
    String subscription = subscription();
    systems.stripe().subscriptions().end(subscription);
    clock.advance(Duration.ofDays(40));

    try (TestApplication restored = application(TestDatabase.create())) {
      restore(restored, file);
      assertThat(restored.sync().status()).isEqualTo(Status.COMPLETE);

      assertThat(
              restored
                  .store()
                  .sql("select status from subscription where id = :id")
                  .param("id", subscription)
                  .query(String.class)
                  .single())
          .isEqualTo("CANCELED");
    }
  }

  @Test
  void restoredStore_readsBackWhatWasBeingSent() throws IOException {
    perennial.sync();
    perennial
        .store()
        .sql("update write set state = 'SENDING', ended_at = null where object = 'Account'")
        .update();
    perennial
        .store()
        .sql(
            """
            update target_value held set sending = batch, seen = '{}', pending = true from write
            where write.state = 'SENDING' and write.record_id = held.id
            """)
        .update();
    Path file = backup();
    forgetWrites();

    try (TestApplication restored = application(TestDatabase.create())) {
      restore(restored, file);
      restored.sync();

      assertThat(systems.salesforce().writes().all()).isEmpty();
      assertThat(
              restored
                  .store()
                  .sql("select distinct state from write where object = 'Account'")
                  .query(String.class)
                  .list())
          .containsExactly("ACKNOWLEDGED");
      assertThat(
              restored
                  .store()
                  .sql(
                      """
                      insert into customer (connection, account_id, name, since)
                      values ('any', 'any', 'any', now())
                      returning id > (select max(id) from customer)
                      """)
                  .query(Boolean.class)
                  .single())
          .as("numbers go on where they were")
          .isTrue();
    }
  }

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

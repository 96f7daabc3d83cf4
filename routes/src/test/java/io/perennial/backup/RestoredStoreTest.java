package io.perennial.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.ledger.KeptFields;
import io.perennial.mapping.Shelf;
import io.perennial.mapping.yaml.Problems;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A restored store goes on as if it had never been lost. */
class RestoredStoreTest extends BackupTestCase {

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
  void restoredStore_asksNobodyAboutWhatItWroteAfterItsBackup() throws IOException {
    Files.writeString(
        mappings.resolve("write-back.yaml"),
        Shelf.shipped(new Problems())
            .text("write-back.yaml")
            .orElseThrow()
            .replace("{ value: ", "{ if-changed: ask, value: "));
    perennial.sync();
    Path file = backup();
    change();
    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);

    try (TestApplication restored = application(TestDatabase.create())) {
      restore(restored, file);
      change();
      restored.sync();

      assertThat(restored.bean(KeptFields.class).list()).isEmpty();
      String account =
          restored.store().sql("select min(id) from account").query(String.class).single();
      clock.advance(Duration.ofMinutes(1));
      systems.update("Account", account, Map.of("Perennial_Renewal_Flag__c", "LATE"));
      clock.advance(Duration.ofMinutes(10));
      restored.sync();
      assertThat(restored.bean(KeptFields.class).list())
          .as("what people change from now on is asked about")
          .extracting(KeptFields.Kept::field)
          .containsExactly("Perennial_Renewal_Flag__c");
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
}

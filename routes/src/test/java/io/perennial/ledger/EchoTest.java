package io.perennial.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.target.FieldSchema;
import io.perennial.connector.target.FieldType;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.connector.testkit.FakeConnector;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.ledger.KeptFields.Why;
import io.perennial.ledger.TargetValues.Order;
import io.perennial.ledger.TargetValues.Portion;
import io.perennial.store.Incoming;
import io.perennial.store.OwnFields;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import io.perennial.work.Runs;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our own values that come back are nobody's change, however the vendor writes them. */
class EchoTest {

  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
  private static final Target ACCOUNT =
      new Target(new ConnectionName("crm"), "accounts", "accounts");
  private static final String RULES =
      """
      fake:
        naming: "{name}"
        objects:
          accounts:
            of: account
            fields:
              Score: { value: health.score, type: number, label: S, help: S, if-changed: ask }
              Band: { value: health.band, type: picklist, options: [at risk], label: B, help: B, if-changed: ask }
              Drivers: { value: health.drivers, type: text, label: D, help: D, if-changed: theirs-wins }
              Renewal: { value: renewal.date, type: date, label: R, help: R, if-changed: ask }
      """;
  private static final TargetForm FORM =
      new TargetForm(
          new ObjectSchema(
              "accounts",
              new TreeMap<>(
                  Map.of(
                      "Score", field("Score", FieldType.NUMBER),
                      "Band", field("Band", FieldType.PICKLIST, "at risk"),
                      "Drivers", field("Drivers", FieldType.TEXT),
                      "Renewal", field("Renewal", FieldType.DATE)))),
          List.of("Score", "Band", "Drivers", "Renewal"));

  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), new SettableClock(NOW))
          .connection(
              new FakeConnector(new FakeVendor("crm"), List.of("accounts"), 3),
              "fake",
              """
              accounts:
                becomes: account
                fields:
                  name: { from: Name, as: trim }
              """)
          .writeBack(RULES)
          .start();

  private static FieldSchema field(String name, FieldType type, String... options) {
    return new FieldSchema(name, name, type, 20, 0, true, List.of(options), false);
  }

  @BeforeEach
  void publish() {
    perennial
        .store()
        .sql(
            "insert into customer (connection, account_id, name, since) values ('crm', 'A', 'A', now())")
        .update();
    desire(Map.of("Score", 72.4, "Band", "At Risk", "Drivers", "late ", "Renewal", "2026-07-31"));
    perennial
        .store()
        .sql("update target_value set seen = desired, ours = desired, pending = false")
        .update();
  }

  @AfterEach
  void stop() {
    perennial.close();
  }

  @Test
  void confirm_knowsOurValuesInTheVendorsForm() {
    comesBack(
        Map.of(
            "Score", "72.000",
            "Band", "AT RISK",
            "Drivers", "  late\n",
            "Renewal", "2026-07-31T00:00:00.000+0000"));

    assertThat(kept().count()).isEmpty();
    assertThat(pending()).isZero();
  }

  @Test
  void confirm_tellsEveryOtherValueByItsPolicy() {
    comesBack(Map.of("Score", 73, "Band", "at risk", "Drivers", "Late", "Renewal", "2026-08-01"));

    assertThat(kept().count()).isEqualTo(Map.of(Why.ASK, 2, Why.THEIRS, 1));
    assertThat(pending()).isZero();
  }

  @Test
  void confirm_takesAWriteUnderWayForNobodysChange() {
    desire(Map.of("Score", 80, "Band", "at risk", "Drivers", "late", "Renewal", "2026-07-31"));
    Lease lease = perennial.bean(Leases.class).claim(ACCOUNT.key().lease()).orElseThrow();
    long run = perennial.bean(Runs.class).begin("sync", NOW, NOW);
    perennial
        .bean(WriteLedger.class)
        .intend(lease, ACCOUNT, new Portion(run, 0, Order.BY_CUSTOMER, 10), NOW);
    desire(Map.of("Score", 90, "Band", "at risk", "Drivers", "late", "Renewal", "2026-07-31"));

    comesBack(Map.of("Score", 80));

    assertThat(kept().count()).as("it arrived, and its answer did not").isEmpty();
    comesBack(Map.of("Score", 81));
    assertThat(kept().count()).as("somebody changed it after that").isEqualTo(Map.of(Why.ASK, 1));
  }

  @Test
  void confirm_takesAFieldThatWeNeverWroteForNobodysChange() {
    perennial.store().sql("update target_value set seen = '{\"Score\": 1}', ours = '{}'").update();

    comesBack(Map.of("Score", 2));

    assertThat(kept().count()).isEmpty();
  }

  private void desire(Map<String, ? extends @Nullable Object> values) {
    perennial
        .bean(TargetValues.class)
        .desire(
            ACCOUNT,
            List.of(
                new Desired(
                    ACCOUNT,
                    "A",
                    1,
                    FORM.shape(new TreeMap<>(values)),
                    Optional.empty(),
                    Optional.empty())));
  }

  private void comesBack(Map<String, ? extends @Nullable Object> values) {
    perennial
        .bean(OwnFields.class)
        .confirm(
            ACCOUNT.key(),
            "accounts",
            List.of(
                new Incoming(
                    SourceRecord.of("accounts", "A", NOW, Map.of()),
                    FORM.takeFrom(new HashMap<>(values)),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty())));
  }

  private KeptFields kept() {
    return perennial.bean(KeptFields.class);
  }

  private int pending() {
    return perennial
        .store()
        .sql("select count(*) from target_value where pending")
        .query(Integer.class)
        .single();
  }
}

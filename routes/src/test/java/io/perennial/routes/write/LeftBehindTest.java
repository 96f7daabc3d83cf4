package io.perennial.routes.write;

import static io.perennial.connector.failure.FailureClass.PERMANENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.target.FieldSchema;
import io.perennial.connector.target.FieldType;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.connector.testkit.FakeConnector;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.parked.ParkedFilter;
import io.perennial.parked.ParkedReader;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a customer leaves behind when its account goes, and what goes after it. */
class LeftBehindTest {

  private static final String MAPPING =
      """
      accounts:
        becomes: account
        fields:
          name: { from: Name, as: trim }
      opportunities:
        becomes: opportunity
        fields:
          accountId: { from: AccountId }
          stage: { from: StageName }
          closed: { from: IsClosed }
          won: { from: IsWon }
      """;

  private static final String WRITE_BACK =
      """
      fake:
        naming: "{prefix}{name}"
        objects:
          opportunities:
            of: opportunity
            fields:
              Flag: { value: renewal.flag, type: text, length: 20, label: Renewal, help: "How near it is." }
      """;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-30T12:00:00Z"));
  private final FakeVendor crm = new FakeVendor("crm");
  private TestApplication perennial;

  @BeforeEach
  void start() {
    ObjectSchema schema =
        new ObjectSchema(
            "opportunities",
            new TreeMap<>(
                Map.of(
                    "AccountId", text("AccountId"),
                    "StageName", text("StageName"),
                    "IsClosed", text("IsClosed"),
                    "IsWon", text("IsWon"),
                    "Perennial_Flag", text("Perennial_Flag"))));
    perennial =
        TestApplication.on(TestDatabase.create(), clock)
            .connection(
                new FakeConnector(crm, List.of("accounts", "opportunities"), 200)
                    .describing(schema),
                "fake",
                MAPPING)
            .writeBack(WRITE_BACK)
            .start();
    crm.put("accounts", "A1", Map.of("Name", "Acme"));
    crm.put(
        "opportunities",
        "O1",
        Map.of("AccountId", "A1", "StageName", "Negotiation", "IsClosed", false, "IsWon", false));
    perennial.sync();
    assertThat(crm.value("opportunities", "O1", "Perennial_Flag")).isEqualTo("NONE");
  }

  @AfterEach
  void stop() {
    perennial.close();
  }

  private static FieldSchema text(String name) {
    return new FieldSchema(name, name, FieldType.TEXT, 80, 0, true, List.of(), false);
  }

  @Test
  void record_isEmptiedWhenItsCustomerEnds() {
    crm.delete("accounts", "A1", Optional.empty());

    assertThat(turn()).isEqualTo(Status.COMPLETE);

    assertThat(crm.value("opportunities", "O1", "Perennial_Flag")).isNull();
  }

  @Test
  void record_thatGoesAfterItsCustomerIsForgottenWithAllThatWasRefused() {
    crm.delete("accounts", "A1", Optional.empty());
    crm.refuse("O1", Integer.MAX_VALUE, PERMANENT); // deleted, but nobody has told us yet
    assertThat(turn()).isEqualTo(Status.PARTIAL);
    assertThat(parked()).isEqualTo(1);

    crm.delete("opportunities", "O1", Optional.empty());

    assertThat(turn()).isEqualTo(Status.COMPLETE);
    assertThat(parked()).isZero();
    assertThat(targets()).isZero();
  }

  private Status turn() {
    clock.advance(Duration.ofMinutes(5));
    return perennial.sync().status();
  }

  private int parked() {
    return perennial
        .bean(ParkedReader.class)
        .read(
            new ParkedFilter(Optional.empty(), Optional.empty(), Optional.empty(), List.of()), 100)
        .total();
  }

  private int targets() {
    return perennial.store().sql("select count(*) from target_value").query(Integer.class).single();
  }
}

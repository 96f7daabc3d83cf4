package io.perennial.routes.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.testkit.FakeConnector;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.store.Incoming.Problem;
import io.perennial.store.Parked;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.Report;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Texts that a database would choke on: the record is stored or parked, the others go on. */
class BadTextTest {

  private static final String MAPPING =
      """
      accounts:
        becomes: account
        fields:
          name:         { from: Name, as: trim }
          parentId:     { from: Parent, as: trim }
          churnReason:  { from: Reason, as: trim }
          billingIds:   { from: Billing, as: texts, separator: ";" }
        attributes:
          note: { from: Note }
          odd:  { from: Odd.ab }
      """;

  private final FakeVendor crm = new FakeVendor("crm");
  private final TestApplication perennial =
      TestApplication.on(
              TestDatabase.create(), new SettableClock(Instant.parse("2026-06-30T12:00:00Z")))
          .connection(new FakeConnector(crm, List.of("accounts"), 50), "fake", MAPPING)
          .start();

  @AfterEach
  void stop() {
    perennial.close();
  }

  @Test
  void sync_storesTheLongestTextInAnyFieldThatNobodyLooksUp() {
    crm.put(
        "accounts", "A1", Map.of("Name", "Acme", "Note", noise(131_072), "Reason", noise(9999)));
    crm.put("accounts", "A2", Map.of("Name", "Beta"));

    Report report = perennial.sync();

    assertThat(report.problems()).isEmpty();
    assertThat(report.customers()).isEqualTo(2);
    assertThat(texts("select length(attributes ->> 'note')::text from account where id = 'A1'"))
        .containsExactly("131072");
  }

  @Test
  void sync_parksAMillionCharactersAndUsesTheOthers() {
    crm.put("accounts", "A1", Map.of("Name", noise(1_000_000)));
    crm.put("accounts", "A2", Map.of("Name", "Beta", "Note", noise(1_000_000)));
    crm.put("accounts", "A3", Map.of("Name", "Gamma"));

    Report report = perennial.sync();

    assertThat(report.customers()).isEqualTo(1);
    assertThat(report.connection("crm").parked()).isEqualTo(2);
    assertThat(parked())
        .extracting(Problem::reason)
        .containsExactly(
            "Name (name) is longer than 131072 characters",
            "Note (note) is longer than 131072 characters");
    assertThat(parked()).extracting(Problem::mend).allMatch(mend -> mend.contains("shorten it"));
  }

  @Test
  void sync_parksANameOrKeyThatNoIndexHoldsAndUsesTheOthers() {
    crm.put("accounts", "A1", Map.of("Name", "a" + noise(500)));
    crm.put("accounts", "A2", Map.of("Name", "Beta", "Parent", noise(9999)));
    crm.put("accounts", "A3", Map.of("Name", "Gamma", "Billing", "cus_1;" + noise(9999)));
    crm.put("accounts", "A4", Map.of("Name", "\uD83D\uDE00".repeat(250)));

    Report report = perennial.sync();

    assertThat(report.customers()).isEqualTo(1);
    assertThat(parked())
        .extracting(Problem::reason)
        .containsExactly(
            "Name (name) is longer than 500 characters",
            "Parent (parentId) is longer than 500 characters",
            "Billing (billingIds) is longer than 500 characters");
  }

  @Test
  void sync_takesOutWhatNoDatabaseHolds() {
    Map<String, Object> odd =
        Map.of("a\u0000b", "c\u0000\u0000d", "e", List.of("\uDE00"), "\uD83D", "g");
    crm.put("accounts", "A1", Map.of("Name", "Ac\u0000me", "Odd", odd));
    crm.put("accounts", "A2", Map.of("Name", "Be\uD83Dta"));
    crm.put(
        "accounts",
        "A3",
        Map.of("Name", "Gamma \uD83D\uDE00", "Note", "\\u0000 as \\\u0000written"));

    assertThat(perennial.sync().problems()).isEmpty();

    assertThat(texts("select name from customer order by name"))
        .containsExactly("Acme", "Be\uFFFDta", "Gamma \uD83D\uDE00");
    assertThat(texts("select payload ->> 'Note' from source_record where id = 'A3'"))
        .containsExactly("\\u0000 as \\written");
    assertThat(texts("select attributes ->> 'odd' from account where id = 'A1'"))
        .containsExactly("cd");
    assertThat(perennial.sync().scored()).as("nothing has changed").isZero();
  }

  private List<Problem> parked() {
    return perennial.bean(Parked.class).list().stream().map(Parked.Entry::problem).toList();
  }

  private List<String> texts(String query) {
    return perennial.store().sql(query).query(String.class).list();
  }

  /** Text that no compression makes small. */
  private static String noise(int length) {
    return new Random(1)
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}

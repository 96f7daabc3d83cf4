package io.perennial.routes.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.connector.testkit.FakeConnector;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.store.Parked;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One bad record among 200 on a page is parked, and 199 are used. */
class BadRecordTest {

  private static final int PAGE = 200;

  private static final String MAPPING =
      """
      accounts:
        becomes: account
        fields:
          name:      { from: Name, as: trim }
          createdAt: { from: Created, as: instant }
          employees: { from: Employees, as: integer }
          currency:  { from: Currency, as: upper }
          parentId:  { from: Parent, as: trim }
      deals:
        becomes: opportunity
        fields:
          accountId: { from: Account, as: trim }
          stage:     { from: Stage, as: trim }
          closed:    { from: Closed, as: boolean }
          won:       { from: Won, as: boolean }
          closeDate: { from: Close, as: date }
          amount:    { from: Amount, as: money, convention: major, currency: Currency }
      """;

  private final FakeVendor crm = new FakeVendor("crm");
  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-30T12:00:00Z"));
  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock)
          .connection(new FakeConnector(crm, List.of("accounts", "deals"), PAGE), "fake", MAPPING)
          .start();

  @AfterEach
  void stop() {
    perennial.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Close    | 30/06/2026 | Close (closeDate) is not a day
          Close    | 2026-02-30 | Close (closeDate) is not a day
          Amount   | twelve     | Amount (amount) is not a number
          Amount   | 1e40       | Amount (amount) has more than 40 digits
          Currency | XQZ        | Amount (amount) is in a currency (Currency) that is no currency of ISO 4217
          Closed   | perhaps    | Closed (closed) is neither yes nor no
          """)
  void sync_parksOneBadDealAmong200AndLetsItGoWhenItIsMended(
      String field, String bad, String reason) {
    crm.put("accounts", "A1", Map.of("Name", "Acme"));
    for (int i = 0; i < PAGE; i++) {
      crm.put("deals", "D%03d".formatted(i), deal());
    }
    Map<String, Object> wrong = deal();
    wrong.put(field, bad);
    crm.put("deals", "D100", wrong);

    Report report = perennial.sync();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.connection("crm").read()).containsEntry("deals", PAGE);
    assertThat(report.connection("crm").mapped()).isEqualTo(PAGE - 1 + 1);
    assertThat(rows("opportunity")).isEqualTo(PAGE - 1);
    assertThat(perennial.bean(Parked.class).list())
        .singleElement()
        .satisfies(
            parked -> {
              assertThat(parked.key()).hasToString("crm/deals");
              assertThat(parked.id()).isEqualTo("D100");
              assertThat(parked.problem().reason()).startsWith(reason).doesNotContain(bad);
              assertThat(parked.problem().mend()).isNotBlank();
            });

    crm.put("deals", "D100", deal());

    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
    assertThat(rows("opportunity")).isEqualTo(PAGE);
    assertThat(perennial.bean(Parked.class).list()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e2000", "1e200000", "-1e-20000", "1e200000000"})
  void sync_parksANumberThatNoDatabaseHoldsAndLetsItGoWhenItIsMended(String beyond) {
    crm.put("accounts", "A1", Map.of("Name", "Acme"));
    crm.put("deals", "D1", deal());
    Map<String, Object> wrong = deal();
    wrong.put("Amount", new BigDecimal(beyond));
    crm.put("deals", "D2", wrong);

    assertThat(perennial.sync().status()).isEqualTo(Status.PARTIAL);
    assertThat(rows("opportunity")).isEqualTo(1);
    assertThat(perennial.bean(Parked.class).list())
        .extracting(Parked.Entry::id, parked -> parked.problem().reason())
        .containsExactly(tuple("D2", "Amount (amount) has more than 40 digits"));

    crm.put("deals", "D2", deal());

    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
    assertThat(rows("opportunity")).isEqualTo(2);
  }

  @Test
  void sync_parksAnAccountInACurrencyThatDoesNotExist() {
    crm.put("accounts", "A1", Map.of("Name", "Acme", "Currency", "eur"));
    crm.put("accounts", "A2", Map.of("Name", "Beta", "Currency", "euros"));

    assertThat(perennial.sync().customers()).isEqualTo(1);

    assertThat(perennial.bean(Parked.class).list())
        .extracting(Parked.Entry::id, parked -> parked.problem().reason())
        .containsExactly(tuple("A2", "Currency (currency) is no currency of ISO 4217"));
  }

  @Test
  void sync_letsGoOfAParkedRecordThatIsDeleted() {
    crm.put("accounts", "A1", Map.of("Other", "no name"));
    assertThat(perennial.sync().connection("crm").parked()).isEqualTo(1);

    crm.delete("accounts", "A1", Optional.empty());

    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
    assertThat(perennial.bean(Parked.class).list()).isEmpty();
  }

  @Test
  void sync_takesTheDeletionOfARecordThatItNeverSaw() {
    crm.put("accounts", "A1", Map.of("Name", "Acme"));
    crm.delete("accounts", "A2", Optional.empty());
    crm.delete("deals", "D1", Optional.of("D2"));

    Report report = perennial.sync();

    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(report.connection("crm").deleted()).isEqualTo(2);
    assertThat(report.customers()).isEqualTo(1);
  }

  @Test
  void sync_survivesAccountsThatAreTheirOwnParentsOrGrandparents() {
    crm.put("accounts", "A1", Map.of("Name", "Own parent", "Parent", "A1"));
    crm.put("accounts", "A2", Map.of("Name", "Left", "Parent", "A3"));
    crm.put("accounts", "A3", Map.of("Name", "Right", "Parent", "A2"));
    crm.put("accounts", "A4", Map.of("Name", "Orphan", "Parent", "A999"));
    crm.put("deals", "D1", Map.of("Account", "A999", "Stage", "Won", "Closed", true, "Won", true));

    Report report = perennial.sync();

    assertThat(report.problems()).isEmpty();
    assertThat(report.customers()).isEqualTo(4);
    assertThat(report.scored()).isEqualTo(4);
    assertThat(perennial.sync().scored()).isZero();
  }

  private static Map<String, Object> deal() {
    return new HashMap<>(
        Map.of(
            "Account", "A1",
            "Stage", "Closed Won",
            "Closed", true,
            "Won", true,
            "Close", "2026-06-01",
            "Amount", new BigDecimal("12.50"),
            "Currency", "EUR"));
  }

  private int rows(String table) {
    return perennial.store().sql("select count(*) from " + table).query(Integer.class).single();
  }
}

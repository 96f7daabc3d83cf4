package io.perennial.routes.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.budget.CallBooks;
import io.perennial.cli.terminal.StatusTable;
import io.perennial.connector.ConnectionName;
import io.perennial.sandbox.salesforce.Salesforce;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.FieldType;
import io.perennial.sandbox.state.RecordWrite;
import io.perennial.status.StatusReader;
import io.perennial.testing.SalesforceSystem;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Problem;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Formula fields of Salesforce accounts, and the names of their owners. */
class FormulaTurnTest {

  private static final String TOUCH_MODEL = "Touch_Model__c";
  private static final String WRITTEN = "Perennial_Touch_Model__c";

  /** A day after all was first read. */
  private static final Instant DUE = Instant.parse("2026-06-02T12:10:00Z");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T12:00:00Z"));
  private final SalesforceSystem crm =
      SalesforceSystem.start("salesforce", 7, TestApplication.shippedWriteBack(), clock);
  private final List<String> accounts = new ArrayList<>();
  private TestApplication perennial;

  @BeforeEach
  void start() {
    Salesforce salesforce = crm.salesforce();
    salesforce
        .schema()
        .put(
            salesforce.schema().standard("Account"),
            Field.named(TOUCH_MODEL, FieldType.STRING).formula("\"Digital\"").build(),
            clock.instant());
    for (int i = 0; i < 3; i++) {
      accounts.add(crm.create("Account", Map.of("Name", "Acme " + i)));
    }
    perennial = application(Map.of());
    clock.advance(Duration.ofMinutes(10));
    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
    accounts.forEach(
        account -> assertThat(crm.value("Account", account, WRITTEN)).isEqualTo("TECH"));
    clock.advance(Duration.ofMinutes(10));
    crm.create(
        "Account", Map.of("Name", "Latest")); // the last second of a stream is read each turn
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    crm.salesforce().writes().reset();
  }

  private TestApplication application(Map<String, String> more) {
    Map<String, String> settings = new TreeMap<>(more);
    crm.settings()
        .forEach((key, value) -> settings.put("perennial.connections.salesforce." + key, value));
    return TestApplication.on(TestDatabase.create(), clock).settings(settings).start();
  }

  @AfterEach
  void stop() {
    perennial.close();
    crm.close();
  }

  @Test
  void sync_writesWhatFollowsFromAFormulaOntoThatAccountAlone() {
    calculate(1, "High touch");
    clock.set(DUE.minusSeconds(1));
    assertThat(perennial.sync().scored()).as("no time stamp has moved").isZero();
    clock.set(DUE);

    Report report = perennial.sync();

    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(report.scored()).isEqualTo(1);
    assertThat(report.connection("salesforce").written())
        .containsOnly(Map.entry("Account", new Written(1, 1, 0, 0)));
    assertThat(crm.value("Account", accounts.get(1), WRITTEN)).isEqualTo("HIGH");
    assertThat(crm.salesforce().writes().all())
        .extracting(RecordWrite::id)
        .containsOnly(accounts.get(1));
    assertThat(crm.salesforce().writes().needless()).isEmpty();
  }

  @Test
  void sync_readsTheNewNameOfAnOwner() {
    String owner = crm.value("Account", accounts.get(0), "OwnerId").toString();
    crm.salesforce().records().calculate("User", owner, Map.of("LastName", "Newname"));
    clock.set(DUE);

    perennial.sync();

    assertThat(
            perennial
                .store()
                .sql("select count(*) from account where owner_name like '%Newname'")
                .query(Integer.class)
                .single())
        .as("all four have one owner")
        .isEqualTo(4);
  }

  @Test
  void sync_leavesFormulasAloneIfThatIsSaid() {
    perennial.close();
    perennial = application(Map.of("perennial.refresh-formulas", "0"));
    perennial.sync();
    clock.advance(Duration.ofMinutes(10));
    crm.create("Account", Map.of("Name", "Last"));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    calculate(1, "High touch");
    clock.set(DUE.plus(Duration.ofDays(60)));

    perennial.sync();

    assertThat(crm.value("Account", accounts.get(1), WRITTEN)).isEqualTo("TECH");
  }

  @Test
  void sync_leavesFormulasToALaterTurnWhenCallsAreShort() {
    calculate(1, "High touch");
    clock.set(DUE.minusSeconds(2));
    long idle = perennial.sync().connection("salesforce").calls();
    clock.set(DUE);
    CallBooks books = perennial.bean(CallBooks.class);
    ConnectionName salesforce = new ConnectionName("salesforce");
    books.take(salesforce, 20_000 - books.used(salesforce) - idle, 25_000);

    Report report = perennial.sync();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.problems()).extracting(Problem::code).containsOnly("BUDGET_SPENT");
    assertThat(report.connection("salesforce").read()).as("reading forward").hasSize(5);
    assertThat(crm.value("Account", accounts.get(1), WRITTEN)).isEqualTo("TECH");

    perennial.store().sql("update call_use set hour = hour - interval '25 hours'").update();
    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
    assertThat(crm.value("Account", accounts.get(1), WRITTEN)).isEqualTo("HIGH");
  }

  @Test
  void status_tellsWhenFormulasWereRead() {
    clock.set(DUE);
    perennial.sync();
    StringWriter shown = new StringWriter();

    new StatusTable(new PrintWriter(shown, true)).print(perennial.bean(StatusReader.class).read());

    assertThat(shown.toString())
        .containsPattern(
            "salesforce/accounts +read 2026-06-02T12:10:00Z, formulas 2026-06-02T12:10:00Z\n")
        .containsPattern("salesforce/contacts +read 2026-06-02T12:10:00Z\n");
  }

  private void calculate(int account, String touchModel) {
    crm.salesforce()
        .records()
        .calculate("Account", accounts.get(account), Map.of(TOUCH_MODEL, touchModel));
  }
}

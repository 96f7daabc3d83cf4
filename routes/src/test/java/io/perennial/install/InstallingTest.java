package io.perennial.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.connector.CheckResult;
import io.perennial.connector.CheckResult.Level;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.install.Installed;
import io.perennial.routes.greet.Checks;
import io.perennial.testing.SalesforceSystem;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.Problem;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import io.perennial.writeback.TargetRule;
import io.perennial.writeback.WrittenField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an org without anything of ours to conclusions in it. */
class InstallingTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T12:00:00Z"));
  private final SalesforceSystem crm = SalesforceSystem.bare("salesforce", 7, true, clock);
  private final TestApplication perennial = start(TestApplication.shippedMapping("salesforce"));

  @TempDir private Path folder;

  private TestApplication start(String mapping) {
    return TestApplication.on(TestDatabase.create(), clock)
        .connection(crm.connector(clock), "salesforce", mapping)
        .writeBack(TestApplication.shippedWriteBack())
        .start();
  }

  @AfterEach
  void stop() {
    perennial.close();
    crm.close();
  }

  @Test
  void install_makesEveryFieldOfTheFileAndIsDoneTheSecondTime() {
    List<Installed> first = install(perennial);

    assertThat(first).extracting(Installed::outcome).containsOnly(Installed.Outcome.CREATED);
    for (TargetRule rule : TestApplication.shippedWriteBack().of("salesforce")) {
      for (WrittenField field : rule.fields()) {
        assertThat(first)
            .extracting(Installed::thing)
            .contains("field %s.%s".formatted(rule.object(), field.name()));
      }
    }
    long writes = crm.salesforce().writes().count();
    Instant changed = crm.salesforce().schema().changedAt();
    assertThat(install(perennial))
        .extracting(Installed::outcome)
        .containsOnly(Installed.Outcome.UNCHANGED);
    assertThat(crm.salesforce().writes().count()).isEqualTo(writes);
    assertThat(crm.salesforce().schema().changedAt()).isEqualTo(changed);
  }

  @Test
  void sync_writesIntoWhatInstallMade() {
    String account = crm.create("Account", Map.of("Name", "Acme"));
    clock.advance(Duration.ofMinutes(10));
    install(perennial);

    Report report = perennial.sync();

    assertThat(report.problems()).isEmpty();
    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(crm.value("Account", account, "Perennial_Renewal_Flag__c")).isEqualTo("NONE");
  }

  @Test
  void check_isFineAfterInstall() {
    install(perennial);

    assertThat(check(perennial)).extracting(CheckResult::level).containsOnly(Level.OK);
  }

  @Test
  void sync_leavesAFieldThatExistedBeforeUs() {
    crm.peopleMake("Account", "Perennial_Next_Action__c");
    String account =
        crm.create("Account", Map.of("Name", "Acme", "Perennial_Next_Action__c", "Call Ann"));
    clock.advance(Duration.ofMinutes(10));
    assertThat(install(perennial))
        .filteredOn(Installed::outcome, Installed.Outcome.LEFT_ALONE)
        .extracting(Installed::thing)
        .containsExactly("field Account.Perennial_Next_Action__c");

    Report report = perennial.sync();

    assertThat(crm.value("Account", account, "Perennial_Next_Action__c")).isEqualTo("Call Ann");
    assertThat(crm.value("Account", account, "Perennial_Renewal_Flag__c")).isEqualTo("NONE");
    assertThat(report.problems())
        .extracting(Problem::code, Problem::stream)
        .containsExactly(tuple("READ_ONLY_FIELD", "Account"));
    assertThat(check(perennial))
        .filteredOn(result -> result.level() == Level.FAIL)
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.thing()).isEqualTo("field Account.Perennial_Next_Action__c");
              assertThat(result.consequence()).contains("existed before us");
              assertThat(result.mend()).contains("adopt");
            });
  }

  @Test
  void check_namesTheLineOfAMappingThatCannotWork() {
    String yaml =
        TestApplication.shippedMapping("salesforce")
            .replace("createdAt:    { from: CreatedDate", "createdAt:    { from: NumberOfEmployees")
            .replace("region:       { from: BillingCountry", "region:       { from: BillingCuntry");
    try (TestApplication wrong = start(yaml)) {
      install(wrong);

      assertThat(check(wrong))
          .filteredOn(result -> result.level() == Level.FAIL)
          .extracting(result -> result.thing() + " | " + result.mend())
          .anyMatch(
              line ->
                  line.startsWith("field Account.BillingCuntry | ")
                      && line.contains("salesforce.yaml:")
                      && line.contains("did you mean \"BillingCountry\"?"))
          .anyMatch(
              line ->
                  line.startsWith("field Account.NumberOfEmployees | in salesforce.yaml:")
                      && line.contains("accounts.fields.createdAt"))
          .hasSize(2);
    }
  }

  @Test
  void print_writesAFileForEveryField() throws IOException {
    perennial.bean(Installing.class).print(Set.of(), folder);

    Path fields = folder.resolve("salesforce/force-app/main/default/objects/Account/fields");
    try (Stream<Path> files = Files.list(fields)) {
      assertThat(files).hasSize(26);
    }
    assertThat(crm.salesforce().journal().byKind()).isEmpty();
  }

  @Test
  void install_namesAConnectionThatIsNotThere() {
    assertThatThrownBy(
            () ->
                perennial
                    .bean(Installing.class)
                    .install(Set.of(new ConnectionName("salesforce-eu"))))
        .hasMessageContaining("salesforce-eu")
        .hasMessageContaining("[salesforce]");
  }

  private static List<Installed> install(TestApplication application) {
    Installing.Outcome outcome =
        Objects.requireNonNull(
            application.bean(Installing.class).install(Set.of()).get("salesforce"));
    assertThat(outcome.failure()).isEmpty();
    return outcome.results();
  }

  private static List<CheckResult> check(TestApplication application) {
    return Objects.requireNonNull(application.bean(Checks.class).run().get("salesforce"));
  }
}

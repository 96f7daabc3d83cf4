package io.perennial.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.health.flag.FlagName;
import io.perennial.mapping.Shelf;
import io.perennial.mapping.yaml.Problem;
import io.perennial.mapping.yaml.Problems;
import io.perennial.mapping.yaml.YamlFile;
import io.perennial.model.CanonicalType;
import io.perennial.writeback.TaskRule.FlagTask;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WriteBackReaderTest {

  private final Problems problems = new Problems();

  @Test
  void shipped_namesFieldsAsEachVendorDoes() {
    WriteBack shipped = shipped("Acme_");

    assertThat(names(shipped, "salesforce", "Account"))
        .contains("Acme_Health_Score__c", "Acme_Renewal_Date__c", "Acme_Link__c")
        .hasSize(26);
    assertThat(names(shipped, "zendesk", "organization"))
        .containsExactly(
            "acme_health_score",
            "acme_health_band",
            "acme_renewal_date",
            "acme_renewal_flag",
            "acme_arr_band",
            "acme_touch_model",
            "acme_owner",
            "acme_overdue");
    assertThat(names(shipped, "zendesk", "ticket"))
        .containsExactly(
            "acme_renewal_date", "acme_renewal_flag", "acme_health_band", "acme_context");
    assertThat(problems.none()).isTrue();
  }

  @Test
  void shipped_givesNoTwoZendeskChoicesTheSameTag() {
    List<String> tags =
        shipped("Perennial_").of("zendesk").stream()
            .flatMap(rule -> rule.fields().stream())
            .flatMap(field -> field.shape().options().stream())
            .map(FieldOption::stored)
            .toList();

    assertThat(tags)
        .contains("perennial_health_band_at_risk", "perennial_organization_health_band_at_risk")
        .doesNotHaveDuplicates()
        .allMatch(tag -> tag.matches("[a-z0-9_]+"));
  }

  @Test
  void shipped_writesNoFormulaAndHelpsWithEveryField() {
    WriteBack shipped = shipped("Perennial_");

    TargetRule account = shipped.of("salesforce").get(0);
    assertThat(account.fields()).hasSize(account.written().size() + 3);
    assertThat(shipped.of("salesforce").get(0).of()).isEqualTo(CanonicalType.ACCOUNT);
    shipped.targets().values().stream()
        .flatMap(List::stream)
        .flatMap(rule -> rule.fields().stream())
        .forEach(field -> assertThat(field.shape().help()).as(field.name()).isNotBlank());
  }

  @Test
  void ifChanged_isOursUnlessTheFileSaysOtherwise() {
    assertThat(shipped("Perennial_").of("salesforce").get(0).fields())
        .extracting(WrittenField::ifChanged)
        .containsOnly(IfChanged.OURS_WINS);
    assertThat(policy("theirs-wins")).isEqualTo(IfChanged.THEIRS_WINS);
    assertThat(policy("ask")).isEqualTo(IfChanged.ASK);
    assertThat(problems.none()).isTrue();
  }

  @Test
  void ifChanged_thatNobodyKnowsIsToldWithItsLine() {
    policy("theirs-win");

    assertThat(problems.all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place().toString()).isEqualTo("write-back.yaml:7");
              assertThat(problem.mend()).isEqualTo("did you mean \"theirs-wins\"?");
            });
  }

  private IfChanged policy(String word) {
    String yaml =
        """
        salesforce:
          naming: "{name}"
          objects:
            Account:
              of: account
              fields:
                Score: { value: health.score, type: number, label: S, help: S, if-changed: %s }
        """
            .formatted(word);
    return YamlFile.read("write-back.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
        .map(root -> WriteBackReader.read(root, "Perennial_", Conclusions.WORDS))
        .orElseThrow()
        .of("salesforce")
        .get(0)
        .fields()
        .get(0)
        .ifChanged();
  }

  @Test
  void stored_isTheVendorsWordForAChoiceAndTheValueOtherwise() {
    List<WrittenField> organization = shipped("Perennial_").of("zendesk").get(0).fields();
    FieldShape score = organization.get(0).shape();
    FieldShape band = organization.get(1).shape();

    assertThat(band.stored("at risk")).isEqualTo("perennial_organization_health_band_at_risk");
    assertThat(band.stored("thriving")).isEqualTo("thriving");
    assertThat(band.stored(null)).isNull();
    assertThat(score.stored(72)).isEqualTo(72);
  }

  @Test
  void read_tellsAllProblemsAtOnce() {
    read(
        """
        salesforce:
          naming: "{prefix}{name}__c"
          objects:
            Account:
              of: acount
              fields:
                Score: { value: health.scor, type: number, label: S, help: s }
                Band:  { value: health.band, type: picklist, label: B, help: b }
                Odd:   { value: health.band, type: txt, lenght: 3, label: O, help: o }
        """);

    assertThat(problems.all())
        .extracting(Problem::toString)
        .satisfiesExactly(
            line -> assertThat(line).contains("write-back.yaml:5", "did you mean \"account\"?"),
            line ->
                assertThat(line).contains("write-back.yaml:7", "did you mean \"health.score\"?"),
            line -> assertThat(line).contains("write-back.yaml:8", "picklist without options"),
            line -> assertThat(line).contains("write-back.yaml:9", "did you mean \"text\"?"),
            line -> assertThat(line).contains("write-back.yaml:9", "did you mean \"length\"?"));
  }

  @Test
  void shipped_makesNoTaskAndNamesTheirKey() {
    TaskRule tasks = shipped("Acme_").tasksOf("salesforce").orElseThrow();

    assertThat(tasks.flags()).isEmpty();
    assertThat(tasks.object()).isEqualTo("Task");
    assertThat(tasks.key().name()).isEqualTo("Acme_Key__c");
    assertThat(tasks.openStatus()).isEqualTo("Not Started");
    assertThat(tasks.closedStatus()).isEqualTo("Completed");
    assertThat(shipped("Acme_").tasksOf("zendesk")).isEmpty();
  }

  @Test
  void tasks_areReadWithTheirDefaults() {
    TaskRule tasks =
        read("""
                salesforce:
                  naming: "{prefix}{name}__c"
                  objects: {}
                  tasks:
                    closed-status: Done
                    flags:
                      RESCUE: { due-in-days: 0, priority: High }
                      NO_CONTACT: {}
                """)
            .flatMap(rules -> rules.tasksOf("salesforce"))
            .orElseThrow();

    assertThat(problems.all()).isEmpty();
    assertThat(tasks.closedStatus()).isEqualTo("Done");
    assertThat(tasks.flags())
        .containsOnly(
            Map.entry(FlagName.RESCUE, new FlagTask(OptionalInt.of(0), "High")),
            Map.entry(FlagName.NO_CONTACT, new FlagTask(OptionalInt.empty(), "Normal")));
  }

  @Test
  void tasks_thatCannotBeAreToldWithTheirLines() {
    read(
        """
        salesforce:
          naming: "{prefix}{name}__c"
          objects: {}
          tasks:
            closed-status: Not Started
            flags:
              RESCUED: { priority: High }
              RESCUE: { priority: Hihg }
              NO_CONTACT: { due-in-days: 366 }
              LOW_COVERAGE: { due: 3 }
        zendesk:
          naming: "{prefix}{name}"
          lower-case: true
          objects: {}
          tasks: { flags: {} }
        """);

    assertThat(problems.all())
        .extracting(Problem::toString)
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains("write-back.yaml:7", "did you mean \"RESCUE\"?"),
            line -> assertThat(line).contains("write-back.yaml:8", "did you mean \"High\"?"),
            line -> assertThat(line).contains("write-back.yaml:9", "365"),
            line -> assertThat(line).contains("write-back.yaml:10", "use one of due-in-days"),
            line -> assertThat(line).contains("write-back.yaml:4", "let closed-status be one"),
            line -> assertThat(line).contains("write-back.yaml:15", "only Salesforce has tasks"));
  }

  private WriteBack shipped(String prefix) {
    return Shelf.shipped(problems)
        .read("write-back.yaml")
        .map(root -> WriteBackReader.read(root, prefix, Conclusions.WORDS))
        .orElseThrow();
  }

  private Optional<WriteBack> read(String yaml) {
    return YamlFile.read("write-back.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
        .map(root -> WriteBackReader.read(root, "P_", Conclusions.WORDS));
  }

  private static List<String> names(WriteBack rules, String vendor, String object) {
    return rules.of(vendor).stream()
        .filter(rule -> rule.object().equals(object))
        .flatMap(rule -> rule.fields().stream())
        .map(WrittenField::name)
        .toList();
  }
}

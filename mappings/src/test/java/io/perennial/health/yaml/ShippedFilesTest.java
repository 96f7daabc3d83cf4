package io.perennial.health.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perennial.health.flag.FlagName;
import io.perennial.health.flag.FlagRules;
import io.perennial.health.flag.FlagSettings;
import io.perennial.health.flag.Owner;
import io.perennial.health.model.Curve;
import io.perennial.health.model.HealthModel;
import io.perennial.health.model.MeasureName;
import io.perennial.health.model.Missing;
import io.perennial.model.TouchModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShippedFilesTest {

  @Test
  void healthYaml_saysWhatTheProgramDoesWithoutIt() throws IOException {
    String yaml = Files.readString(Path.of("mappings/health.yaml"));

    assertThat(HealthModelReader.read("health.yaml", yaml)).isEqualTo(HealthModel.defaults());
  }

  @Test
  void flagsYaml_saysWhatTheProgramDoesWithoutIt() throws IOException {
    String yaml = Files.readString(Path.of("mappings/flags.yaml"));

    assertThat(FlagRulesReader.read("flags.yaml", yaml)).isEqualTo(FlagRules.defaults());
  }

  @Test
  void flagsYaml_namesEveryFlagInTheOrderOfUrgency() throws IOException {
    String yaml = Files.readString(Path.of("mappings/flags.yaml"));

    assertThat(yaml.lines().filter(line -> line.matches("[A-Z_]+:")).toList())
        .containsExactly(
            Arrays.stream(FlagName.values()).map(name -> name + ":").toArray(String[]::new));
  }

  @Test
  void everyFlag_hasAnOwnerAnActionAndAClearingRule() {
    FlagRules rules = FlagRules.defaults();

    for (FlagName name : FlagName.values()) {
      FlagSettings settings = rules.of(name);
      assertThat(settings.action()).as(name.name()).isNotBlank().endsWith(".");
      assertThat(name.clearedWhen()).as(name.name()).isNotBlank();
      assertThat(settings.owner()).as(name.name()).isNotNull();
    }
  }

  @Test
  void emptyFile_isTheDefaults() {
    assertThat(HealthModelReader.read("health.yaml", "")).isEqualTo(HealthModel.defaults());
    assertThat(FlagRulesReader.read("flags.yaml", "# nothing")).isEqualTo(FlagRules.defaults());
  }

  @Test
  void measure_isChangedByTheFileAndByTouchModelAndSegment() {
    HealthModel model =
        HealthModelReader.read(
            "health.yaml",
            """
            measures:
              support: { weight: 30, missing: { last-known: 10 }, window-days: 60 }
              payment: { missing: { fixed: 50 }, overdue-days: { linear: { 0: 100, 50: 0 } } }
            overrides:
              - touch-model: HIGH
                measures: { support: { weight: 40 } }
              - segment: public
                measures: { support: { missing: block } }
            """);

    assertThat(model.settings(TouchModel.LOW, Optional.empty()).get(MeasureName.SUPPORT))
        .satisfies(
            support -> {
              assertThat(support.weight()).isEqualTo(30);
              assertThat(support.missing()).isEqualTo(Missing.lastKnown(10));
              assertThat(support.number("window-days")).isEqualTo(60);
              assertThat(support.number("minimum-tickets")).isEqualTo(3);
            });
    assertThat(model.settings(TouchModel.HIGH, Optional.of("public")).get(MeasureName.SUPPORT))
        .satisfies(
            support -> {
              assertThat(support.weight()).isEqualTo(40);
              assertThat(support.missing()).isEqualTo(Missing.BLOCK);
            });
    assertThat(model.settings(TouchModel.LOW, Optional.empty()).get(MeasureName.PAYMENT))
        .satisfies(
            payment ->
                assertThat(payment.curve("overdue-days")).isEqualTo(Curve.linear(0, 100, 50, 0)));
  }

  @Test
  void flag_isChangedForAllAndForOneTouchModel() {
    FlagRules rules =
        FlagRulesReader.read(
            "flags.yaml",
            """
            TICKET_SPIKE:
              owner: csm
              tickets: 4
              tech: { on: false }
            """);

    FlagSettings spike = rules.of(FlagName.TICKET_SPIKE);
    assertThat(spike.owner()).isEqualTo(Owner.CSM);
    assertThat(spike.thresholds(TouchModel.HIGH).number("tickets")).isEqualTo(4);
    assertThat(spike.thresholds(TouchModel.LOW).number("tickets")).isEqualTo(4);
    assertThat(spike.thresholds(TouchModel.TECH).on()).isFalse();
  }

  @Test
  void health_reportsAllProblemsWithTheirLines() {
    InvalidModelException invalid =
        catchThrowableOfType(
            InvalidModelException.class,
            () ->
                HealthModelReader.read(
                    "health.yaml",
                    """
                    version: 2
                    wieght: 3
                    minimum-coverage: 101
                    bands:
                      - { name: low, from: 10 }
                    measures:
                      support:
                        window-days: 0
                        missing: { fixed: 0 }
                        critical-percent: { steps: { a: 1 } }
                      suport: {}
                    caps:
                      - { when: never, at-most: 5 }
                    """));

    assertThat(invalid.problems()).extracting(ModelProblem::line).contains(2, 3, 8, 9, 10, 11, 13);
    assertThat(invalid)
        .hasMessageContaining("health.yaml:2: wieght is not known here")
        .hasMessageContaining(
            "health.yaml:3: minimum-coverage must be a whole number from 0 to 100")
        .hasMessageContaining("health.yaml:8: window-days must be a whole number from 1 to")
        .hasMessageContaining("health.yaml:9: fixed must be a whole number from 1 to 100")
        .hasMessageContaining("one band must begin at 0");
  }

  @Test
  void flags_reportAllProblemsWithTheirLines() {
    InvalidModelException invalid =
        catchThrowableOfType(
            InvalidModelException.class,
            () ->
                FlagRulesReader.read(
                    "flags.yaml",
                    """
                    TICKET_SPIKE:
                      owner: nobody
                      days: many
                    TICKET_SPYKE: {}
                    NO_CONTACT: { high: { dayz: 3 } }
                    """));

    assertThat(invalid.problems()).extracting(ModelProblem::line).containsExactly(2, 3, 4, 5);
  }

  @Test
  void brokenYaml_isAProblemWithItsLine() {
    InvalidModelException invalid =
        catchThrowableOfType(
            InvalidModelException.class,
            () -> HealthModelReader.read("health.yaml", "version: 1\nbands: [\n"));

    assertThat(invalid.problems()).hasSize(1);
    assertThat(invalid.problems().get(0).line()).isPositive();
  }

  @Test
  void key_thatStandsTwiceIsAProblem() {
    InvalidModelException invalid =
        catchThrowableOfType(
            InvalidModelException.class,
            () -> HealthModelReader.read("health.yaml", "version: 1\nversion: 2\n"));

    assertThat(invalid).hasMessageContaining("health.yaml:2: version stands twice");
  }
}

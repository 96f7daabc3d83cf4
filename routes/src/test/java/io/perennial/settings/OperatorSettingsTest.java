package io.perennial.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class OperatorSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"1st_", "Acme-", "Ac me_", "_Acme", "Acme__", "TwelveAndOne_"})
  void problems_nameAPrefixThatNoSystemTakes(String prefix) {
    assertThat(settings(prefix).problems())
        .extracting(ConfigurationProblem::key)
        .containsExactly("perennial.field-prefix");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "Acme_", "Acme2", "A_b_c_", "Perennial_EU"})
  void problems_areNoneForOtherPrefixes(String prefix) {
    assertThat(settings(prefix).problems()).isEmpty();
    assertThat(settings(prefix).fieldPrefix()).isEqualTo(prefix);
  }

  @Test
  void shownSettings_areAllThatCanBeSetAndTheUsualOnes() {
    OperatorSettings shown = ShownSettings.read();

    assertThat(OperatorSettings.known())
        .allMatch(key -> shown.text(key).isPresent() || !shown.below(key).isEmpty(), "is shown");
    assertThat(shown.problems()).isEmpty();
    assertThat(shown.below("brake"))
        .containsKeys("band-changes", "field-nulled", "links-lost", "records-gone", "tasks")
        .containsEntry("band-changes-least", "20");
    assertThat(BrakeSettings.of(shown)).isEqualTo(BrakeSettings.DEFAULTS);
  }

  private static OperatorSettings settings(String prefix) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("perennial.field-prefix", prefix)));
    return new OperatorSettings(environment);
  }
}

package io.perennial.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.settings.BrakeSettings.Limit;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class BrakeSettingsTest {

  @Test
  void of_takesTheDefaults() {
    assertThat(BrakeSettings.of(settings(Map.of())))
        .isEqualTo(
            new BrakeSettings(
                new Limit(BigDecimal.TEN, 20),
                new Limit(BigDecimal.valueOf(5), 20),
                new Limit(BigDecimal.ONE, 5),
                new Limit(BigDecimal.TEN, 20),
                new Limit(BigDecimal.TEN, 20)));
  }

  @Test
  void of_readsWhatIsConfigured() {
    assertThat(
            BrakeSettings.of(
                settings(
                    Map.of("band-changes", "12.5%", "links-lost", "2 %", "links-lost-least", "0"))))
        .isEqualTo(
            new BrakeSettings(
                new Limit(new BigDecimal("12.5"), 20),
                new Limit(BigDecimal.valueOf(5), 20),
                new Limit(BigDecimal.valueOf(2), 0),
                new Limit(BigDecimal.TEN, 20),
                new Limit(BigDecimal.TEN, 20)));
  }

  @ParameterizedTest
  @CsvSource({
    "band-changes, 10",
    "band-changes, 101%",
    "field-nulled, -1%",
    "links-lost, many",
    "band-changes-least, 2.5",
    "band-chnges, 10%"
  })
  void problems_nameWhatCannotBeRead(String key, String value) {
    assertThat(settings(Map.of(key, value)).problems())
        .extracting(ConfigurationProblem::key)
        .containsExactly("perennial.brake." + key);
  }

  @Test
  void passedBy_needsBothTheShareAndTheNumber() {
    Limit limit = new Limit(BigDecimal.TEN, 20);

    assertThat(limit.passedBy(20, 20)).isFalse();
    assertThat(limit.passedBy(21, 209)).isTrue();
    assertThat(limit.passedBy(21, 210)).isFalse();
    assertThat(new Limit(new BigDecimal("100"), 0).passedBy(7, 7)).isFalse();
  }

  private static OperatorSettings settings(Map<String, String> brake) {
    Map<String, Object> all = new TreeMap<>();
    brake.forEach((key, value) -> all.put("perennial.brake." + key, value));
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", all));
    return new OperatorSettings(environment);
  }
}

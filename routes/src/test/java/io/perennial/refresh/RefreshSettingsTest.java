package io.perennial.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.OperatorSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class RefreshSettingsTest {

  @Test
  void period_isADayUnlessSaidOtherwise() {
    assertThat(RefreshSettings.of(settings(Map.of())).period()).contains(Duration.ofHours(24));
    assertThat(RefreshSettings.of(written("12h")).period()).contains(Duration.ofHours(12));
    assertThat(RefreshSettings.of(written("1h")).period()).contains(Duration.ofHours(1));
    assertThat(RefreshSettings.of(written("30d")).period()).contains(Duration.ofDays(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0s", "0h"})
  void period_isNoneIfItIsZero(String zero) {
    assertThat(RefreshSettings.of(written(zero)).period()).isEmpty();
    assertThat(problems(zero)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"59m", "721h", "-1h", "daily", "24 hours a day"})
  void judge_namesTheLimits(String wrong) {
    assertThat(problems(wrong))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.toString()).contains("perennial.refresh-formulas");
              assertThat(problem.toString()).contains("from 1h to 30d, for example 24h, or 0");
            });
    assertThat(RefreshSettings.of(written(wrong)).period()).contains(Duration.ofHours(24));
  }

  private static List<ConfigurationProblem> problems(String text) {
    List<ConfigurationProblem> problems = new ArrayList<>();
    RefreshSettings.judge(written(text), problems);
    return problems;
  }

  private static OperatorSettings written(String text) {
    return settings(Map.of("perennial.refresh-formulas", text));
  }

  private static OperatorSettings settings(Map<String, Object> values) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("written", values));
    return new OperatorSettings(environment);
  }
}

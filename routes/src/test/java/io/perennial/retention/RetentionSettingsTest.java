package io.perennial.retention;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.OperatorSettings;
import io.perennial.settings.ShownSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class RetentionSettingsTest {

  private static OperatorSettings settings(Map<String, Object> written) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", written));
    return new OperatorSettings(environment);
  }

  private static List<ConfigurationProblem> problems(String word, String text) {
    List<ConfigurationProblem> problems = new ArrayList<>();
    RetentionSettings.judge(settings(Map.of("perennial.retention." + word, text)), problems);
    return problems;
  }

  @Test
  void defaults_areStated() {
    assertThat(RetentionSettings.of(settings(Map.of())).kept())
        .isEqualTo(
            Map.ofEntries(
                entry(Past.VERSIONS, Duration.ofDays(400)),
                entry(Past.SCORES, Duration.ofDays(1825)),
                entry(Past.FLAGS, Duration.ofDays(1825)),
                entry(Past.WRITES, Duration.ofDays(90)),
                entry(Past.TASKS, Duration.ofDays(400)),
                entry(Past.RUNS, Duration.ofDays(400)),
                entry(Past.PARKED, Duration.ofDays(400)),
                entry(Past.HOOKS, Duration.ofDays(7)),
                entry(Past.CALLS, Duration.ofDays(35)),
                entry(Past.ALERTS, Duration.ofDays(400)),
                entry(Past.DELETED, Duration.ofDays(400)),
                entry(Past.ENDED, Duration.ofDays(400))));
  }

  @Test
  void shownSettings_areTheUsualPeriodsOfAllThatIsKept() {
    OperatorSettings shown = ShownSettings.read();

    assertThat(shown.below("retention").keySet())
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Past.values()).map(Past::word).toList());
    assertThat(RetentionSettings.of(shown)).isEqualTo(RetentionSettings.of(settings(Map.of())));
  }

  @Test
  void settings_replaceThemAndForeverEndsNever() {
    assertThat(
            RetentionSettings.of(
                    settings(
                        Map.of(
                            "perennial.retention.versions", "2y",
                            "perennial.retention.parked", "8w",
                            "perennial.retention.scores", "forever")))
                .kept())
        .containsEntry(Past.VERSIONS, Duration.ofDays(730))
        .containsEntry(Past.PARKED, Duration.ofDays(56))
        .doesNotContainKey(Past.SCORES);
  }

  @Test
  void writes_areKeptForAsLongAsARunCanBeUndone() {
    assertThat(problems("writes", "90d")).isEmpty();
    assertThat(problems("writes", "89d"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo("perennial.retention.writes");
              assertThat(problem.text()).contains("at least 90d", "undone");
            });
  }

  @Test
  void hooks_areKeptForAsLongAsSystemsTellThemAgain() {
    assertThat(problems("hooks", "4d")).isEmpty();
    assertThat(problems("hooks", "3d"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.text()).contains("at least 4d", "again"));
  }

  @Test
  void calls_areKeptForAsLongAsTheBudgetCountsThem() {
    assertThat(problems("calls", "2d")).isEmpty();
    assertThat(problems("calls", "1d"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.text()).contains("at least 2d", "last 24 hours"));
  }

  @ParameterizedTest
  @CsvSource({
    "versions, 0d, days",
    "versions, -1d, days",
    "versions, 400, days",
    "versions, a year, days",
    "version, 400d, did you mean \"versions\"",
    "tables, 400d, use one of"
  })
  void problems_nameTheSettingAndTheMend(String word, String text, String told) {
    assertThat(problems(word, text))
        .singleElement()
        .satisfies(problem -> assertThat(problem.text()).contains(told));
  }
}

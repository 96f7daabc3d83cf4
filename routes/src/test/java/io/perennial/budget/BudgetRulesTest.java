package io.perennial.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.OperatorSettings;
import io.perennial.settings.ShownSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class BudgetRulesTest {

  @Test
  void of_readsPercentagesAsPeopleWriteThem() {
    OperatorSettings settings =
        settings(
            Map.of(
                "perennial.budget.daily-share", "40 %",
                "perennial.budget.reserve", "10%",
                "perennial.budget.reading", "50"));

    assertThat(BudgetRules.problems(settings)).isEmpty();
    assertThat(BudgetRules.of(settings)).isEqualTo(new BudgetRules(40, 10, 50));
  }

  @Test
  void shownSettings_areTheShippedOnes() {
    OperatorSettings shown = ShownSettings.read();

    assertThat(shown.below("budget")).containsOnlyKeys("daily-share", "reserve", "reading");
    assertThat(BudgetRules.problems(shown)).isEmpty();
    assertThat(BudgetRules.of(shown)).isEqualTo(BudgetRules.STANDARD);
  }

  @Test
  void of_isAQuarterWithAFifthInReserve() {
    BudgetRules rules = BudgetRules.of(settings(Map.of()));

    assertThat(rules.limit(100_000)).isEqualTo(25_000);
    assertThat(rules.untouched(100_000)).isEqualTo(20_000);
    assertThat(rules.readingLimit(100_000)).isEqualTo(20_000);
  }

  @Test
  void problems_nameTheSettingAndTheMend() {
    assertThat(
            BudgetRules.problems(
                settings(
                    Map.of(
                        "perennial.budget.daily-share", "a quarter",
                        "perennial.budget.reserve", "101 %",
                        "perennial.budget.share", "25 %"))))
        .extracting(ConfigurationProblem::toString)
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).contains("budget.daily-share", "from 1 to 100"),
            text -> assertThat(text).contains("budget.reserve", "from 1 to 100"),
            text -> assertThat(text).contains("budget.share", "use daily-share"));
    assertThat(
            BudgetRules.problems(
                settings(
                    Map.of(
                        "perennial.budget.daily-share", "85 %",
                        "perennial.budget.reserve", "20 %"))))
        .singleElement()
        .asString()
        .contains("not be more than 100 % together");
  }

  private static OperatorSettings settings(Map<String, Object> values) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", values));
    return new OperatorSettings(environment);
  }
}

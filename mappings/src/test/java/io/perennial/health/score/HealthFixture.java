package io.perennial.health.score;

import static io.perennial.testing.Acme.acme;

import io.perennial.health.Cohorts;
import io.perennial.health.Health;
import io.perennial.health.MeasureLine;
import io.perennial.health.ScoreOverride;
import io.perennial.health.flag.FlagRules;
import io.perennial.health.model.MeasureName;
import io.perennial.health.yaml.HealthModelReader;
import io.perennial.model.history.CustomerHistory;
import io.perennial.revenue.Rates;
import io.perennial.testing.Acme;
import java.time.Instant;
import java.util.List;

/** One customer, and how healthy it is by which model. */
final class HealthFixture {

  private HealthFixture() {}

  /** Only payment and relationship count, half each; nothing holds the score down. */
  static final String TWO_MEASURES =
      """
      minimum-coverage: 0
      caps: []
      measures:
        product-adoption: { weight: 0 }
        support: { weight: 0 }
        survey: { weight: 0 }
        marketing-engagement: { weight: 0 }
        community: { weight: 0 }
        advocacy: { weight: 0 }
        contract-growth: { weight: 0 }
        self-sufficiency: { weight: 0 }
        payment:
          weight: 10
          overdue-days: { steps: { 0: 100, 1: 0 } }
          on-time-percent: { steps: { 0: 100 } }
        relationship:
          weight: 10
          silent-days: { linear: { 0: 100, 100: 0 } }
      """;

  static final HealthCalculator shipped = calculator("");

  static final HealthCalculator two = calculator(TWO_MEASURES);

  static Health overridden(CustomerHistory history, ScoreOverride override, String time) {
    return two.at(history, List.of(override), Cohorts.NONE, Instant.parse(time));
  }

  static MeasureLine line(Health health, MeasureName name) {
    return health.measures().stream().filter(line -> line.name() == name).findFirst().orElseThrow();
  }

  static String band(HealthCalculator calculator, Acme acme, String time) {
    return at(calculator, acme, time).band().orElseThrow().name();
  }

  static Health on(HealthCalculator calculator, Acme acme, String day) {
    return at(calculator, acme, day + "T12:00:00Z");
  }

  static Health at(HealthCalculator calculator, Acme acme, String time) {
    return calculator.at(acme.history(), Instant.parse(time));
  }

  static HealthCalculator calculator(String yaml) {
    return new HealthCalculator(
        HealthModelReader.read("test.yaml", yaml), FlagRules.defaults(), Rates.NONE);
  }
}

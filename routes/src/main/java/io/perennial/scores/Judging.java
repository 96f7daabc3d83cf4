package io.perennial.scores;

import io.perennial.health.Cohorts;
import io.perennial.health.Health;
import io.perennial.model.history.CustomerHistory;
import io.perennial.revenue.ContractGrowth;
import io.perennial.rules.Rulebook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Works out a customer's health, compared with those who began when it did. */
@Component
public final class Judging {

  private final Rulebook rulebook;
  private final CohortTable cohorts;

  Judging(Rulebook rulebook, CohortTable cohorts) {
    this.rulebook = rulebook;
    this.cohorts = cohorts;
  }

  /** A customer's health, and how it has grown; growth is empty if that cannot be told. */
  record Judged(Health health, Optional<ContractGrowth> growth) {}

  /** The health of one customer at a moment, as scoring would find it. */
  public Health at(CustomerHistory history, Instant moment) {
    return at(history, cohorts.load(), moment).health();
  }

  /** The same for one customer after another. */
  Judged at(CustomerHistory history, Map<String, Cohorts> averages, Instant moment) {
    Optional<ContractGrowth> growth = rulebook.current().calculator().growth(history, moment);
    Cohorts comparable =
        growth
            .map(grown -> averages.getOrDefault(grown.cohort(), Cohorts.NONE))
            .orElse(Cohorts.NONE);
    Health health = rulebook.current().calculator().at(history, List.of(), comparable, moment);
    boolean left = health.renewal().churned(); // who left is no comparison
    return new Judged(health, growth.filter(grown -> !left));
  }
}

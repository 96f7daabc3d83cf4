package io.perennial.health.score;

import io.perennial.health.Cohorts;
import io.perennial.health.Health;
import io.perennial.health.ScoreOverride;
import io.perennial.health.flag.FlagName;
import io.perennial.health.flag.FlagRules;
import io.perennial.health.model.HealthModel;
import io.perennial.model.TouchModel;
import io.perennial.model.history.CustomerHistory;
import io.perennial.revenue.ContractGrowth;
import io.perennial.revenue.Rates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Works out the health of one customer after another.
 *
 * <p>Made once for a model; immutable, so that many threads may share it. Nothing in it asks a
 * clock: the same facts and the same moment give an equal result.
 */
public final class HealthCalculator {

  private final Assessor assessor;
  private final HealthModel model;
  private final FlagRules flags;

  /**
   * @throws IllegalArgumentException if the model has problems
   */
  public HealthCalculator(HealthModel model, FlagRules flags, Rates rates) {
    List<String> problems = model.problems();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("the health model cannot be used: " + problems);
    }
    this.assessor = new Assessor(model, flags, rates);
    this.model = model;
    this.flags = flags;
  }

  /** Health at a moment, from the facts that were known by then. */
  public Health at(CustomerHistory history, Instant now) {
    return at(history, List.of(), Cohorts.NONE, now);
  }

  /**
   * Health at a moment.
   *
   * @param overrides persons' words against the score, past ones too
   * @param cohorts how comparable customers grew
   */
  public Health at(
      CustomerHistory history, List<ScoreOverride> overrides, Cohorts cohorts, Instant now) {
    return result(new Fold(assessor, model, history, overrides, cohorts, now));
  }

  /** How a customer has grown by a moment; empty if that cannot be told. */
  public Optional<ContractGrowth> growth(CustomerHistory history, Instant now) {
    return assessor.growth(history.at(now));
  }

  /** The least size of a cohort whose average growth says something. */
  public int cohortSize() {
    return flags.of(FlagName.GROWTH_LAG).thresholds(TouchModel.HIGH).number("customers");
  }

  /** The same by looking at every single day, for tests of the short way. */
  Health dayByDay(
      CustomerHistory history, List<ScoreOverride> overrides, Cohorts cohorts, Instant now) {
    return result(new Fold(assessor, model, history, overrides, cohorts, now).everyDay());
  }

  private Health result(Fold fold) {
    return new HealthResult(model, flags, fold).health();
  }
}

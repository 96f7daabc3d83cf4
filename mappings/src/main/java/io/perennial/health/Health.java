package io.perennial.health;

import io.perennial.health.flag.FlagName;
import io.perennial.health.model.Band;
import io.perennial.model.TouchModel;
import io.perennial.model.verdict.Because;
import io.perennial.renewal.Renewal;
import io.perennial.revenue.Revenue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All conclusions about one customer at one moment.
 *
 * <p>The same facts and the same moment give an equal result. Between two moments before {@code
 * nextChange} without a new fact it does not change.
 *
 * @param points the score shown, 0 to 100; empty if unknown or blocked
 * @param computed the score without a person's override
 * @param unknownBecause why there is no score
 * @param override a person's word that counts now
 * @param band named range of the score shown
 * @param bandSince first day of the band, UTC; empty if before the past that we follow
 * @param trend against the score some weeks ago; empty if one of both is unknown
 * @param coverage percent of the model's weight that has data
 * @param measures all with a weight, in the model's order
 * @param drivers what moved the score this week, then what drags it down, the strongest first
 * @param caps that hold
 * @param flags that are raised, the most pressing first
 * @param cleared flags that are gone, the oldest first
 * @param scores the score through the past that we follow, one point for each change
 * @param atRisk whether the customer is at risk
 * @param atRiskSince first day of it; empty if before the past that we follow
 * @param asOf time of the newest input change that the result reflects
 * @param nextChange no later than the next day on which the clock alone changes the result; a fact
 *     that is dated later on the same day may change it before
 * @param modelVersion version of the model that made it
 */
public record Health(
    OptionalInt points,
    OptionalInt computed,
    Optional<Because> unknownBecause,
    Optional<ScoreOverride> override,
    Optional<Band> band,
    Optional<LocalDate> bandSince,
    Optional<Trend> trend,
    int coverage,
    List<MeasureLine> measures,
    List<Driver> drivers,
    List<CapHit> caps,
    List<OpenFlag> flags,
    List<ClearedFlag> cleared,
    List<ScorePoint> scores,
    AtRisk atRisk,
    Optional<LocalDate> atRiskSince,
    Renewal renewal,
    Revenue revenue,
    TouchModel touchModel,
    Signals signals,
    Optional<Instant> asOf,
    Optional<LocalDate> nextChange,
    String modelVersion) {

  public Health {
    measures = List.copyOf(measures);
    drivers = List.copyOf(drivers);
    caps = List.copyOf(caps);
    flags = List.copyOf(flags);
    cleared = List.copyOf(cleared);
    scores = List.copyOf(scores);
  }

  /** What to do next: the action of the most pressing flag. */
  public Optional<String> nextAction() {
    return flags.isEmpty() ? Optional.empty() : Optional.of(flags.get(0).action());
  }

  public Optional<OpenFlag> flag(FlagName name) {
    return flags.stream().filter(flag -> flag.name() == name).findFirst();
  }
}

package io.perennial.health.score;

import io.perennial.health.AtRisk;
import io.perennial.health.CapHit;
import io.perennial.health.MeasureLine;
import io.perennial.health.ScoreOverride;
import io.perennial.health.ScorePoint;
import io.perennial.health.flag.FlagName;
import io.perennial.health.flag.rule.Verdict;
import io.perennial.health.model.Band;
import io.perennial.model.TouchModel;
import io.perennial.model.history.Facts;
import io.perennial.model.verdict.Because;
import io.perennial.renewal.Renewal;
import io.perennial.revenue.Revenue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that can be said of one moment, given the closings before it.
 *
 * @param points the score shown
 * @param closingBand the band that the day would close with
 * @param band the band now: not better than earlier on the same day
 * @param verdicts of all flags that are switched on
 * @param until the next day on which any of this changes by the clock alone
 */
record Assessment(
    Facts facts,
    TouchModel touch,
    Revenue revenue,
    Renewal renewal,
    List<MeasureLine> lines,
    int coverage,
    OptionalInt computed,
    OptionalInt points,
    Optional<Because> unknownBecause,
    Optional<ScoreOverride> override,
    List<CapHit> caps,
    Optional<Band> closingBand,
    Optional<Band> band,
    Map<FlagName, Verdict> verdicts,
    AtRisk atRisk,
    Optional<LocalDate> until) {

  LocalDate day() {
    return facts.today();
  }

  boolean raised(FlagName name) {
    Verdict verdict = verdicts.get(name);
    return verdict != null && verdict.raised();
  }

  ScorePoint point() {
    return new ScorePoint(day(), points, band.map(Band::name), coverage);
  }
}

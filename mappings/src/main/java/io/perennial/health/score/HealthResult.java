package io.perennial.health.score;

import io.perennial.health.ClearedFlag;
import io.perennial.health.Health;
import io.perennial.health.OpenFlag;
import io.perennial.health.ScorePoint;
import io.perennial.health.Signals;
import io.perennial.health.Trend;
import io.perennial.health.flag.FlagName;
import io.perennial.health.flag.FlagRules;
import io.perennial.health.flag.FlagSettings;
import io.perennial.health.flag.rule.Verdict;
import io.perennial.health.model.HealthModel;
import io.perennial.model.verdict.Until;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Puts the present and the way to it together; made once for each result. */
final class HealthResult {

  private final HealthModel model;
  private final FlagRules rules;
  private final Fold fold;
  private final Assessment present;
  private final Path path;
  private final LocalDate today;
  private final Until next;

  HealthResult(HealthModel model, FlagRules rules, Fold fold) {
    this.model = model;
    this.rules = rules;
    this.fold = fold;
    this.present = fold.present();
    this.path = fold.path();
    this.today = present.day();
    this.next = new Until(today);
  }

  Health health() {
    Drivers drivers = new Drivers(present, path);
    Signals signals = SignalReader.read(present.facts());
    Optional<Trend> trend = trend();
    next.at(present.until());
    next.at(signals.until());
    next.at(drivers.until());
    next.at(fold.originMoves());
    next.at(fold.announced());
    if (!present.band().equals(present.closingBand())) {
      next.at(today.plusDays(1));
    }
    List<ClearedFlag> cleared = new ArrayList<>(path.cleared());
    cleared.addAll(path.clearedBy(present));
    return new Health(
        present.points(),
        present.computed(),
        present.unknownBecause(),
        present.override(),
        present.band(),
        path.bandSince(present),
        trend,
        present.coverage(),
        present.lines(),
        drivers.strongestFirst(),
        present.caps(),
        flags(),
        cleared,
        scores(),
        present.atRisk(),
        path.atRiskSince(present),
        present.renewal(),
        present.revenue(),
        present.touch(),
        signals,
        fold.newestChange(),
        next.date(),
        model.version());
  }

  private List<OpenFlag> flags() {
    List<OpenFlag> flags = new ArrayList<>();
    for (Map.Entry<FlagName, Verdict> entry : present.verdicts().entrySet()) {
      Verdict verdict = entry.getValue();
      if (verdict.raised()) {
        FlagName name = entry.getKey();
        FlagSettings settings = rules.of(name);
        flags.add(
            new OpenFlag(
                name,
                path.since(name, present),
                verdict.danger(),
                verdict.because(),
                settings.action(),
                settings.owner(),
                verdict.evidence()));
      }
    }
    return flags;
  }

  private List<ScorePoint> scores() {
    List<ScorePoint> scores = new ArrayList<>();
    for (Assessment closing : path.closings()) {
      add(scores, closing.point());
    }
    add(scores, present.point());
    return scores;
  }

  private static void add(List<ScorePoint> scores, ScorePoint point) {
    if (scores.isEmpty() || !scores.get(scores.size() - 1).sameAs(point)) {
      scores.add(point);
    }
  }

  /** Against the score so many days ago; also finds the day on which that comparison turns. */
  private Optional<Trend> trend() {
    Optional<Trend> trend = against(path.closingOn(today.minusDays(model.trendDays())));
    for (Assessment closing : path.closings()) {
      LocalDate compared = closing.day().plusDays(model.trendDays());
      if (compared.isAfter(today) && !against(Optional.of(closing)).equals(trend)) {
        next.at(compared);
        return trend;
      }
    }
    if (!against(Optional.of(present)).equals(trend)) {
      next.at(today.plusDays(model.trendDays()));
    }
    return trend;
  }

  private Optional<Trend> against(Optional<Assessment> earlier) {
    OptionalInt then = earlier.map(Assessment::points).orElse(OptionalInt.empty());
    if (then.isEmpty() || present.points().isEmpty()) {
      return Optional.empty();
    }
    int difference = present.points().getAsInt() - then.getAsInt();
    if (Math.abs(difference) < model.trendPoints()) {
      return Optional.of(Trend.FLAT);
    }
    return Optional.of(difference > 0 ? Trend.UP : Trend.DOWN);
  }
}

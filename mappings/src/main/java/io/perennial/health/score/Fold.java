package io.perennial.health.score;

import io.perennial.health.Cohorts;
import io.perennial.health.ScoreOverride;
import io.perennial.health.model.Band;
import io.perennial.health.model.HealthModel;
import io.perennial.model.fact.AsOf;
import io.perennial.model.history.CustomerHistory;
import io.perennial.model.history.Facts;
import io.perennial.model.history.FactsMemory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a customer's days from a fixed origin and closes each, then judges the present.
 *
 * <p>Only days are looked at on which something can have changed: those with a fact, and those to
 * which the judgement before them reached. All others close as the day before did. One is made for
 * each result.
 */
final class Fold {

  private final Assessor assessor;
  private final CustomerHistory history;
  private final List<ScoreOverride> overrides;
  private final Cohorts cohorts;
  private final Instant now;
  private final LocalDate today;
  private final LocalDate window;
  private final LocalDate origin;
  private final Path path;
  private FactsMemory memory = FactsMemory.empty();
  private boolean everyDay;
  private @Nullable Facts before;
  private Instant taken = Instant.MIN;

  Fold(
      Assessor assessor,
      HealthModel model,
      CustomerHistory history,
      List<ScoreOverride> overrides,
      Cohorts cohorts,
      Instant now) {
    this.assessor = assessor;
    this.history = history;
    this.overrides = overrides.stream().sorted(Comparator.comparing(ScoreOverride::from)).toList();
    this.cohorts = cohorts;
    this.now = now;
    this.today = AsOf.day(now);
    this.window = today.minusMonths(model.historyMonths()).withDayOfMonth(1);
    LocalDate first = history.begins().map(AsOf::day).orElse(today);
    LocalDate begun = first.isAfter(today) ? today : first;
    this.origin = begun.isBefore(window) ? window : begun;
    this.path = new Path(!first.isBefore(window));
  }

  /** Looks at every day, and judges each anew. */
  Fold everyDay() {
    everyDay = true;
    memory = FactsMemory.forgetful();
    return this;
  }

  Path path() {
    return path;
  }

  /** Closes all days before today and judges the present; called once. */
  Assessment present() {
    NavigableSet<LocalDate> days = daysWithFacts();
    LocalDate day = origin;
    while (day.isBefore(today)) {
      Assessment closing = assess(endOf(day), Optional.empty());
      path.close(closing);
      day = everyDay ? day.plusDays(1) : next(closing, days);
    }
    return presentToday();
  }

  /** The newest time at which something happened, was changed, or a person spoke. */
  Optional<Instant> newestChange() {
    Optional<Instant> fact = history.newestChange(now);
    Optional<Instant> word =
        overrides.stream()
            .map(ScoreOverride::from)
            .filter(from -> !from.isAfter(now))
            .max(Comparator.naturalOrder());
    return word.isPresent() && (fact.isEmpty() || word.get().isAfter(fact.get())) ? word : fact;
  }

  /** The day on which something announced comes into sight. */
  Optional<LocalDate> announced() {
    return history.nextAnnounced(now).map(AsOf::day);
  }

  /** The day on which the origin moves on; empty as long as it stays. */
  Optional<LocalDate> originMoves() {
    LocalDate nextMonth = today.withDayOfMonth(1).plusMonths(1);
    return origin.isBefore(window.plusMonths(1)) ? Optional.of(nextMonth) : Optional.empty();
  }

  /** Goes through the day's own changes, because a band that got worse stays so until closing. */
  private Assessment presentToday() {
    Instant start = today.atStartOfDay(ZoneOffset.UTC).toInstant();
    Optional<Band> worst = path.band();
    if (path.closings().isEmpty() || !history.moments(start, now).isEmpty() || spokenToday(start)) {
      worst = worse(worst, assess(start, worst));
      for (Instant moment : history.moments(start, now)) {
        worst = worse(worst, assess(moment, worst));
      }
    }
    return assess(now, worst);
  }

  private static Optional<Band> worse(Optional<Band> worst, Assessment moment) {
    return moment.band().isPresent() && moment.override().isEmpty() ? moment.band() : worst;
  }

  private boolean spokenToday(Instant start) {
    for (ScoreOverride override : overrides) {
      if (!override.from().isBefore(start) && !override.from().isAfter(now)) {
        return true;
      }
    }
    return false;
  }

  private Assessment assess(Instant time, Optional<Band> worst) {
    Facts facts = before == null || everyDay ? history.at(time) : history.at(time, before, taken);
    before = facts;
    taken = time;
    Optional<ScoreOverride> override = Optional.empty();
    for (ScoreOverride word : overrides) {
      if (word.active(time, facts.today())) {
        override = Optional.of(word);
      }
    }
    return assessor.assess(facts, path, worst, override, cohorts, memory);
  }

  private LocalDate next(Assessment closing, NavigableSet<LocalDate> days) {
    LocalDate fact = days.higher(closing.day());
    LocalDate next = fact == null ? today : fact;
    Optional<LocalDate> until = closing.until();
    return until.isPresent() && until.get().isBefore(next) ? until.get() : next;
  }

  private NavigableSet<LocalDate> daysWithFacts() {
    NavigableSet<LocalDate> days = new TreeSet<>();
    for (Instant moment : history.moments(origin.atStartOfDay(ZoneOffset.UTC).toInstant(), now)) {
      days.add(AsOf.day(moment));
    }
    for (ScoreOverride override : overrides) {
      days.add(AsOf.day(override.from()));
    }
    return days;
  }

  private static Instant endOf(LocalDate day) {
    return day.atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC);
  }
}

package io.perennial.health.score;

import io.perennial.health.AtRisk;
import io.perennial.health.ClearedFlag;
import io.perennial.health.MeasureLine;
import io.perennial.health.flag.FlagName;
import io.perennial.health.flag.rule.Past;
import io.perennial.health.measure.Reading;
import io.perennial.health.model.Band;
import io.perennial.health.model.MeasureName;
import io.perennial.revenue.Revenue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the closings so far left behind: all that depends on the way and not on the facts alone.
 *
 * <p>One is made for each fold; {@link #close} is called once for each day on which something can
 * have changed, in order.
 */
final class Path implements Past {

  /**
   * A reading that is no longer there.
   *
   * @param through the last day on which it was
   */
  record LastKnown(Reading.Known reading, LocalDate through) {}

  private record RevenueSince(LocalDate from, Revenue revenue) {}

  private final boolean wholeLife;
  private final List<Assessment> closings = new ArrayList<>();
  private final List<RevenueSince> revenues = new ArrayList<>();
  private final List<ClearedFlag> cleared = new ArrayList<>();
  private final Map<FlagName, Optional<LocalDate>> open = new EnumMap<>(FlagName.class);
  private final Map<MeasureName, LastKnown> known = new EnumMap<>(MeasureName.class);
  private Optional<LocalDate> bandSince = Optional.empty();
  private Optional<LocalDate> atRiskSince = Optional.empty();

  /**
   * @param wholeLife whether the first closing is the customer's first day
   */
  Path(boolean wholeLife) {
    this.wholeLife = wholeLife;
  }

  /** Adds the closing of a day. */
  void close(Assessment closing) {
    keepReadings(closing);
    bandSince = bandSince(closing);
    atRiskSince = atRiskSince(closing);
    cleared.addAll(clearedBy(closing));
    closing
        .verdicts()
        .forEach(
            (name, verdict) -> {
              if (verdict.raised()) {
                open.put(name, since(name, closing));
              }
            });
    open.keySet().removeIf(name -> !closing.raised(name));
    Revenue revenue = closing.revenue();
    if (revenues.isEmpty() || !same(revenues.get(revenues.size() - 1).revenue(), revenue)) {
      revenues.add(new RevenueSince(closing.day(), revenue));
    }
    closings.add(closing);
  }

  List<Assessment> closings() {
    return closings;
  }

  List<ClearedFlag> cleared() {
    return cleared;
  }

  Optional<Band> band() {
    return last().flatMap(Assessment::band);
  }

  /** First day of the band that an assessment has; it may go on from the last closing. */
  Optional<LocalDate> bandSince(Assessment now) {
    if (now.band().isEmpty()) {
      return Optional.empty();
    }
    return now.band().equals(band()) ? bandSince : begun(now.day());
  }

  /** First day of being at risk. */
  Optional<LocalDate> atRiskSince(Assessment now) {
    if (now.atRisk() != AtRisk.YES) {
      return Optional.empty();
    }
    boolean goesOn = last().map(Assessment::atRisk).filter(AtRisk.YES::equals).isPresent();
    return goesOn ? atRiskSince : begun(now.day());
  }

  /** First day of a flag that an assessment has raised. */
  Optional<LocalDate> since(FlagName name, Assessment now) {
    Optional<LocalDate> before = open.get(name);
    return before == null ? begun(now.day()) : before;
  }

  /** The flags open at the last closing that an assessment no longer has. */
  List<ClearedFlag> clearedBy(Assessment now) {
    List<ClearedFlag> gone = new ArrayList<>();
    if (open.isEmpty()) {
      return gone;
    }
    open.forEach(
        (name, since) -> {
          if (!now.raised(name)) {
            gone.add(new ClearedFlag(name, since, now.day()));
          }
        });
    return gone;
  }

  /** The closing of a day, which is the last one up to it; empty before the first. */
  Optional<Assessment> closingOn(LocalDate day) {
    int low = 0;
    int high = closings.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (closings.get(middle).day().isAfter(day)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low == 0 ? Optional.empty() : Optional.of(closings.get(low - 1));
  }

  /** The last reading of a measure that has none on the given day. */
  Optional<LastKnown> lastKnown(MeasureName name, LocalDate day) {
    Optional<LastKnown> atLastClosing =
        last().flatMap(closing -> reading(closing, name, day.minusDays(1)));
    return atLastClosing.or(() -> Optional.ofNullable(known.get(name)));
  }

  @Override
  public boolean wasOpen(FlagName name) {
    return open.containsKey(name);
  }

  @Override
  public Optional<Higher> higherRevenue(Revenue now, LocalDate day, int days) {
    LocalDate from = day.minusDays(days);
    // the last step holds until the day judged; an earlier one until the day before the next
    for (int index = revenues.size() - 1; index >= 0; index--) {
      LocalDate lastDay =
          index == revenues.size() - 1
              ? day.minusDays(1)
              : revenues.get(index + 1).from().minusDays(1);
      if (lastDay.isBefore(from)) {
        return Optional.empty();
      }
      if (now.fellSince(revenues.get(index).revenue())) {
        return Optional.of(new Higher(lastDay, revenues.get(index).revenue()));
      }
    }
    return Optional.empty();
  }

  private void keepReadings(Assessment closing) {
    for (MeasureLine line : closing.lines()) {
      if (line.reading() instanceof Reading.Unknown) {
        last()
            .flatMap(before -> reading(before, line.name(), closing.day().minusDays(1)))
            .ifPresent(lastKnown -> known.put(line.name(), lastKnown));
      }
    }
  }

  private static Optional<LastKnown> reading(
      Assessment closing, MeasureName name, LocalDate through) {
    for (MeasureLine line : closing.lines()) {
      if (line.name() == name && line.reading() instanceof Reading.Known reading) {
        return Optional.of(new LastKnown(reading, through));
      }
    }
    return Optional.empty();
  }

  private static boolean same(Revenue one, Revenue other) {
    return one.basis() == other.basis()
        && one.arr().equals(other.arr())
        && one.gaps().equals(other.gaps());
  }

  private Optional<LocalDate> begun(LocalDate day) {
    return closings.isEmpty() && !wholeLife ? Optional.empty() : Optional.of(day);
  }

  private Optional<Assessment> last() {
    return closings.isEmpty() ? Optional.empty() : Optional.of(closings.get(closings.size() - 1));
  }
}

package io.perennial.console.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;

/** Keeps the gauges of the store up to date, with few looks however many ask. */
final class StoreMetrics implements AutoCloseable {

  private static final Duration KEPT = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final double MILLIS = 1000;

  private final FigureReader reader;
  private final PromptStates states;
  private final Clock clock;
  private final Promptly<Reading> figures;
  private final Map<StoreGauge, MultiGauge> gauges = new EnumMap<>(StoreGauge.class);

  /** Also one that came too late for whoever asked. */
  private volatile @Nullable Reading last;

  /**
   * What was read.
   *
   * @param at what it is about
   */
  private record Reading(Instant at, Instant endedAt, List<Figure> figures) {

    boolean isFresh(Instant now) {
      return now.isBefore(endedAt.plus(KEPT)) && !now.isBefore(at);
    }

    double ageSeconds(Instant now) {
      return Math.max(0, Duration.between(at, now).toMillis()) / MILLIS;
    }
  }

  StoreMetrics(
      MeterRegistry registry,
      FigureReader reader,
      PromptStates states,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.reader = reader;
    this.states = states;
    this.clock = clock;
    this.figures = new Promptly<>("watch-figures", transactions, LONGEST, this::read);
    for (StoreGauge gauge : StoreGauge.values()) {
      gauges.put(
          gauge, MultiGauge.builder(gauge.metric()).description(gauge.help()).register(registry));
    }
  }

  private Reading read() {
    Instant now = clock.instant();
    List<Figure> found = reader.read(now);
    Reading reading = new Reading(now, clock.instant(), found);
    last = reading;
    return reading;
  }

  /**
   * Reads the store, unless that was a moment ago. Figures that do not come in time are shown as
   * they were last; while the store does not answer at all, none are.
   */
  synchronized void refresh() {
    Instant now = clock.instant();
    Reading before = last;
    boolean up = before != null && before.isFresh(now);
    if (!up) {
      up = states.ask().isPresent();
      if (up) {
        figures.ask();
      }
    }
    Reading known = last;
    List<Figure> shown = new ArrayList<>();
    if (up && known != null) {
      shown.addAll(known.figures());
    }
    shown.add(Figure.of(StoreGauge.STORE_UP, up ? 1 : 0));
    shown.add(
        Figure.of(
            StoreGauge.FIGURES_AGE_SECONDS, known == null ? Double.NaN : known.ageSeconds(now)));
    gauges.forEach((gauge, rows) -> rows.register(rows(gauge, shown), true));
  }

  private static List<Row<?>> rows(StoreGauge gauge, List<Figure> figures) {
    List<Row<?>> rows = new ArrayList<>();
    for (Figure figure : figures) {
      if (figure.gauge() == gauge) {
        rows.add(Row.of(Tags.of(figure.tags().toArray(String[]::new)), figure.value()));
      }
    }
    return rows;
  }

  @Override
  public void close() {
    figures.close();
  }
}

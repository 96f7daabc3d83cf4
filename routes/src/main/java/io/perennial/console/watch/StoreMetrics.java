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
import java.util.Optional;

/** Keeps the gauges of the store up to date, with few looks however many ask. */
final class StoreMetrics {

  private static final Duration KEPT = Duration.ofSeconds(10);

  private final FigureReader reader;
  private final Promptly promptly;
  private final Clock clock;
  private final Map<StoreGauge, MultiGauge> gauges = new EnumMap<>(StoreGauge.class);
  private Instant readAt = Instant.MIN;

  StoreMetrics(MeterRegistry registry, FigureReader reader, Promptly promptly, Clock clock) {
    this.reader = reader;
    this.promptly = promptly;
    this.clock = clock;
    for (StoreGauge gauge : StoreGauge.values()) {
      gauges.put(
          gauge, MultiGauge.builder(gauge.metric()).description(gauge.help()).register(registry));
    }
  }

  /** Reads the store, unless that was a moment ago; what it does not answer is not shown. */
  synchronized void refresh() {
    Instant now = clock.instant();
    if (now.isBefore(readAt.plus(KEPT)) && !now.isBefore(readAt)) {
      return;
    }
    Optional<List<Figure>> read = promptly.ask(() -> reader.read(now));
    readAt = read.isPresent() ? now : Instant.MIN;
    List<Figure> figures = new ArrayList<>(read.orElse(List.of()));
    figures.add(Figure.of(StoreGauge.STORE_UP, read.isPresent() ? 1 : 0));
    gauges.forEach((gauge, shown) -> shown.register(rows(gauge, figures), true));
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
}

package io.perennial.console.customer;

import io.perennial.console.Shown;
import io.perennial.console.Sources;
import io.perennial.console.Words;
import io.perennial.console.customer.Explained.Fact;
import io.perennial.console.customer.Explained.Measured;
import io.perennial.console.customer.Explained.Moved;
import io.perennial.console.customer.Explained.Raised;
import io.perennial.health.Driver;
import io.perennial.health.Health;
import io.perennial.health.MeasureLine;
import io.perennial.health.OpenFlag;
import io.perennial.health.Signals;
import io.perennial.health.measure.Measures;
import io.perennial.health.measure.Reading;
import io.perennial.health.measure.Reading.Known;
import io.perennial.health.model.MeasureName;
import io.perennial.model.Money;
import io.perennial.model.RecordRef;
import io.perennial.model.history.SourceKind;
import io.perennial.model.verdict.Because;
import io.perennial.revenue.Rates;
import io.perennial.revenue.Revenues;
import io.perennial.rules.Rulebook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.springframework.stereotype.Component;

/** Puts a health into words, down to the records behind it. */
@Component
final class Explainer {

  private static final int MOST_EVIDENCE = 5;

  private final Rulebook rulebook;
  private final Revenues revenues = new Revenues(Rates.NONE);

  Explainer(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  Explained explain(Health health, Sources sources, LocalDate today) {
    return new Explained(
        health.unknownBecause().map(Because::text).orElse(null),
        health.measures().stream().map(line -> measured(line, sources)).toList(),
        health.caps().stream()
            .map(hit -> "Held down: %s.".formatted(hit.because().text()))
            .toList(),
        health.drivers().stream().map(Explainer::moved).toList(),
        health.flags().stream().map(Explainer::raised).toList(),
        RenewalWords.of(health.renewal()),
        facts(health),
        Sparkline.of(health.scores(), today));
  }

  private Measured measured(MeasureLine line, Sources sources) {
    Reading reading = line.reading();
    Optional<Known> known = reading instanceof Known data ? Optional.of(data) : Optional.empty();
    return new Measured(
        line.name().word(),
        known.map(data -> Shown.of(String.valueOf(data.points()))).orElse(Shown.UNKNOWN),
        known.map(Known::points).orElse(0),
        line.weight(),
        line.counted().isPresent()
            ? Shown.of(String.format(Locale.ENGLISH, "%.1f", line.hundredths() / 100.0))
            : Shown.none("not counted"),
        reading.because().text(),
        line.assumed().map(Because::text).orElse(null),
        line.stale() ? sources.cause(sources(line.name())).orElse("not read for too long") : null,
        known.map(data -> evidence(data.evidence())).orElse(List.of()));
  }

  private Set<SourceKind> sources(MeasureName name) {
    return Measures.of(
            name, Objects.requireNonNull(rulebook.current().model().measures().get(name)), revenues)
        .sources();
  }

  private static Moved moved(Driver driver) {
    return new Moved(
        driver.name().word(),
        driver.delta() == 0 ? "" : "%+d".formatted(driver.delta()),
        driver.delta() < 0,
        driver.drag() == 0 ? "" : "keeps %d from the score".formatted(driver.drag()),
        driver.because().text());
  }

  private static Raised raised(OpenFlag flag) {
    return new Raised(
        flag.name().word(),
        flag.danger(),
        flag.since().map(day -> "since " + Because.word(day)).orElse("since before our history"),
        flag.because().text(),
        flag.action(),
        flag.owner().word(),
        flag.name().clearedWhen(),
        evidence(flag.evidence()));
  }

  private static List<String> evidence(List<RecordRef> refs) {
    List<String> evidence =
        new ArrayList<>(refs.stream().limit(MOST_EVIDENCE).map(RecordRef::toString).toList());
    if (refs.size() > MOST_EVIDENCE) {
      evidence.add("%d more".formatted(refs.size() - MOST_EVIDENCE));
    }
    return evidence;
  }

  private static List<Fact> facts(Health health) {
    Signals signals = health.signals();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("ARR", RenewalWords.arr(health.revenue())));
    facts.add(new Fact("MRR", Shown.money(health.revenue().mrr())));
    facts.add(new Fact("Overdue", signals.overdue().map(Explainer::owed).orElse(Shown.UNKNOWN)));
    facts.add(new Fact("Open critical tickets", Shown.number(signals.openCriticalTickets())));
    facts.add(new Fact("Tickets in 30 days", Shown.number(signals.ticketsIn30Days())));
    facts.add(
        new Fact(
            "Latest rating",
            signals
                .latestCsat()
                .map(rating -> Shown.of(rating.toPlainString() + " of 5"))
                .orElse(Shown.UNKNOWN)));
    return facts;
  }

  private static Shown owed(SortedMap<String, Money> overdue) {
    return overdue.isEmpty()
        ? Shown.of("nothing")
        : Shown.of(String.join(" + ", overdue.values().stream().map(Words::money).toList()));
  }
}

package io.perennial.health.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.health.Cohorts;
import io.perennial.health.Health;
import io.perennial.health.ScoreOverride;
import io.perennial.health.flag.FlagRules;
import io.perennial.health.model.Cap;
import io.perennial.health.model.HealthModel;
import io.perennial.health.yaml.HealthModelReader;
import io.perennial.model.fact.AsOf;
import io.perennial.model.history.CustomerHistory;
import io.perennial.revenue.Rates;
import io.perennial.testing.World;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What must hold for any customer at any time; customers are made up from seeds. */
class HealthPropertiesTest {

  /** The customers of one repetition; each repetition takes others. */
  private static final int SEEDS = 75;

  private static final int REPETITIONS = 4;
  private static final int LONGEST_LOOK_AHEAD = 45;

  private static final HealthModel MODEL =
      HealthModelReader.read(
          "test.yaml",
          """
          minimum-coverage: 10
          history-months: 4
          measures:
            support: { missing: { last-known: 20 } }
            survey: { missing: { last-known: 12 }, window-days: 40 }
            payment: { missing: { fixed: 60 }, window-days: 60 }
            relationship: { missing: { last-known: 5 }, silent-days: { linear: { 0: 100, 80: 10 } } }
          overrides:
            - touch-model: HIGH
              measures: { support: { contact-low: 1, contact-high: 3 } }
            - segment: public
              measures: { payment: { weight: 30, missing: block } }
          caps:
            - { when: overdue-days, more-than: 60, at-most: 40 }
            - { when: critical-ticket-days, more-than: 20, at-most: 55 }
            - { when: cancellation, at-most: 40 }
          """);

  private final HealthCalculator calculator =
      new HealthCalculator(MODEL, FlagRules.defaults(), rates());

  @RepeatedTest(REPETITIONS)
  void shortWay_equalsLookingAtEveryDay(RepetitionInfo repetition) {
    for (int seed : seeds(repetition)) {
      World world = new World(seed);
      Instant now = world.someTime(20);
      CustomerHistory history = world.all();
      List<ScoreOverride> overrides = overrides(seed, now);

      Health quick = calculator.at(history, overrides, cohorts(seed), now);

      assertThat(quick)
          .as("seed %d at %s", seed, now)
          .isEqualTo(calculator.dayByDay(history, overrides, cohorts(seed), now));
    }
  }

  @RepeatedTest(REPETITIONS)
  void result_doesNotChangeByTheClockBeforeItsNextChange(RepetitionInfo repetition) {
    int changed = 0;
    for (int seed : seeds(repetition)) {
      World world = new World(seed);
      Instant now = world.someTime(20);
      CustomerHistory history = world.upTo(now);
      List<ScoreOverride> overrides = overrides(seed, now);
      Health health = calculator.at(history, overrides, cohorts(seed), now);
      LocalDate end = health.nextChange().orElse(AsOf.day(now).plusDays(LONGEST_LOOK_AHEAD));
      LocalDate day = AsOf.day(now);

      for (Instant later = now; AsOf.day(later).isBefore(end); later = later.plus(step(seed))) {
        assertThat(calculator.at(history, overrides, cohorts(seed), later))
            .as("seed %d from %s at %s", seed, now, later)
            .isEqualTo(health);
        day = AsOf.day(later);
        if (day.isAfter(AsOf.day(now).plusDays(LONGEST_LOOK_AHEAD))) {
          break;
        }
      }
      Health after =
          calculator.at(
              history, overrides, cohorts(seed), end.atStartOfDay(ZoneOffset.UTC).toInstant());
      changed += said(after).equals(said(health)) ? 0 : 1;
    }
    assertThat(changed).as("next changes that changed something").isGreaterThan(SEEDS / 3);
  }

  @RepeatedTest(REPETITIONS)
  void result_doesNotChangeWithinADayWithoutAFact(RepetitionInfo repetition) {
    for (int seed : seeds(repetition)) {
      World world = new World(seed);
      Instant now = world.someTime(20);
      CustomerHistory history = world.upTo(now);
      Instant midnight = AsOf.day(now).atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC);

      assertThat(calculator.at(history, midnight))
          .as("seed %d at %s", seed, now)
          .isEqualTo(calculator.at(history, now));
    }
  }

  @RepeatedTest(REPETITIONS)
  void result_doesNotKnowTheFuture(RepetitionInfo repetition) {
    for (int seed : seeds(repetition)) {
      World world = new World(seed);
      Instant now = world.someTime(20);

      assertThat(calculator.at(world.all(), now))
          .as("seed %d at %s", seed, now)
          .isEqualTo(calculator.at(world.upTo(now), now));
    }
  }

  @RepeatedTest(REPETITIONS)
  void result_doesNotDependOnTheOrderOfReading(RepetitionInfo repetition) {
    for (int seed : seeds(repetition)) {
      World world = new World(seed);
      Instant now = world.someTime(20);

      assertThat(calculator.at(world.shuffled(now, seed + 1L), now))
          .as("seed %d at %s", seed, now)
          .isEqualTo(calculator.at(world.upTo(now), now));
    }
  }

  @RepeatedTest(REPETITIONS)
  void result_keepsToItsLimits(RepetitionInfo repetition) {
    for (int seed : seeds(repetition)) {
      World world = new World(seed);
      Instant now = world.someTime(20);

      Health health = calculator.at(world.all(), now);

      assertThat(health.points().orElse(0)).as("seed %d", seed).isBetween(0, 100);
      assertThat(health.coverage()).isBetween(0, 100);
      assertThat(health.points().isEmpty()).isEqualTo(health.unknownBecause().isPresent());
      assertThat(health.points().isPresent()).isEqualTo(health.band().isPresent());
      health.measures().forEach(line -> assertThat(line.reading().because().text()).isNotBlank());
      health.flags().forEach(flag -> assertThat(flag.because().text()).isNotBlank());
      health.drivers().forEach(driver -> assertThat(driver.text()).isNotBlank());
      for (Cap.Kind kind : Cap.Kind.values()) {
        health.caps().stream()
            .filter(hit -> hit.cap().kind() == kind)
            .forEach(
                hit ->
                    assertThat(health.computed().orElse(0))
                        .isLessThanOrEqualTo(hit.cap().atMost()));
      }
    }
  }

  private static int[] seeds(RepetitionInfo repetition) {
    int first = (repetition.getCurrentRepetition() - 1) * SEEDS;
    return IntStream.range(first, first + SEEDS).toArray();
  }

  /** All that people see, without the date up to which it holds. */
  private static List<Object> said(Health health) {
    return List.of(
        health.points(),
        health.band(),
        health.trend(),
        health.drivers(),
        health.measures(),
        health.flags(),
        health.atRisk(),
        health.renewal(),
        health.revenue(),
        health.signals());
  }

  private static Duration step(int seed) {
    return Duration.ofHours(7 + seed % 13);
  }

  private static List<ScoreOverride> overrides(int seed, Instant now) {
    if (seed % 5 != 0) {
      return List.of();
    }
    Random random = new Random(seed);
    Instant from = now.minus(Duration.ofHours(random.nextInt(24 * 90)));
    return List.of(
        new ScoreOverride(
            random.nextInt(101),
            "knows better",
            "Kim",
            from,
            AsOf.day(from).plusDays(1 + random.nextInt(60))));
  }

  private static Cohorts cohorts(int seed) {
    Map<YearMonth, Integer> growth = new HashMap<>();
    for (int month = 1; month <= 12; month++) {
      growth.put(YearMonth.of(2026, month), (seed * month) % 60);
    }
    return seed % 2 == 0 ? Cohorts.NONE : new Cohorts(new TreeMap<>(growth));
  }

  private static Rates rates() {
    Map<Rates.Key, BigDecimal> rates = new HashMap<>();
    for (int month = 1; month <= 9; month++) {
      rates.put(
          new Rates.Key(Currency.getInstance("USD"), YearMonth.of(2026, month)),
          new BigDecimal("0.9" + month));
    }
    return new Rates(Currency.getInstance("EUR"), rates);
  }
}

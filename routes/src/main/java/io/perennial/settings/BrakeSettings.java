package io.perennial.settings;

import io.perennial.mapping.yaml.DidYouMean;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much one run may change before it waits for a yes: {@code perennial.brake}.
 *
 * <p>What turns about events write counts together, until a complete turn has written.
 *
 * @param bandChanges customers whose band turns, of those whose band is shown
 * @param fieldNulled records in which one field is emptied, of those that hold a value of it
 * @param linksLost links that went away, of all links
 * @param recordsGone records of one stream that vanished, of all that it had
 * @param tasks customers about whom tasks are made or closed, of all
 */
public record BrakeSettings(
    Limit bandChanges, Limit fieldNulled, Limit linksLost, Limit recordsGone, Limit tasks) {

  /** Whenever nothing else is configured. */
  public static final BrakeSettings DEFAULTS =
      new BrakeSettings(
          new Limit(BigDecimal.TEN, 20),
          new Limit(BigDecimal.valueOf(5), 20),
          new Limit(BigDecimal.ONE, 5),
          new Limit(BigDecimal.TEN, 20),
          new Limit(BigDecimal.TEN, 20));

  private static final String ROOT = "brake";
  private static final Pattern PERCENTAGE = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3})?) ?%");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  /**
   * A share that is passed when both are.
   *
   * @param percent from 0 to 100; with 100 nothing ever passes it
   * @param least a number that must be passed, too: in small companies one customer is many percent
   */
  public record Limit(BigDecimal percent, int least) {

    /** Whether so many of so many are too many. */
    public boolean passedBy(long count, long of) {
      return count > least
          && BigDecimal.valueOf(count)
                  .multiply(ALL)
                  .compareTo(percent.multiply(BigDecimal.valueOf(of)))
              > 0;
    }

    @Override
    public String toString() {
      return "%s %% and %d".formatted(percent.toPlainString(), least);
    }
  }

  /** What is configured; what is wrong with it counts as not written. */
  public static BrakeSettings of(OperatorSettings settings) {
    return read(settings, new ArrayList<>());
  }

  /** What is wrong with what is configured. */
  static List<ConfigurationProblem> problems(OperatorSettings settings) {
    List<ConfigurationProblem> problems = new ArrayList<>();
    read(settings, problems);
    return problems;
  }

  private static BrakeSettings read(
      OperatorSettings settings, List<ConfigurationProblem> problems) {
    Map<String, String> written = new TreeMap<>(settings.below(ROOT));
    if (settings.text(ROOT).isPresent()) {
      problems.add(
          settings.problem(ROOT, "must be a map, for example brake: { band-changes: 10% }"));
    }
    Set<String> known = new TreeSet<>();
    Reader reader = new Reader(settings, written, known, problems);
    BrakeSettings read =
        new BrakeSettings(
            reader.limit("band-changes", DEFAULTS.bandChanges),
            reader.limit("field-nulled", DEFAULTS.fieldNulled),
            reader.limit("links-lost", DEFAULTS.linksLost),
            reader.limit("records-gone", DEFAULTS.recordsGone),
            reader.limit("tasks", DEFAULTS.tasks));
    for (String key : written.keySet()) {
      if (!known.contains(key)) {
        problems.add(
            settings.problem(ROOT + "." + key, "is not a setting: " + DidYouMean.mend(key, known)));
      }
    }
    return read;
  }

  private record Reader(
      OperatorSettings settings,
      Map<String, String> written,
      Set<String> known,
      List<ConfigurationProblem> problems) {

    Limit limit(String key, Limit otherwise) {
      return new Limit(percent(key, otherwise.percent), least(key + "-least", otherwise.least));
    }

    private BigDecimal percent(String key, BigDecimal otherwise) {
      known.add(key);
      Optional<String> text = Optional.ofNullable(written.get(key));
      Optional<BigDecimal> percent =
          text.map(String::strip)
              .map(PERCENTAGE::matcher)
              .filter(Matcher::matches)
              .map(match -> new BigDecimal(match.group(1)))
              .filter(value -> value.compareTo(ALL) <= 0);
      if (text.isPresent() && percent.isEmpty()) {
        problem(key, "must be a percentage from 0% to 100%, for example 10% or 0.5%");
      }
      return percent.orElse(otherwise);
    }

    private int least(String key, int otherwise) {
      known.add(key);
      Optional<String> text = Optional.ofNullable(written.get(key));
      Optional<Integer> least =
          text.map(String::strip)
              .filter(value -> NUMBER.matcher(value).matches())
              .map(Integer::valueOf);
      if (text.isPresent() && least.isEmpty()) {
        problem(key, "must be a whole number from 0 on, for example 20");
      }
      return least.orElse(otherwise);
    }

    private void problem(String key, String text) {
      problems.add(settings.problem(ROOT + "." + key, text));
    }
  }
}

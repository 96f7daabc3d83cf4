package io.perennial.budget;

import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.OperatorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much of a day's calls is ours; the quota belongs to the customer's other systems too.
 *
 * @param share percent of all calls of 24 hours that we make at the most
 * @param reserve percent of all calls that we leave untouched, whoever has used the others
 * @param reading percent of our share that reading may use: what is known must still be written
 */
public record BudgetRules(int share, int reserve, int reading) {

  private static final String KEY = "budget";
  private static final int ALL = 100;

  /** The shipped rules. */
  static final BudgetRules STANDARD = new BudgetRules(25, 20, 80);

  /** The rules of {@code perennial.budget}. */
  static BudgetRules of(OperatorSettings settings) {
    return new BudgetRules(
        percent(settings, "daily-share").orElse(STANDARD.share),
        percent(settings, "reserve").orElse(STANDARD.reserve),
        percent(settings, "reading").orElse(STANDARD.reading));
  }

  /** What is wrong with {@code perennial.budget}. */
  public static List<ConfigurationProblem> problems(OperatorSettings settings) {
    List<ConfigurationProblem> problems = new ArrayList<>();
    settings
        .below(KEY)
        .forEach(
            (name, value) -> {
              String key = KEY + "." + name;
              if (!List.of("daily-share", "reserve", "reading").contains(name)) {
                problems.add(
                    settings.problem(key, "is not a setting: use daily-share, reserve or reading"));
              } else if (percent(settings, name).isEmpty()) {
                problems.add(
                    settings.problem(key, "must be a percentage from 1 to 100, for example 25 %"));
              }
            });
    if (problems.isEmpty() && of(settings).share + of(settings).reserve > ALL) {
      problems.add(
          settings.problem(KEY, "daily-share and reserve must not be more than 100 % together"));
    }
    return problems;
  }

  /** How many calls of 24 hours are ours. */
  long limit(long total) {
    return total * share / ALL;
  }

  /** How many of ours reading may make. */
  long readingLimit(long total) {
    return limit(total) * reading / ALL;
  }

  /** How many calls are left untouched. */
  long untouched(long total) {
    return total * reserve / ALL;
  }

  private static Optional<Integer> percent(OperatorSettings settings, String name) {
    return settings
        .text(KEY + "." + name)
        .map(text -> text.replace("%", "").strip())
        .filter(text -> text.matches("\\d{1,3}"))
        .map(Integer::valueOf)
        .filter(percent -> percent >= 1 && percent <= ALL);
  }
}

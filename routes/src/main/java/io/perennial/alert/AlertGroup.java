package io.perennial.alert;

import io.perennial.alert.Alert.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Alerts that say the same of several things, as people are told of them: when a system is away,
 * all of its streams are stale.
 *
 * @param subjects what it is about, in their order
 * @param since when the first of them began
 */
public record AlertGroup(
    Rule rule, List<String> subjects, Instant since, String what, String meaning, String mend) {

  public AlertGroup {
    subjects = List.copyOf(subjects);
  }

  /** In the order of the first of each. */
  public static List<AlertGroup> of(List<Alert> alerts) {
    Map<List<Object>, List<Alert>> same = new LinkedHashMap<>();
    for (Alert alert : alerts) {
      same.computeIfAbsent(
              List.of(alert.rule(), alert.what(), alert.meaning(), alert.mend()),
              words -> new ArrayList<>())
          .add(alert);
    }
    return same.values().stream().map(AlertGroup::together).toList();
  }

  private static AlertGroup together(List<Alert> alerts) {
    Alert first = alerts.get(0);
    return new AlertGroup(
        first.rule(),
        alerts.stream().map(Alert::subject).filter(subject -> !subject.isEmpty()).toList(),
        alerts.stream().map(Alert::since).min(Instant::compareTo).orElse(first.since()),
        first.what(),
        first.meaning(),
        first.mend());
  }

  /** For example {@code stale stream: stripe-eu/customers, stripe-eu/invoices}. */
  public String title() {
    return subjects.isEmpty()
        ? rule.words()
        : subjects.stream().collect(Collectors.joining(", ", rule.words() + ": ", ""));
  }
}

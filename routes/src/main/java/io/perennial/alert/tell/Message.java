package io.perennial.alert.tell;

import io.perennial.alert.Alert;
import io.perennial.alert.AlertGroup;
import io.perennial.alert.AlertTable.Untold;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What people are told at once: all that began and all that is over since the last message.
 *
 * @param subject one line, for example {@code Perennial: 2 alerts, 1 over}
 * @param text one paragraph for each thing that is the same
 */
record Message(String subject, String text) {

  private static final String WE = "Perennial: ";
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  static Message of(List<Untold> all) {
    List<Alert> begun =
        all.stream()
            .filter(each -> each.recoveredAt().isEmpty())
            .map(Untold::alert)
            .sorted(Alert.MOST_URGENT_FIRST)
            .toList();
    List<Untold> over = all.stream().filter(each -> each.recoveredAt().isPresent()).toList();
    List<String> paragraphs = new ArrayList<>();
    AlertGroup.of(begun).forEach(group -> paragraphs.add(begun(group)));
    paragraphs.addAll(over(over));
    if (paragraphs.size() == 1) {
      String only = WE + paragraphs.get(0);
      return new Message(only.lines().findFirst().orElse(only), only);
    }
    String subject = subject(begun.size(), over.size());
    return new Message(subject, subject + "\n\n" + String.join("\n\n", paragraphs));
  }

  private static String subject(int begun, int over) {
    List<String> parts = new ArrayList<>();
    if (begun > 0) {
      parts.add(begun == 1 ? "1 alert" : begun + " alerts");
    }
    if (over > 0) {
      parts.add(over + " over");
    }
    return WE + String.join(", ", parts);
  }

  private static String begun(AlertGroup group) {
    return """
        %s, since %s
        What: %s
        Means: %s
        Mend: %s"""
        .formatted(
            group.title(), minute(group.since()), group.what(), group.meaning(), group.mend());
  }

  /** What began and ended at the same minute stands together. */
  private static List<String> over(List<Untold> over) {
    Map<List<Object>, List<Untold>> same = new LinkedHashMap<>();
    for (Untold each : over) {
      same.computeIfAbsent(
              List.of(each.alert().rule(), each.told() ? "" : each.alert().what(), span(each)),
              key -> new ArrayList<>())
          .add(each);
    }
    return same.values().stream().map(Message::together).toList();
  }

  private static String together(List<Untold> over) {
    Untold first = over.get(0);
    List<String> subjects =
        over.stream().map(each -> each.alert().subject()).filter(each -> !each.isEmpty()).toList();
    String words = first.alert().rule().words();
    String title = subjects.isEmpty() ? words : words + ": " + String.join(", ", subjects);
    String spans = "over: %s, %s".formatted(title, span(first));
    return first.told() ? spans : "%s\nIt was: %s".formatted(spans, first.alert().what());
  }

  private static String span(Untold over) {
    return "from %s to %s"
        .formatted(
            minute(over.alert().since()), over.recoveredAt().map(Message::minute).orElse("now"));
  }

  private static String minute(Instant time) {
    return MINUTE.format(time);
  }
}

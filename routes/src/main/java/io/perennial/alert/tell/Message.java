package io.perennial.alert.tell;

import io.perennial.alert.Alert;
import io.perennial.alert.AlertTable.Untold;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What people are told at once: all that began and all that is over since the last message.
 *
 * @param subject one line, for example {@code Perennial: 2 alerts, 1 over}
 * @param text one paragraph for each
 */
record Message(String subject, String text) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  static Message of(List<Untold> all) {
    List<Untold> begun = all.stream().filter(each -> each.recoveredAt().isEmpty()).toList();
    List<Untold> over = all.stream().filter(each -> each.recoveredAt().isPresent()).toList();
    List<String> paragraphs = new ArrayList<>();
    begun.forEach(each -> paragraphs.add(begun(each.alert())));
    over.forEach(each -> paragraphs.add(over(each)));
    return new Message(subject(begun, over), String.join("\n\n", paragraphs));
  }

  private static String subject(List<Untold> begun, List<Untold> over) {
    if (begun.size() + over.size() == 1) {
      return begun.isEmpty()
          ? "Perennial: over: " + over.get(0).alert().title()
          : "Perennial: " + begun.get(0).alert().title();
    }
    List<String> parts = new ArrayList<>();
    if (!begun.isEmpty()) {
      parts.add(begun.size() + (begun.size() == 1 ? " alert" : " alerts"));
    }
    if (!over.isEmpty()) {
      parts.add(over.size() + " over");
    }
    return parts.stream().collect(Collectors.joining(", ", "Perennial: ", ""));
  }

  private static String begun(Alert alert) {
    return """
        %s, since %s
        What: %s
        Means: %s
        Mend: %s"""
        .formatted(
            alert.title(), minute(alert.since()), alert.what(), alert.meaning(), alert.mend());
  }

  private static String over(Untold over) {
    Alert alert = over.alert();
    String title = "Over: %s, from %s to %s";
    String spans =
        title.formatted(
            alert.title(),
            minute(alert.since()),
            over.recoveredAt().map(Message::minute).orElse("now"));
    return over.told() ? spans : "%s\nIt was: %s".formatted(spans, alert.what());
  }

  private static String minute(Instant time) {
    return MINUTE.format(time);
  }
}

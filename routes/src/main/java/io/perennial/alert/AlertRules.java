package io.perennial.alert;

import io.perennial.access.EndingToken;
import io.perennial.alert.Alert.Rule;
import io.perennial.alert.Snapshot.StreamAge;
import io.perennial.brake.Brake.Waiting;
import io.perennial.budget.Budgets.Day;
import io.perennial.connector.ConnectionName;
import io.perennial.settings.Addresses;
import io.perennial.store.Connections.Pause;
import io.perennial.store.Connections.State;
import io.perennial.store.schema.GoneField;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is amiss at one moment; pure. */
final class AlertRules {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private AlertRules() {}

  /** All alerts of this moment, the most urgent first. */
  static List<Alert> firing(Snapshot now) {
    List<Alert> firing = new ArrayList<>();
    now.connections().forEach(state -> paused(state).ifPresent(firing::add));
    now.waiting().map(AlertRules::waiting).ifPresent(firing::add);
    now.last()
        .map(run -> TurnRules.firing(run, paused(now.connections()), now.open().keySet()))
        .ifPresent(firing::addAll);
    now.gone().forEach(field -> firing.add(drift(field)));
    firing.addAll(stale(now));
    now.days().forEach((name, day) -> budget(name, day, now.now()).ifPresent(firing::add));
    now.tokens().forEach(token -> firing.add(ending(token)));
    firing.sort(Alert.MOST_URGENT_FIRST);
    return firing;
  }

  /** A moment as alerts write it, for example {@code 2026-06-30 12:00 UTC}. */
  static String minute(Instant time) {
    return MINUTE.format(time);
  }

  private static Set<String> paused(List<State> states) {
    return states.stream()
        .filter(state -> state.paused().isPresent())
        .map(state -> state.name().value())
        .collect(Collectors.toSet());
  }

  private static Optional<Alert> paused(State state) {
    return state
        .paused()
        .map(
            (Pause pause) ->
                new Alert(
                    Rule.CONNECTION_PAUSED,
                    state.name().value(),
                    state.since(),
                    Addresses.masked(pause.reason()),
                    "Nothing is read from it and nothing is written to it; the other connections go"
                        + " on. Each turn asks it again, and it goes on by itself once it answers.",
                    Addresses.masked(pause.mend())
                        + ". To see at once whether it helped: perennial check"));
  }

  private static Alert waiting(Waiting waiting) {
    String counts =
        waiting.counts().entrySet().stream()
            .map(entry -> "%s %,d".formatted(words(entry.getKey()), entry.getValue()))
            .sorted()
            .collect(Collectors.joining(", "));
    return new Alert(
        Rule.BRAKE,
        "",
        waiting.since(),
        "run %d waits for a yes: too much would change at once: %s"
            .formatted(waiting.run(), counts),
        "Customers are read and scored; nothing is written to any system until somebody says yes.",
        "perennial status shows why, with examples, and which run it is: another run may wait by then; "
            + waiting.mend());
  }

  /** A rule in words, with what it is about as that is called. */
  private static String words(String key) {
    int blank = key.indexOf(' ') < 0 ? key.length() : key.indexOf(' ');
    return key.substring(0, blank).toLowerCase(Locale.ROOT).replace('_', ' ')
        + key.substring(blank);
  }

  private static Alert drift(GoneField field) {
    return new Alert(
        Rule.DRIFT,
        "%s %s".formatted(field.key(), field.field()),
        field.since(),
        "the field was there and is no more",
        "The mapping says \"when-gone: %s\": %s."
            .formatted(field.whenGone().name().toLowerCase(Locale.ROOT), field.meaning()),
        field.mend());
  }

  /** A paused connection has an alert of its own; one that is read for the first time, time. */
  private static List<Alert> stale(Snapshot now) {
    Map<ConnectionName, State> states = new HashMap<>();
    now.connections().forEach(state -> states.put(state.name(), state));
    Duration oldest = now.oldest();
    List<Alert> stale = new ArrayList<>();
    for (StreamAge stream : now.streams()) {
      State state = states.get(stream.key().connection());
      if (state == null
          || state.paused().isPresent()
          || (stream.readAt().isEmpty() && now.turnRuns())) {
        continue;
      }
      Instant since = stream.readAt().orElse(state.since()).plus(oldest);
      if (now.now().isAfter(since)) {
        stale.add(
            new Alert(
                Rule.STALE_STREAM,
                stream.key().toString(),
                since,
                stream
                    .readAt()
                    .map(read -> "was last read to its end at " + minute(read))
                    .orElse("has never been read to its end"),
                "Scores and fields say what was known then; they are shown as stale, not as wrong.",
                "perennial status tells whether a turn runs and how the last one ended; perennial"
                    + " check asks the system itself; see that serve is running"));
      }
    }
    return stale;
  }

  private static Alert ending(EndingToken token) {
    return new Alert(
        Rule.TOKEN_EXPIRES,
        token.name(),
        token.since(),
        token.what(),
        token.meaning(),
        token.mend());
  }

  private static Optional<Alert> budget(ConnectionName name, Day day, Instant now) {
    return day.readingEnd()
        .map(end -> day.othersFirst() ? reserved(name, end, now) : share(name, day, end, now));
  }

  private static Alert share(ConnectionName name, Day day, Instant reading, Instant now) {
    return new Alert(
        Rule.BUDGET_ENDS,
        name.value(),
        now,
        "at the pace of the last hours our calls for reading end about %s%s; we may make %,d in 24 hours"
            .formatted(
                minute(reading),
                day.end().map(end -> ", all of ours about " + minute(end)).orElse(""),
                day.limit()),
        "From then on nothing is read from it until yesterday's calls leave the 24"
            + " hours; what is left is for writing. Other systems keep their share.",
        "perennial status tells how many are used; set perennial.every higher, or, after"
            + " a look at what else uses this quota, perennial.budget");
  }

  private static Alert reserved(ConnectionName name, Instant end, Instant now) {
    return new Alert(
        Rule.BUDGET_ENDS,
        name.value(),
        now,
        "at the pace of the last hours only the reserve is left about %s, because other systems use"
                .formatted(minute(end))
            + " this quota as well",
        "From then on nothing is read from it and nothing is written to it until yesterday's calls"
            + " leave the 24 hours. Nothing is lost.",
        "see in that system what else makes so many calls; perennial status tells how many are left;"
            + " or lower perennial.budget.reserve");
  }
}

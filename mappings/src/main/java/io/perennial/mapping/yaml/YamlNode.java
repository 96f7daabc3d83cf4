package io.perennial.mapping.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * A value, map or list of a YAML file, or the gap where one could stand.
 *
 * <p>Readers walk with {@link #at} and {@link #need} and take values out. Whatever does not fit is
 * added to the file's {@link Problems} with its line, and the value reads as empty; so a reader
 * never stops at the first mistake and never tells one twice.
 */
public final class YamlNode {

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  private final At at;
  private final Optional<String> scalar;
  private final Optional<Map<String, YamlNode>> entries;
  private final Optional<List<YamlNode>> items;
  private final boolean empty;

  private YamlNode(
      At at,
      Optional<String> scalar,
      Optional<Map<String, YamlNode>> entries,
      Optional<List<YamlNode>> items,
      boolean empty) {
    this.at = at;
    this.scalar = scalar;
    this.entries = entries;
    this.items = items;
    this.empty = empty;
  }

  static YamlNode scalar(At at, ScalarEvent event) {
    boolean empty = event.isPlain() && NULLS.contains(event.getValue());
    return new YamlNode(
        at, Optional.of(event.getValue()), Optional.empty(), Optional.empty(), empty);
  }

  static YamlNode map(At at, Map<String, YamlNode> entries) {
    return new YamlNode(
        at,
        Optional.empty(),
        Optional.of(Collections.unmodifiableMap(entries)),
        Optional.empty(),
        false);
  }

  static YamlNode list(At at, List<YamlNode> items) {
    return new YamlNode(
        at, Optional.empty(), Optional.empty(), Optional.of(List.copyOf(items)), false);
  }

  public Place place() {
    return at.place();
  }

  /** The keys that lead here, for example {@code accounts.fields.name.from}. */
  public String path() {
    return at.path();
  }

  /** Whether nothing was written here. */
  public boolean isMissing() {
    return !isScalar() && !isMap() && !isList();
  }

  /** Whether {@code null}, {@code ~} or nothing at all follows the colon. */
  public boolean isNull() {
    return empty;
  }

  public boolean isScalar() {
    return scalar.isPresent();
  }

  public boolean isMap() {
    return entries.isPresent();
  }

  public boolean isList() {
    return items.isPresent();
  }

  /** What stands below a key; a gap if the key is absent, which is fine. */
  public YamlNode at(String key) {
    YamlNode below = entries().get(key);
    return below == null ? gap(key) : below;
  }

  /** What stands below a key; its absence is a problem. */
  public YamlNode need(String key) {
    YamlNode below = at(key);
    if (below.isMissing() && !isMissing()) {
      below.problem("is missing", "add \"%s:\"".formatted(key));
    }
    return below;
  }

  /** What stands below each key, in the file's order; a problem if this is no map. */
  public Map<String, YamlNode> entries() {
    if (entries.isEmpty() && !isMissing()) {
      problem("must be a map", "write \"key: value\" lines below it");
    }
    return entries.orElse(Map.of());
  }

  /** The items; a problem if this is no list. */
  public List<YamlNode> each() {
    if (items.isEmpty() && !isMissing()) {
      problem("must be a list", "write it as [one, two]");
    }
    return items.orElse(List.of());
  }

  /** The text of every item. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    each().forEach(item -> item.text().ifPresent(texts::add));
    return List.copyOf(texts);
  }

  /** A single value as it was written, for example {@code 2026-01-31} or {@code true}. */
  public Optional<String> text() {
    if (isMissing()) {
      return Optional.empty();
    }
    if (scalar.isEmpty()) {
      problem("must be a single value", "write one value after the colon");
      return Optional.empty();
    }
    if (empty) {
      problem("is empty", "write a value, or remove the line");
      return Optional.empty();
    }
    return scalar;
  }

  /** One of some words, {@code null} included if it is one of them. */
  public Optional<String> oneOf(Collection<String> words) {
    Optional<String> written = scalar.filter(words::contains);
    return written.isPresent() ? written : oneOf(text(), words);
  }

  /** What one of some words stands for. */
  public <T> Optional<T> oneOf(Map<String, T> choices) {
    return oneOf(choices.keySet()).map(choices::get);
  }

  private Optional<String> oneOf(Optional<String> written, Collection<String> words) {
    written
        .filter(word -> !words.contains(word))
        .ifPresent(
            word -> problem("knows no \"%s\"".formatted(word), DidYouMean.mend(word, words)));
    return written.filter(words::contains);
  }

  /** {@code true} or {@code false}. */
  public Optional<Boolean> flag() {
    return oneOf(Map.of("true", true, "false", false));
  }

  /** A whole number inside limits. */
  public Optional<Long> whole(long min, long max) {
    return value(Scalars::whole, "a whole number")
        .filter(
            number ->
                inside(
                    BigDecimal.valueOf(number), BigDecimal.valueOf(min), BigDecimal.valueOf(max)));
  }

  /** A decimal number inside limits. */
  public Optional<BigDecimal> number(double min, double max) {
    return value(Scalars::number, "a number")
        .filter(number -> inside(number, BigDecimal.valueOf(min), BigDecimal.valueOf(max)));
  }

  private boolean inside(BigDecimal number, BigDecimal min, BigDecimal max) {
    boolean inside = number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
    if (!inside) {
      problem(
          "is out of its limits",
          "use a number from %s to %s".formatted(Scalars.plain(min), Scalars.plain(max)));
    }
    return inside;
  }

  /** A length of time such as {@code 30s}, {@code 5m}, {@code 12h}, {@code 90d} or {@code 8w}. */
  public Optional<Duration> duration() {
    return value(Scalars::duration, "a length of time such as 5m, 12h or 90d");
  }

  /** A day such as {@code 2026-01-31}. */
  public Optional<LocalDate> date() {
    return value(Scalars::date, "a day such as 2026-01-31");
  }

  private <T> Optional<T> value(Function<String, Optional<T>> reading, String expected) {
    Optional<String> written = text();
    Optional<T> value = written.flatMap(reading);
    if (written.isPresent() && value.isEmpty()) {
      problem("is not " + expected, "write " + expected);
    }
    return value;
  }

  /** Tells every key that is not allowed here, with the nearest that is. */
  public void unknownKeys(Collection<String> allowed) {
    entries()
        .forEach(
            (key, value) -> {
              if (!allowed.contains(key)) {
                value.problem("is no word of this place", DidYouMean.mend(key, allowed));
              }
            });
  }

  /** Adds a problem that only the reader can see. */
  public void problem(String what, String mend) {
    at.problems().add(new Problem(at.place(), at.path(), what, mend));
  }

  /**
   * The same text for the same meaning: keys sorted, without comments, quotes, styles and places.
   *
   * <p>Made for fingerprints; the order of lists counts.
   */
  public String canonical() {
    if (entries.isPresent()) {
      return new TreeMap<>(entries.get())
          .entrySet().stream()
              .map(entry -> Scalars.quoted(entry.getKey()) + ":" + entry.getValue().canonical())
              .collect(Collectors.joining(",", "{", "}"));
    }
    if (items.isPresent()) {
      return items.get().stream()
          .map(YamlNode::canonical)
          .collect(Collectors.joining(",", "[", "]"));
    }
    return empty ? "null" : scalar.map(Scalars::quoted).orElse("");
  }

  private YamlNode gap(String key) {
    String below = at.path().isEmpty() ? key : at.path() + "." + key;
    At gap = new At(at.place(), below, at.problems());
    return new YamlNode(gap, Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  /**
   * Where a node stands and who hears of its problems.
   *
   * @param path the keys that lead to it
   */
  record At(Place place, String path, Problems problems) {}
}

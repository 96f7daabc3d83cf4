package io.perennial.mapping.transform;

import static io.perennial.mapping.transform.SourceKind.BOOLEAN;
import static io.perennial.mapping.transform.SourceKind.DATE;
import static io.perennial.mapping.transform.SourceKind.INSTANT;
import static io.perennial.mapping.transform.SourceKind.LIST;
import static io.perennial.mapping.transform.SourceKind.NUMBER;
import static io.perennial.mapping.transform.SourceKind.TEXT;

import io.perennial.model.FieldKind;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The list of all {@link Transform}s that need nothing but the value. */
public final class Transforms {

  private static final Set<SourceKind> SINGLE = Set.of(TEXT, NUMBER, BOOLEAN, DATE, INSTANT);
  private static final Set<SourceKind> NUMERIC = Set.of(NUMBER, TEXT);
  private static final Set<SourceKind> TIMED = Set.of(INSTANT, TEXT);
  private static final Set<SourceKind> WORDS = Set.of(TEXT);
  private static final Set<SourceKind> MANY = Set.of(LIST, TEXT);

  private static final Transform PLAIN =
      new Transform("plain", FieldKind.TEXT, SINGLE, Transforms::asItIs);

  private static final SortedMap<String, Transform> BY_WORD = new TreeMap<>();

  static {
    Stream.of(
            new Transform("text", FieldKind.TEXT, SINGLE, Texts::text),
            new Transform("trim", FieldKind.TEXT, SINGLE, Texts::trim),
            new Transform("lower", FieldKind.TEXT, SINGLE, Texts::lower),
            new Transform("upper", FieldKind.TEXT, SINGLE, Texts::upper),
            new Transform("domain", FieldKind.TEXT, WORDS, Domains::domain),
            new Transform("email-domain", FieldKind.TEXT, WORDS, Domains::emailDomain),
            new Transform("salesforce-id", FieldKind.TEXT, WORDS, SalesforceIds::convert),
            new Transform("texts", FieldKind.TEXTS, MANY, TextLists.separatedBy(",")),
            new Transform("domains", FieldKind.TEXTS, MANY, Domains::domains),
            new Transform("integer", FieldKind.INTEGER, NUMERIC, Numbers::integer),
            new Transform("number", FieldKind.NUMBER, NUMERIC, Numbers::number),
            new Transform(
                "boolean", FieldKind.BOOLEAN, Set.of(BOOLEAN, NUMBER, TEXT), Booleans::convert),
            new Transform("date", FieldKind.DATE, Set.of(DATE, TEXT), Times::date),
            new Transform("instant-to-date", FieldKind.DATE, TIMED, Times::instantToDate),
            new Transform(
                "epoch-second-to-date", FieldKind.DATE, NUMERIC, Times::epochSecondToDate),
            new Transform("instant", FieldKind.INSTANT, TIMED, Times::instant),
            new Transform("epoch-second", FieldKind.INSTANT, NUMERIC, Times::epochSecond),
            new Transform("epoch-milli", FieldKind.INSTANT, NUMERIC, Times::epochMilli))
        .forEach(transform -> BY_WORD.put(transform.word(), transform));
  }

  private Transforms() {}

  public static Optional<Transform> named(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  public static SortedSet<String> words() {
    return new TreeSet<>(BY_WORD.keySet());
  }

  /** Those that make a kind, for people to choose from. */
  public static SortedSet<String> wordsFor(FieldKind kind) {
    SortedSet<String> words = new TreeSet<>();
    BY_WORD.values().stream()
        .filter(transform -> transform.makes() == kind)
        .forEach(transform -> words.add(transform.word()));
    return words;
  }

  /** What happens to an open attribute: text, number or boolean stays what it is. */
  public static Transform plain() {
    return PLAIN;
  }

  private static Optional<Object> asItIs(Object value) throws BadValueException {
    if (value instanceof Boolean) {
      return Optional.of(value);
    }
    return value instanceof Number ? Numbers.number(value) : Texts.trim(value);
  }

  /** What happens if a mapping says nothing; empty where it must say more: money and parts. */
  public static Optional<Transform> natural(FieldKind kind) {
    return switch (kind) {
      case TEXT -> named("trim");
      case TEXTS -> named("texts");
      case INTEGER -> named("integer");
      case NUMBER -> named("number");
      case BOOLEAN -> named("boolean");
      case DATE -> named("date");
      case INSTANT -> named("instant");
      case MONEY, PARTS -> Optional.empty();
    };
  }
}

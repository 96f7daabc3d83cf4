package io.perennial.store.suppression;

import io.perennial.connector.source.SourceRecord;
import io.perennial.sql.Storable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hides the keys and addresses of those who were erased in the records of others. A record that is
 * read again looks as the erasure left it.
 */
public final class Mask {

  /** Hides nothing. */
  public static final Mask NONE = new Mask(Set.of());

  private final Set<String> numbers;
  private final Pattern digits;
  private final Pattern words;
  private final boolean hidesNothing;

  /**
   * A mask.
   *
   * @param hidden keys as they are, addresses in lower case
   */
  Mask(Set<String> hidden) {
    this.hidesNothing = hidden.isEmpty();
    this.numbers = hidden.stream().filter(Mask::isNumber).collect(Collectors.toSet());
    this.digits = Pattern.compile(Words.pattern(numbers));
    this.words =
        Pattern.compile(
            Words.pattern(
                hidden.stream().filter(value -> !isNumber(value)).collect(Collectors.toSet())),
            Pattern.CASE_INSENSITIVE);
  }

  private static boolean isNumber(String value) {
    return value.chars().allMatch(Character::isDigit);
  }

  /** All that may have to be hidden in some records. */
  static Set<String> candidates(Collection<SourceRecord> records) {
    Set<String> candidates = new HashSet<>();
    Consumer<String> each =
        value -> {
          String text = Storable.text(value);
          candidates.addAll(Words.keys(text));
          candidates.addAll(Words.addresses(text));
        };
    for (SourceRecord record : records) {
      Words.each(record.fields(), each);
      record.mergedInto().ifPresent(each);
    }
    return candidates;
  }

  /** A record as it may be stored; the very same if nothing in it is hidden. */
  public SourceRecord over(SourceRecord record) {
    if (hidesNothing) {
      return record;
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    record.fields().forEach((name, value) -> fields.put(name, over(value)));
    SourceRecord masked =
        new SourceRecord(
            record.stream(),
            record.id(),
            record.modifiedAt(),
            record.deleted(),
            record.mergedInto().filter(winner -> winner.equals(over(winner))),
            fields);
    return masked.equals(record) ? record : masked;
  }

  private @Nullable Object over(@Nullable Object value) {
    if (value instanceof String text) {
      return digits.matcher(words.matcher(text).replaceAll(Words.ERASED)).replaceAll("0");
    }
    if (value instanceof Number number) {
      return numbers.contains(number.toString()) ? 0 : number;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> masked = new LinkedHashMap<>();
      map.forEach((name, each) -> masked.put(name, over(each)));
      return masked;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> masked = new ArrayList<>();
      list.forEach(each -> masked.add(over(each)));
      return masked;
    }
    return value;
  }
}

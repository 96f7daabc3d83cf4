package io.perennial.mapping.rule;

import io.perennial.mapping.path.FieldPath;
import io.perennial.mapping.transform.BadValueException;
import io.perennial.mapping.transform.MoneyConvention;
import io.perennial.mapping.transform.SourceKind;
import io.perennial.mapping.transform.Transform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes our value of the vendor's. */
sealed interface Converter {

  /** Our value; empty if the vendor's says nothing. */
  Optional<Object> convert(Object value, Turn turn) throws BadValueException;

  /** Kinds of field that may feed it. */
  Set<SourceKind> takes();

  /** {@code as: trim} and its like. */
  record Simple(Transform transform) implements Converter {
    @Override
    public Optional<Object> convert(Object value, Turn turn) throws BadValueException {
      return transform.apply(value);
    }

    @Override
    public Set<SourceKind> takes() {
      return transform.takes();
    }
  }

  /**
   * {@code as: money}.
   *
   * @param currency the field that names each record's currency
   * @param otherwise the currency of records that name none; before the connection's own
   */
  record Amount(
      MoneyConvention convention, Optional<FieldPath> currency, Optional<Currency> otherwise)
      implements Converter {

    @Override
    public Optional<Object> convert(Object value, Turn turn) throws BadValueException {
      if (value instanceof String text && text.isBlank()) {
        return Optional.empty();
      }
      return Optional.of(convention.money(value, currencyOf(turn)));
    }

    private Currency currencyOf(Turn turn) throws BadValueException {
      Optional<Object> code = currency.flatMap(path -> path.find(turn.fields()));
      if (code.isPresent()) {
        return named(code.get());
      }
      return otherwise
          .or(turn::currency)
          .orElseThrow(
              () ->
                  new BadValueException(
                      "has no currency", "write \"default-currency\" into the mapping"));
    }

    /** A wrong code stands in another field than the amount: say in which. */
    private Currency named(Object code) throws BadValueException {
      try {
        return MoneyConvention.currency(code);
      } catch (BadValueException bad) {
        String where = currency.map(FieldPath::text).orElseThrow();
        throw new BadValueException(
            "is in a currency (%s) that %s".formatted(where, bad.what()), bad.mend());
      }
    }

    @Override
    public Set<SourceKind> takes() {
      return Set.of(SourceKind.NUMBER, SourceKind.TEXT);
    }
  }

  /**
   * {@code each: items.data}: a list of parts.
   *
   * @param name of our field
   * @param rules of each part's fields, read inside the part
   */
  record Parts(String name, List<FieldRule> rules) implements Converter {

    public Parts {
      rules = List.copyOf(rules);
    }

    @Override
    public Optional<Object> convert(Object value, Turn turn) throws BadValueException {
      if (!(value instanceof List<?> items)) {
        throw new BadValueException("is not a list", "name the list itself after \"each\"");
      }
      List<SortedMap<String, Object>> parts = new ArrayList<>();
      for (Object item : items) {
        if (!(item instanceof Map<?, ?> fields)) {
          throw new BadValueException(
              "is a list of something other than objects", "map it as texts");
        }
        parts.add(part(turn.inside(named(fields), name, parts.size())));
      }
      return Optional.of(List.copyOf(parts));
    }

    private SortedMap<String, Object> part(Turn inside) {
      SortedMap<String, Object> values = new TreeMap<>();
      for (FieldRule rule : rules) {
        rule.apply(inside).ifPresent(value -> values.put(rule.target(), value));
      }
      return Collections.unmodifiableSortedMap(values);
    }

    private static Map<String, @Nullable Object> named(Map<?, ?> fields) {
      Map<String, @Nullable Object> named = new TreeMap<>();
      fields.forEach((name, value) -> named.put(String.valueOf(name), value));
      return named;
    }

    @Override
    public Set<SourceKind> takes() {
      return Set.of(SourceKind.LIST);
    }
  }
}

package io.perennial.mapping.rule;

import io.perennial.mapping.cel.Expression;
import io.perennial.mapping.path.FieldPath;
import io.perennial.mapping.transform.BadValueException;
import io.perennial.mapping.transform.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the value of a rule comes from. */
sealed interface Origin {

  /** The raw value; empty if it is not known. */
  Optional<Object> value(Map<String, @Nullable Object> record) throws BadValueException;

  /** The vendor's fields that it needs. */
  List<FieldPath> reads();

  /** {@code from: Name}. */
  record Field(FieldPath path) implements Origin {
    @Override
    public Optional<Object> value(Map<String, @Nullable Object> record) {
      return path.find(record);
    }

    @Override
    public List<FieldPath> reads() {
      return List.of(path);
    }
  }

  /** {@code constant: CALL}. */
  record Constant(String text) implements Origin {
    @Override
    public Optional<Object> value(Map<String, @Nullable Object> record) {
      return Optional.of(text);
    }

    @Override
    public List<FieldPath> reads() {
      return List.of();
    }
  }

  /** {@code template: "{first} {last}"} with the fields of the words in braces. */
  record Template(String text, Variables variables) implements Origin {

    static final Pattern WORD = Pattern.compile("\\{([^{}]*)}");

    @Override
    public Optional<Object> value(Map<String, @Nullable Object> record) throws BadValueException {
      Optional<Map<String, @Nullable Object>> values = variables.of(record);
      if (values.isEmpty()) {
        return Optional.empty();
      }
      StringBuilder filled = new StringBuilder();
      Matcher words = WORD.matcher(text);
      while (words.find()) {
        Object value = values.get().get(words.group(1));
        String put = value == null ? "" : Texts.of(value);
        words.appendReplacement(filled, Matcher.quoteReplacement(put));
      }
      return Optional.of(words.appendTail(filled).toString());
    }

    @Override
    public List<FieldPath> reads() {
      return variables.reads();
    }
  }

  /** {@code cel: "kind == 'Renewal'"} with the fields of its variables. */
  record Computed(Expression expression, Variables variables) implements Origin {
    @Override
    public Optional<Object> value(Map<String, @Nullable Object> record) throws BadValueException {
      Optional<Map<String, @Nullable Object>> values = variables.of(record);
      return values.isEmpty() ? Optional.empty() : expression.evaluate(values.get());
    }

    @Override
    public List<FieldPath> reads() {
      return variables.reads();
    }
  }

  /**
   * The fields that an expression or template sees.
   *
   * @param paths by the name that the mapping gave
   * @param passNulls whether it is asked although a field is not known
   */
  record Variables(SortedMap<String, FieldPath> paths, boolean passNulls) {

    /** The values by name; empty if one is not known and nulls do not pass. */
    Optional<Map<String, @Nullable Object>> of(Map<String, @Nullable Object> record) {
      Map<String, @Nullable Object> values = new TreeMap<>();
      for (Map.Entry<String, FieldPath> path : paths.entrySet()) {
        values.put(path.getKey(), path.getValue().find(record).orElse(null));
      }
      return passNulls || !values.containsValue(null) ? Optional.of(values) : Optional.empty();
    }

    List<FieldPath> reads() {
      return List.copyOf(paths.values());
    }
  }
}

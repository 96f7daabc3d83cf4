package io.perennial.mapping.rule;

import io.perennial.mapping.cel.Expression;
import io.perennial.mapping.path.FieldPath;
import io.perennial.mapping.transform.BadValueException;
import io.perennial.mapping.transform.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code only-if}: which records are mapped at all. The others are counted and left alone. */
sealed interface Condition {

  boolean holds(Map<String, @Nullable Object> record) throws BadValueException;

  /** For people, as the reason why a record was left alone. */
  String text();

  List<FieldPath> reads();

  /** {@code is-one-of} and {@code is-not-one-of}; a missing value is none of them. */
  record OneOf(FieldPath path, Set<String> words, boolean wanted) implements Condition {

    public OneOf {
      words = Set.copyOf(words);
    }

    @Override
    public boolean holds(Map<String, @Nullable Object> record) throws BadValueException {
      Optional<Object> value = path.find(record);
      boolean listed = value.isPresent() && words.contains(Texts.of(value.get()).strip());
      return listed == wanted;
    }

    @Override
    public String text() {
      return "only if %s is %s of %s"
          .formatted(path, wanted ? "one" : "none", new TreeSet<>(words));
    }

    @Override
    public List<FieldPath> reads() {
      return List.of(path);
    }
  }

  /** {@code is-present}; blank text counts as absent. */
  record Present(FieldPath path, boolean wanted) implements Condition {
    @Override
    public boolean holds(Map<String, @Nullable Object> record) {
      Optional<Object> value = path.find(record);
      boolean present =
          value.isPresent() && !(value.get() instanceof String text && text.isBlank());
      return present == wanted;
    }

    @Override
    public String text() {
      return "only if %s is %s".formatted(path, wanted ? "present" : "absent");
    }

    @Override
    public List<FieldPath> reads() {
      return List.of(path);
    }
  }

  /** {@code cel}; anything but true means no. */
  record Holds(String text, Expression expression, Origin.Variables variables)
      implements Condition {
    @Override
    public boolean holds(Map<String, @Nullable Object> record) throws BadValueException {
      Optional<Map<String, @Nullable Object>> values = variables.of(record);
      return values.isPresent()
          && expression.evaluate(values.get()).equals(Optional.<Object>of(true));
    }

    @Override
    public List<FieldPath> reads() {
      return variables.reads();
    }
  }
}

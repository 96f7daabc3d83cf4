package io.perennial.sandbox.soql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value written in a query. */
public sealed interface Literal {

  /** Whether the comparison of a row's value with this one holds. */
  boolean holds(Operator operator, @Nullable Object value, LocalDate today);

  /** The word null: only equal and not equal make sense with it. */
  record Empty() implements Literal {

    @Override
    public boolean holds(Operator operator, @Nullable Object value, LocalDate today) {
      return operator == Operator.NOT_EQUAL ? value != null : value == null;
    }
  }

  /**
   * A text, number, truth value, day or moment.
   *
   * @param value String, {@link BigDecimal}, Boolean, {@link LocalDate} or {@link Instant}
   */
  record Plain(Object value) implements Literal {

    @Override
    public boolean holds(Operator operator, @Nullable Object other, LocalDate today) {
      if (other == null) {
        return holdsForEmpty(operator);
      }
      return operator.holds(Values.compare(other, value));
    }

    /** An empty checkbox is false, and the empty text equals an empty field. */
    private boolean holdsForEmpty(Operator operator) {
      if (value instanceof Boolean wanted) {
        return operator.holds(Boolean.FALSE.compareTo(wanted));
      }
      return switch (operator) {
        case EQUAL -> value.equals("");
        case NOT_EQUAL -> !value.equals("");
        case LESS, AT_MOST, MORE, AT_LEAST, LIKE -> false;
      };
    }
  }

  /**
   * What stands after LIKE.
   *
   * @param pattern the text as a regular expression: {@code %} is any run, {@code _} any character
   */
  record Like(Pattern pattern) implements Literal {

    static Like of(String text) {
      StringBuilder regex = new StringBuilder();
      for (int i = 0; i < text.length(); i++) {
        char sign = text.charAt(i);
        if (sign == '\\' && i + 1 < text.length()) {
          i++;
          regex.append(Pattern.quote(text.substring(i, i + 1)));
        } else if (sign == '%') {
          regex.append(".*");
        } else if (sign == '_') {
          regex.append('.');
        } else {
          regex.append(Pattern.quote(String.valueOf(sign)));
        }
      }
      return new Like(
          Pattern.compile(
              regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL));
    }

    @Override
    public boolean holds(Operator operator, @Nullable Object value, LocalDate today) {
      return value != null && pattern.matcher(value.toString()).matches();
    }
  }

  /**
   * A date word.
   *
   * @param count the n of {@code LAST_N_DAYS:n}, else 0
   */
  record Word(DateWord word, int count) implements Literal {

    @Override
    public boolean holds(Operator operator, @Nullable Object value, LocalDate today) {
      if (value == null) {
        return operator == Operator.NOT_EQUAL;
      }
      DateWord.Range range = word.range(today, count);
      return switch (operator) {
        case LESS -> range.side(value) < 0;
        case AT_LEAST -> range.side(value) >= 0;
        case MORE -> range.side(value) > 0;
        case AT_MOST -> range.side(value) <= 0;
        case NOT_EQUAL -> range.side(value) != 0;
        case EQUAL, LIKE -> range.side(value) == 0;
      };
    }
  }
}

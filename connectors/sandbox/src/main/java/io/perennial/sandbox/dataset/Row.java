package io.perennial.sandbox.dataset;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** One line of a file; what is wrong with it is said with file, line, column and mend. */
final class Row {

  private final String file;
  private final long line;
  private final CSVRecord values;
  private final Days days;

  Row(String file, long line, CSVRecord values, Days days) {
    this.file = file;
    this.line = line;
    this.values = values;
    this.days = days;
  }

  /** A value that must be there. */
  String text(String column) {
    if (!values.isMapped(column)) {
      throw wrong(column, "is missing in the first line", "add the column");
    }
    return optional(column)
        .orElseThrow(() -> wrong(column, "is empty", "fill it in or remove the row"));
  }

  /** A value that may be empty, or whose column may be missing. */
  Optional<String> optional(String column) {
    return values.isSet(column) && !values.get(column).isBlank()
        ? Optional.of(values.get(column))
        : Optional.empty();
  }

  Instant moment(String column) {
    return moment(column, text(column));
  }

  Optional<Instant> optionalMoment(String column) {
    return optional(column).map(text -> moment(column, text));
  }

  Optional<LocalDate> optionalDay(String column) {
    return optionalMoment(column).map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC));
  }

  BigDecimal number(String column) {
    return number(column, text(column));
  }

  Optional<BigDecimal> optionalNumber(String column) {
    return optional(column).map(text -> number(column, text));
  }

  int whole(String column) {
    try {
      return number(column).intValueExact();
    } catch (ArithmeticException e) {
      throw wrong(column, "is no whole number", "write digits only");
    }
  }

  boolean flag(String column) {
    String text = text(column);
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      throw wrong(column, "is neither TRUE nor FALSE", "write one of them");
    }
    return Boolean.parseBoolean(text);
  }

  /** An amount as minor units of its currency. */
  long minor(String column, String currency) {
    try {
      int digits = Currency.getInstance(currency).getDefaultFractionDigits();
      return number(column).movePointRight(digits).longValueExact();
    } catch (ArithmeticException e) {
      throw wrong(column, "has more decimals than " + currency, "round it");
    } catch (IllegalArgumentException e) {
      throw wrong("currency", "is no currency", "write a code such as USD");
    }
  }

  DatasetException wrong(String column, String what, String mend) {
    return new DatasetException(
        "%s, line %d, column %s: %s; %s".formatted(file, line, column, what, mend));
  }

  private Instant moment(String column, String text) {
    try {
      return days.moment(text);
    } catch (DateTimeException e) {
      throw wrong(column, "'%s' is no date".formatted(text), "write " + days.example());
    }
  }

  private BigDecimal number(String column, String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw wrong(column, "'%s' is no number".formatted(text), "write for example 12.50");
    }
  }
}

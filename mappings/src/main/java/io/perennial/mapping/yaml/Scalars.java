package io.perennial.mapping.yaml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single values as people write them. */
final class Scalars {

  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(s|m|h|d|w)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7));

  private Scalars() {}

  static Optional<BigDecimal> number(String text) {
    return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  static Optional<Long> whole(String text) {
    return number(text).filter(number -> number.scale() == 0).map(BigDecimal::longValueExact);
  }

  static Optional<Duration> duration(String text) {
    Matcher parts = DURATION.matcher(text);
    return parts.matches()
        ? Optional.ofNullable(UNITS.get(parts.group(2)))
            .map(unit -> unit.multipliedBy(Long.parseLong(parts.group(1))))
        : Optional.empty();
  }

  static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  /** Without exponent and needless zeros, for example {@code 100}. */
  static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}

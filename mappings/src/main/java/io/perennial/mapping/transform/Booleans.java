package io.perennial.mapping.transform;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Yes or no, in the spellings that vendors use. */
final class Booleans {

  private Booleans() {}

  static Optional<Object> convert(Object value) throws BadValueException {
    if (value instanceof Boolean) {
      return Optional.of(value);
    }
    if (Numbers.isBlank(value)) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(
          switch (Texts.strip(text).toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw unclear();
          });
    }
    if (value instanceof Number) {
      BigDecimal number = Numbers.of(value);
      if (number.signum() == 0 || number.compareTo(BigDecimal.ONE) == 0) {
        return Optional.of(number.signum() == 1);
      }
    }
    throw unclear();
  }

  private static BadValueException unclear() {
    return new BadValueException(
        "is neither yes nor no", "use true/false, yes/no or 1/0, or add a lookup to the mapping");
  }
}

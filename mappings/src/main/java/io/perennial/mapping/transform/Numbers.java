package io.perennial.mapping.transform;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers, whether the vendor sends them as such or as text. */
final class Numbers {

  /** Digits before and after the point; keeps {@code 1e999999999} from filling the memory. */
  private static final int MOST_DIGITS = 40;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,9})?");

  private Numbers() {}

  static Optional<Object> number(Object value) throws BadValueException {
    return isBlank(value) ? Optional.empty() : Optional.of(of(value));
  }

  static Optional<Object> integer(Object value) throws BadValueException {
    return isBlank(value) ? Optional.empty() : Optional.of(whole(value));
  }

  /** Without needless zeros, so that equal numbers are equal objects. */
  static BigDecimal of(Object value) throws BadValueException {
    BigDecimal number = read(value);
    boolean bounded =
        Math.abs((long) number.scale()) <= MOST_DIGITS * 2L
            && (long) number.precision() - number.scale() <= MOST_DIGITS;
    if (!bounded) {
      throw new BadValueException(
          "has more than %d digits".formatted(MOST_DIGITS), "correct it at the vendor");
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  static long whole(Object value) throws BadValueException {
    BigDecimal number = of(value);
    if (number.scale() > 0) {
      throw new BadValueException("is not a whole number", "use \"as: number\"");
    }
    if (number.toBigInteger().bitLength() > 63) {
      throw new BadValueException("is too large a number", "correct it at the vendor");
    }
    return number.longValueExact();
  }

  static boolean isBlank(Object value) {
    return value instanceof String text && Texts.strip(text).isEmpty();
  }

  private static BigDecimal read(Object value) throws BadValueException {
    if (value instanceof BigDecimal number) {
      return number;
    }
    if (value instanceof BigInteger number && number.bitLength() <= 256) {
      return new BigDecimal(number);
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (Double.isFinite(number)) {
        return new BigDecimal(value.toString());
      }
    } else if (value instanceof Number number && !(value instanceof BigInteger)) {
      return BigDecimal.valueOf(number.longValue());
    }
    if (value instanceof String text && NUMBER.matcher(Texts.strip(text)).matches()) {
      return new BigDecimal(Texts.strip(text));
    }
    throw new BadValueException(
        "is not a number", "write digits and a decimal point, nothing else");
  }
}

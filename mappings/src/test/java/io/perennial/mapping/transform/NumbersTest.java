package io.perennial.mapping.transform;

import static io.perennial.mapping.transform.Converting.convert;
import static io.perennial.mapping.transform.Converting.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void integer_acceptsNumbersAndTextOfThem() throws BadValueException {
    assertThat(convert("integer", 12)).contains(12L);
    assertThat(convert("integer", "12.0")).contains(12L);
    assertThat(convert("integer", 1e3)).contains(1000L);
    assertThat(convert("integer", "-9223372036854775808")).contains(Long.MIN_VALUE);
    assertThat(convert("integer", Long.MAX_VALUE)).contains(Long.MAX_VALUE);
  }

  @Test
  void integer_refusesFractionsAndNineteenDigitsThatDoNotFit() {
    refuses("integer", 12.5, "is not a whole number");
    refuses("integer", "9223372036854775808", "is too large a number");
    refuses("integer", new BigInteger("9999999999999999999"), "is too large a number");
  }

  @Test
  void number_refusesWhatIsNone() {
    refuses("number", Double.NaN, "is not a number");
    refuses("number", Double.POSITIVE_INFINITY, "is not a number");
    refuses("number", "NaN", "is not a number");
    refuses("number", "1,234.50", "is not a number");
    refuses("number", "12 EUR", "is not a number");
    refuses("number", "0x10", "is not a number");
    refuses("number", true, "is not a number");
  }

  @Test
  void number_refusesExponentsThatWouldFillTheMemory() {
    refuses("number", new BigDecimal("1e999999999"), "has more than 40 digits");
    refuses("number", "1e-999", "has more than 40 digits");
    refuses("trim", new BigDecimal("1e999999999"), "has more than 40 digits");
    refuses("number", BigInteger.TEN.pow(1000), "is not a number");
  }

  @Test
  void number_isEqualForEqualNumbers() throws BadValueException {
    assertThat(convert("number", "1.50")).isEqualTo(convert("number", 1.5));
    assertThat(convert("number", "100.00")).contains(new BigDecimal("100"));
    assertThat(convert("number", 0.1)).contains(new BigDecimal("0.1"));
  }

  @Test
  void boolean_knowsTheUsualSpellings() throws BadValueException {
    for (Object yes : List.of(true, "TRUE", "yes", " Yes ", "1", 1, 1.0)) {
      assertThat(convert("boolean", yes)).contains(true);
    }
    for (Object no : List.of(false, "false", "No", "0", 0, 0L)) {
      assertThat(convert("boolean", no)).contains(false);
    }
    refuses("boolean", "maybe", "is neither yes nor no");
    refuses("boolean", 2, "is neither yes nor no");
  }
}

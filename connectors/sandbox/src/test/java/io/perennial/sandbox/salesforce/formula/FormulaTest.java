package io.perennial.sandbox.salesforce.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.sandbox.soql.Row;
import io.perennial.sandbox.soql.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "1 + 2 * 3 ~ 7",
        "(1 + 2) * 3 ~ 9",
        "-Score + 1 ~ -71",
        "Due - TODAY() ~ 10",
        "TODAY() + 1 ~ 2026-11-02",
        "IF(Due < TODAY(), 0, Due - TODAY()) ~ 10",
        "IF(ISBLANK(Missing), 'none', 'some') ~ none",
        "IF(AND(Score > 70, Score <= 72), \"GREEN\", \"RED\") ~ GREEN",
        "IF(Score > 99 || NOT(Score = 1), 1, 2) ~ 1",
        "IF(Score > 70 && Score < 72, 1, 2) ~ 2",
        "MAX(1, Score, Missing) ~ 72",
        "BLANKVALUE(Missing, 5) ~ 5",
        "ROUND(10 / 3, 2) ~ 3.33",
        "Name & '-' & TEXT(Score) ~ Acme-72",
        "Score - Missing ~ null",
        "Score / 0 ~ null",
        "Name * 2 ~ null"
      })
  void value_isComputed(String formula, String expected) {
    assertThat(Objects.toString(Formula.parse(formula).value(new Fixed()))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1 +", "(1", "1 2", "MAGIC(1)", "IF(1)", "#", "'open"})
  void parse_refusesWhatItDoesNotUnderstand(String formula) {
    assertThatThrownBy(() -> Formula.parse(formula)).isInstanceOf(Formula.FormulaProblem.class);
  }

  @Test
  void fields_areThoseNamed() {
    assertThat(Formula.parse("IF(Score > Owner.Limit__c, TODAY(), null)").fields())
        .containsExactly(Term.Path.of("Score"), Term.Path.of("Owner.Limit__c"));
  }

  /** A record of the first of November. */
  private static final class Fixed implements Row {

    private static final Map<String, Object> VALUES =
        Map.of("Name", "Acme", "Score", new BigDecimal("72"), "Due", LocalDate.parse("2026-11-11"));

    @Override
    public @Nullable Object value(Term term) {
      return VALUES.get(term.toString());
    }

    @Override
    public LocalDate today() {
      return LocalDate.parse("2026-11-01");
    }
  }
}

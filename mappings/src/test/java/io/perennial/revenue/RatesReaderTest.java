package io.perennial.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.mapping.yaml.Problem;
import io.perennial.mapping.yaml.Problems;
import io.perennial.mapping.yaml.YamlFile;
import io.perennial.model.Money;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RatesReaderTest {

  private final Problems problems = new Problems();

  @Test
  void read_convertsByTheMonthsRateAlone() {
    Rates rates =
        read(
            """
            base: EUR
            months:
              2026-10: { USD: 0.5, JPY: 0.01 }
            """);

    assertThat(problems.none()).isTrue();
    assertThat(rates.convert(Money.of(10_00, "USD"), euro(), YearMonth.of(2026, 10)))
        .contains(Money.of(5_00, "EUR"));
    assertThat(
            rates.convert(
                Money.of(10_00, "USD"), Currency.getInstance("JPY"), YearMonth.of(2026, 10)))
        .contains(Money.of(500, "JPY"));
    assertThat(rates.convert(Money.of(10_00, "USD"), euro(), YearMonth.of(2026, 11))).isEmpty();
  }

  @Test
  void read_tellsAllProblemsAtOnce() {
    read(
        """
        base: EURO
        month: {}
        months:
          October: { USD: 1 }
          2026-11: { DOLLAR: 1, GBP: 0, JPY: -1 }
        """);

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "rates.yaml:1 base: names no currency; write its ISO 4217 code, for example EUR",
            "rates.yaml:2 month: is no word of this place; did you mean \"months\"?",
            "rates.yaml:4 months.October: is no month; write it like 2026-11",
            "rates.yaml:5 months.2026-11.DOLLAR: names no currency; write its ISO 4217 code, for"
                + " example EUR",
            "rates.yaml:5 months.2026-11.GBP: is out of its limits; use a number from 0.000000001 to"
                + " 1000000000",
            "rates.yaml:5 months.2026-11.JPY: is out of its limits; use a number from 0.000000001 to"
                + " 1000000000");
  }

  private Rates read(String yaml) {
    Optional<Rates> rates =
        YamlFile.read("rates.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
            .map(RatesReader::read);
    return rates.orElseThrow();
  }

  private static Currency euro() {
    return Currency.getInstance("EUR");
  }
}

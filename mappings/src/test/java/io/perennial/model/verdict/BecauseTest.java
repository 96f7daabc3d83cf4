package io.perennial.model.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.model.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BecauseTest {

  @Test
  void text_putsPartsIntoWords() {
    Because because =
        Because.of(
            "invoice {} ({}) overdue since {}, {} times, {}",
            "INV-204",
            Money.of(120_000, "EUR"),
            LocalDate.of(2026, 10, 3),
            2,
            new BigDecimal("4.5"));

    assertThat(because.text())
        .isEqualTo("invoice INV-204 (1,200.00 EUR) overdue since 3 Oct 2026, 2 times, 4.5");
  }

  @Test
  void textWithoutAmounts_hidesThemAtEveryLevel() {
    Because inner = Because.of("invoice {} ({}) overdue", "INV-204", Money.of(120_000, "EUR"));

    assertThat(Because.of("{}, and {} more since {}", inner, 2, LocalDate.of(2026, 10, 3)))
        .satisfies(
            because ->
                assertThat(because.textWithoutAmounts())
                    .isEqualTo("invoice INV-204 (an amount) overdue, and 2 more since 3 Oct 2026"));
  }

  @Test
  void text_nestsReasons() {
    assertThat(Because.of("{}, and {} more", Because.of("ticket {}", "7"), 3).text())
        .isEqualTo("ticket 7, and 3 more");
  }

  @Test
  void money_isWrittenWithItsOwnDecimals() {
    assertThat(Because.word(Money.of(1_500, "JPY"))).isEqualTo("1,500 JPY");
    assertThat(Because.word(Money.of(1_500, "KWD"))).isEqualTo("1.500 KWD");
  }

  @Test
  void reasons_areEqualByTheirParts() {
    assertThat(Because.of("{} tickets", 3))
        .isEqualTo(Because.of("{} tickets", 3))
        .isNotEqualTo(Because.of("{} tickets", 4));
  }

  @Test
  void until_keepsTheEarliestDayToCome() {
    Until until = new Until(LocalDate.of(2026, 10, 3));

    until.at(LocalDate.of(2026, 10, 3));
    assertThat(until.date()).isEmpty();

    until.at(LocalDate.of(2026, 10, 9));
    until.at(LocalDate.of(2026, 10, 4));
    until.at(LocalDate.of(2026, 10, 5));
    assertThat(until.date()).contains(LocalDate.of(2026, 10, 4));
  }
}

package io.perennial.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WorkPriorityTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 9, 30);

  @Test
  void priority_risesWithWeaknessNearnessValueAndTheFirstYear() {
    double usual = priority(70, 60, 100_000, false);

    assertThat(priority(69, 60, 100_000, false)).isGreaterThan(usual);
    assertThat(priority(70, 59, 100_000, false)).isGreaterThan(usual);
    assertThat(priority(70, 60, 100_001, false)).isGreaterThan(usual);
    assertThat(priority(70, 60, 100_000, true)).isGreaterThan(usual);
  }

  @Test
  void lateRenewal_isAsNearAsCanBe() {
    assertThat(priority(70, -1, 100_000, false)).isEqualTo(priority(70, -90, 100_000, false));
    assertThat(priority(70, 0, 100_000, false)).isEqualTo(priority(70, -1, 100_000, false));
  }

  @Test
  void withoutHealth_valueAndDateDecide() {
    assertThat(WorkPriority.of(OptionalInt.empty(), Optional.of(TODAY), TODAY, 2, false))
        .isGreaterThan(WorkPriority.of(OptionalInt.empty(), Optional.of(TODAY), TODAY, 1, false))
        .isGreaterThan(
            WorkPriority.of(OptionalInt.empty(), Optional.of(TODAY.plusDays(1)), TODAY, 2, false));
  }

  @Test
  void healthiestCustomer_isStillInTheList() {
    assertThat(priority(100, 300, 100_000, false)).isPositive();
    assertThat(WorkPriority.of(OptionalInt.of(100), Optional.empty(), TODAY, 100, false))
        .isPositive();
  }

  private static double priority(int health, int days, long arr, boolean first) {
    return WorkPriority.of(
        OptionalInt.of(health), Optional.of(TODAY.plusDays(days)), TODAY, arr, first);
  }
}

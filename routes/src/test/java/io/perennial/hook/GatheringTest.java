package io.perennial.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatheringTest {

  @ParameterizedTest
  @CsvSource({"0, 1000", "0.5, 1000", "0.75, 8000", "1, 64000", "1.2, 64000"})
  void pause_growsWithTheBudgetUsed(double used, long millis) {
    assertThat(Gathering.pause(used)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void pause_growsAllTheWayFromHalfOn() {
    for (double used = 0.5; used < 0.99; used += 0.01) {
      assertThat(Gathering.pause(used + 0.01)).isGreaterThan(Gathering.pause(used));
    }
  }
}

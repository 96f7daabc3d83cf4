package io.perennial.health.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurveTest {

  private final Curve steps = Curve.steps(1, 80, 31, 40, 61, 40, 91, 0);
  private final Curve linear = Curve.linear(0, 100, 10, 80, 20, 80, 25, 0);

  @Test
  void steps_holdFromOneKnotToTheNext() {
    assertThat(steps.points(-5)).isEqualTo(80);
    assertThat(steps.points(1)).isEqualTo(80);
    assertThat(steps.points(30)).isEqualTo(80);
    assertThat(steps.points(31)).isEqualTo(40);
    assertThat(steps.points(90)).isEqualTo(40);
    assertThat(steps.points(91)).isZero();
    assertThat(steps.points(100_000)).isZero();
  }

  @Test
  void linear_goesStraightAndRoundsHalfUp() {
    assertThat(linear.points(-1)).isEqualTo(100);
    assertThat(linear.points(5)).isEqualTo(90);
    assertThat(linear.points(15)).isEqualTo(80);
    assertThat(linear.points(21)).isEqualTo(64);
    assertThat(linear.points(30)).isZero();
    assertThat(Curve.linear(0, 0, 2, 1).points(1)).isEqualTo(1);
    assertThat(Curve.linear(0, 1, 2, 0).points(1)).isEqualTo(1);
  }

  @Test
  void nextChange_isTheNextNumberWithOtherPoints() {
    Random random = new Random(1);
    for (Curve curve : List.of(steps, linear, Curve.linear(0, 3, 40, 0), Curve.steps(5, 50))) {
      for (int round = 0; round < 200; round++) {
        int number = random.nextInt(120) - 10;
        int next = number + 1;
        while (next < 200 && curve.points(next) == curve.points(number)) {
          next++;
        }
        if (next < 200) {
          assertThat(curve.nextChange(number)).hasValue(next);
        } else {
          assertThat(curve.nextChange(number)).isEmpty();
        }
      }
    }
  }

  @Test
  void knots_mustGoUpAndStayWithinPoints() {
    assertThatIllegalArgumentException().isThrownBy(() -> Curve.steps(2, 10, 1, 20));
    assertThatIllegalArgumentException().isThrownBy(() -> Curve.steps(1, 101));
    assertThatIllegalArgumentException().isThrownBy(Curve::steps);
  }
}

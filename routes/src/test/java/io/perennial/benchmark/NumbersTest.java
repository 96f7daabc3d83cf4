package io.perennial.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void median_isTheMiddleOneWhateverTheOrder() {
    assertThat(new Numbers(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2.0);
    assertThat(new Numbers(List.of(7.0)).median()).isEqualTo(7.0);
  }

  @Test
  void median_ofAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    assertThat(new Numbers(List.of(9.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3.0);
  }

  @Test
  void dividedBy_comparesRunByRun() {
    Numbers product = new Numbers(List.of(10.0, 30.0, 12.0));
    Numbers bare = new Numbers(List.of(5.0, 20.0, 3.0));

    Numbers ratios = product.dividedBy(bare);

    assertThat(ratios.values()).containsExactly(2.0, 1.5, 4.0);
    assertThat(ratios.text("%.1f")).isEqualTo("2.0 (1.5 to 4.0)");
  }

  @Test
  void seconds_keepFractions() {
    assertThat(Numbers.seconds(List.of(Duration.ofMillis(1500))).text("%.2f"))
        .isEqualTo("1.50 (1.50 to 1.50)");
    assertThat(Numbers.seconds(List.of(Duration.ofSeconds(3))).dividedBy(1.5).median())
        .isEqualTo(2.0);
  }

  @Test
  void percentile_isOneOfTheValues() {
    Numbers twenty =
        new Numbers(IntStream.rangeClosed(1, 20).mapToObj(value -> (double) (21 - value)).toList());

    assertThat(twenty.percentile(50)).isEqualTo(10.0);
    assertThat(twenty.percentile(95)).isEqualTo(19.0);
    assertThat(twenty.percentile(96)).isEqualTo(20.0);
    assertThat(new Numbers(List.of(7.0)).percentile(1)).isEqualTo(7.0);
  }

  @Test
  void numbers_withoutRunsAreRefused() {
    assertThatThrownBy(() -> new Numbers(List.of())).hasMessage("there are no runs");
  }
}

package io.perennial.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SameTest {

  @Test
  void values_areTheSameNumberHoweverItIsWritten() {
    assertThat(Same.values(72, new BigDecimal("7.20E+1"))).isTrue();
    assertThat(Same.values(1.2E7, 12_000_000L)).isTrue();
    assertThat(Same.values(72, 73)).isFalse();
    assertThat(Same.values(72, "72")).isFalse();
    assertThat(Same.values(null, 0)).isFalse();
  }

  @Test
  void values_areComparedAtEveryLevel() {
    assertThat(Same.values(List.of(1, Map.of("a", 2)), List.of(1.0, Map.of("a", 2.0)))).isTrue();
    assertThat(Same.values(List.of(1, 2), List.of(1))).isFalse();
    assertThat(Same.values(List.of(1, 2), List.of(2, 1))).isFalse();
    assertThat(Same.values(Map.of("a", 1), Map.of("b", 1))).isFalse();
  }

  @Test
  void differing_namesWhatOnlyOneSideHas() {
    assertThat(Same.differing(Map.of("a", 1, "b", 2, "c", 3), Map.of("a", 1.0, "b", 3, "d", 4)))
        .containsExactly("b", "c", "d");
  }
}

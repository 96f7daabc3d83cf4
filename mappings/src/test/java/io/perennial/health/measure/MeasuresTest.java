package io.perennial.health.measure;

import static io.perennial.health.measure.MeasureFixture.measure;
import static io.perennial.testing.Acme.acme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.perennial.health.measure.Reading.Known;
import io.perennial.health.measure.Reading.Unknown;
import io.perennial.health.model.MeasureName;
import io.perennial.model.TouchModel;
import io.perennial.model.verdict.Because;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds for all measures. */
class MeasuresTest {

  @Test
  void measure_withoutAFeedIsUnknown() {
    assertThat(measure(MeasureName.PRODUCT_ADOPTION, TouchModel.LOW).read(acme().facts()))
        .isEqualTo(new Unknown(Because.of("no feed of {}", "product adoption"), Optional.empty()));
  }

  @Test
  void points_stayWithinZeroAndAHundred() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Known(101, Because.of("x"), List.of(), Optional.empty()));
  }
}

package io.perennial.mapping.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {

  @Test
  void nearest_findsTyposSwapsAndWrongCase() {
    List<String> words = List.of("Industry", "Amount", "Id");

    assertThat(DidYouMean.nearest("Idnustry", words)).contains("Industry");
    assertThat(DidYouMean.nearest("amount", words)).contains("Amount");
    assertThat(DidYouMean.nearest("Amuont", words)).contains("Amount");
  }

  @Test
  void nearest_isEmptyIfNothingIsNear() {
    assertThat(DidYouMean.nearest("Website", List.of("Id", "Amount"))).isEmpty();
    assertThat(DidYouMean.nearest("x".repeat(1_000_000), List.of("Id"))).isEmpty();
  }

  @Test
  void mend_listsWhatIsAllowedIfNothingIsNear() {
    assertThat(DidYouMean.mend("zzzz", List.of("b", "a"))).isEqualTo("use one of a, b");
    assertThat(DidYouMean.mend("zzzz", List.of())).isEqualTo("remove it");
  }
}

package io.perennial.erase.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  private static final Names HARBOR =
      new Names(
          Set.of("Blue Harbor Systems"),
          Set.of("Blue Harbor Systems (customer 4)"),
          Set.of(4L),
          Set.of("Blue Harbor Systems East"));

  private static final Names SALES =
      new Names(Set.of("Sales"), Set.of("Sales (customer 4)"), Set.of(4L), Set.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "duplicate of Blue Harbor Systems, mend it|duplicate of erased, mend it",
        "duplicate of BLUE HARBOR SYSTEMS|duplicate of erased",
        "57: Blue Harbor Systems (customer 4) healthy → watch; Acme (customer 5) x|57: erased healthy → watch; Acme (customer 5) x",
        "Blue Harbor Systems (customer 40) is another of the name|erased (customer 40) is another of the name",
        "Blue Harbor Systemses|Blue Harbor Systemses",
        "ÜBlue Harbor Systems|ÜBlue Harbor Systems",
        "Blue Harbor Systems East (customer 7)|Blue Harbor Systems East (customer 7)",
        "of a harbor with blue systems|of a harbor with blue systems"
      })
  void names_ofSeveralWordsGiveWayToAWord(String sentence, String blanked) {
    assertThat(HARBOR.blanked(sentence)).isEqualTo(blanked);
    assertThat(HARBOR.areSurelyIn(sentence)).isEqualTo(!blanked.equals(sentence));
  }

  @Test
  void names_ofEarlierDaysTakeTheSentenceWithThem() {
    String sentence = "57 of 300: Old Harbor (customer 4) healthy → watch";

    assertThat(HARBOR.areSurelyIn(sentence)).isTrue();
    assertThat(HARBOR.blanked(sentence)).isEqualTo("erased");
  }

  @Test
  void names_ofOneWordCountBesideTheNumberAlone() {
    String sentence = "Sales (customer 4) healthy → watch; our Sales team; sales";

    assertThat(SALES.blanked(sentence)).isEqualTo("erased healthy → watch; our Sales team; sales");
    assertThat(SALES.areSurelyIn("our Sales team")).isFalse();
    assertThat(SALES.arePerhapsIn("our Sales team")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"our sales team", "Salesforce", "PreSales"})
  void names_ofOneWordAreFoundAsTheyAreWritten(String sentence) {
    assertThat(SALES.arePerhapsIn(sentence)).isFalse();
  }

  @Test
  void noNames_areNowhere() {
    assertThat(Names.NONE.areNone()).isTrue();
    assertThat(Names.NONE.areSurelyIn("(customer 4)")).isFalse();
    assertThat(Names.NONE.arePerhapsIn("")).isFalse();
    assertThat(Names.NONE.blanked("Acme")).isEqualTo("Acme");
  }
}

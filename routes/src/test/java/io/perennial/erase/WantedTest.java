package io.perennial.erase;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.erase.subject.Found;
import io.perennial.erase.subject.Names;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedTest {

  private static final Names NAMES =
      new Names(Set.of("Müller \"West\" & Söhne"), Set.of(), Set.of(), Set.of());

  private final Wanted wanted =
      new Wanted(
          new Found(
              List.of(),
              List.of(),
              Set.of("0015g00000Ab1CdAAJ", "cus_Pz7"),
              NAMES,
              Set.of("jo@x.example"),
              Set.of(),
              List.of()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"reason\": \"line\\nMüller \\\"West\\\" & Söhne\"}",
        "{\"MÜLLER \\\"WEST\\\" & SÖHNE\": 1}",
        "Müller \"West\" & Söhne."
      })
  void names_areFoundInJsonAsTheyWereTyped(String cell) {
    assertThat(wanted.names(cell)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"who\": \"jo@x.example\", \"of\": \"0015g00000Ab1CdAAJ\"}",
        "0015g00000Ab1CdAAJ\\njo@x.example"
      })
  void keysAndAddresses_areFoundAsWholeWords(String cell) {
    assertThat(wanted.in(cell)).containsExactly("0015g00000Ab1CdAAJ", "jo@x.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0015g00000Ab1CdAAJX", "0015g00000ab1cdaaj", "anjo@x.example", "xcus_Pz7", ""})
  void partsOfLongerWords_areNoKeysAndAddresses(String cell) {
    assertThat(wanted.in(cell)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"customer\": \"cus_Pz7\"}", "cus_Pz7", "sub of cus_Pz7."})
  void keyWithUnderscore_isOneWord(String cell) {
    assertThat(wanted.in(cell)).containsExactly("cus_Pz7");
  }
}

package io.perennial.mapping.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldPathTest {

  @Test
  void find_leadsIntoObjectsAndLists() {
    Map<String, Object> record =
        Map.of(
            "Name", "Acme",
            "Owner", Map.of("Name", "Jane"),
            "discounts", List.of(Map.of("end", 7), "di_2"),
            "custom_fields",
                List.of(Map.of("id", 5, "value", "a"), Map.of("id", 360001L, "value", "b")));

    assertThat(find("Name", record)).contains("Acme");
    assertThat(find("Owner.Name", record)).contains("Jane");
    assertThat(find("discounts[0].end", record)).contains(7);
    assertThat(find("custom_fields[id=360001].value", record)).contains("b");
  }

  @Test
  void find_isEmptyWhereTheWayEnds() {
    Map<String, Object> record = Map.of("Owner", "text", "list", List.of("x"));

    assertThat(find("Owner.Name", record)).isEmpty();
    assertThat(find("list[1]", record)).isEmpty();
    assertThat(find("list[0].end", record)).isEmpty();
    assertThat(find("list[id=1].end", record)).isEmpty();
    assertThat(find("none[0]", record)).isEmpty();
  }

  @Test
  void parse_readsTheQuestionMark() {
    assertThat(FieldPath.parse("CurrencyIsoCode?").orElseThrow().mayBeAbsent()).isTrue();
    assertThat(FieldPath.parse("CurrencyIsoCode?").orElseThrow().text())
        .isEqualTo("CurrencyIsoCode");
    assertThat(FieldPath.parse("Name").orElseThrow().mayBeAbsent()).isFalse();
  }

  @Test
  void parse_refusesWhatIsNoPath() {
    for (String text :
        List.of("", "?", ".", "a.", ".a", "a b", "a[x]", "a[", "a[1", "a[id=]", "x".repeat(600))) {
      assertThat(FieldPath.parse(text)).as(text).isEmpty();
    }
  }

  private static Optional<Object> find(String path, Map<String, Object> record) {
    return FieldPath.parse(path).orElseThrow().find(Map.copyOf(record));
  }
}

package io.perennial.mapping.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CutTest {

  @Test
  void of_keepsListedFieldsThroughListsAndNothingElse() {
    Map<String, Object> record =
        Map.of(
            "id", "sub_1",
            "description", "private",
            "items", Map.of("has_more", false, "data", List.of(item("si_1", 2), item("si_2", 3))));

    assertThat(Cut.to(List.of("id", "items.data.id", "items.data.price.currency")).of(record))
        .isEqualTo(
            Map.of(
                "id",
                "sub_1",
                "items",
                Map.of(
                    "data",
                    List.of(
                        Map.of("id", "si_1", "price", Map.of("currency", "usd")),
                        Map.of("id", "si_2", "price", Map.of("currency", "usd"))))));
  }

  @Test
  void of_keepsOnlyTheChosenItemsOfAList() {
    Map<String, Object> ticket =
        Map.of(
            "custom_fields",
            List.of(
                Map.of("id", 1, "value", "a telephone number"),
                Map.of("id", 2, "value", "billing", "more", "x")));

    assertThat(Cut.to(List.of("custom_fields[id=2].value")).of(ticket))
        .isEqualTo(Map.of("custom_fields", List.of(Map.of("id", 2, "value", "billing"))));
  }

  @Test
  void of_keepsThePlaceOfAnIndexedItem() {
    Map<String, Object> record =
        Map.of("discounts", Arrays.asList("di_1", Map.of("end", 7, "promotion", "x"), null));

    assertThat(Cut.to(List.of("discounts[1].end")).of(record))
        .isEqualTo(Map.of("discounts", Arrays.asList(null, Map.of("end", 7), null)));
  }

  @Test
  void of_keepsNullsAndWholeObjectsIfTheyAreAskedFor() {
    Map<String, Object> record = new HashMap<>();
    record.put("a", null);
    record.put("metadata", Map.of("x", 1, "y", List.of(1, 2)));
    record.put("tags", List.of("vip", "eu"));

    assertThat(Cut.to(List.of("a", "metadata", "metadata.x", "tags")).of(record)).isEqualTo(record);
  }

  @Test
  void of_dropsASingleValueWhereOnlyAFieldInsideIsWanted() {
    assertThat(Cut.to(List.of("customer.id")).of(Map.of("customer", "jane@acme.com")))
        .containsEntry("customer", null);
  }

  @Test
  void of_twiceIsTheSameAsOnce() {
    Cut cut = Cut.to(List.of("items.data.id", "discounts[0].end", "fields[id=2].value"));
    Map<String, Object> record =
        Map.of(
            "items", Map.of("data", List.of(item("si_1", 1))),
            "discounts", List.of("di_1"),
            "fields", List.of(Map.of("id", 2, "value", "v"), Map.of("id", 3)));

    assertThat(cut.of(cut.of(Map.copyOf(record)))).isEqualTo(cut.of(Map.copyOf(record)));
  }

  private static Map<String, Object> item(String id, int quantity) {
    return Map.of(
        "id", id, "quantity", quantity, "price", Map.of("currency", "usd", "nickname", "n"));
  }
}

package io.perennial.mapping.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarryingTest {

  private static FieldPath path(String text) {
    return FieldPath.parse(text).orElseThrow();
  }

  private static Map<String, @Nullable Object> over(
      Map<String, @Nullable Object> now, Map<String, @Nullable Object> before, String field) {
    return Carrying.over(now, before, path(field));
  }

  @Test
  void over_takesTheEarlierValueOfAFieldThatIsMissing() {
    assertThat(
            over(Map.of("Name", "Acme"), Map.of("Name", "Old", "Industry", "Mining"), "Industry"))
        .isEqualTo(Map.of("Name", "Acme", "Industry", "Mining"));
  }

  @Test
  void over_leavesAValueThatIsThere() {
    assertThat(over(Map.of("Industry", "Energy"), Map.of("Industry", "Mining"), "Industry"))
        .isEqualTo(Map.of("Industry", "Energy"));
  }

  @Test
  void over_reachesIntoObjectsAndLeavesTheirOtherFields() {
    Map<String, @Nullable Object> before = Map.of("Owner", Map.of("Name", "Roe", "Title", "CSM"));

    assertThat(over(Map.of("Owner", Map.of("Title", "Lead")), before, "Owner.Name"))
        .isEqualTo(Map.of("Owner", Map.of("Title", "Lead", "Name", "Roe")));
    assertThat(over(Map.of("Id", "1"), before, "Owner.Name"))
        .isEqualTo(Map.of("Id", "1", "Owner", Map.of("Name", "Roe")));
  }

  @Test
  void over_findsAnItemByItsKey() {
    String field = "custom_fields[id=7].value";
    Map<String, @Nullable Object> before =
        Map.of("custom_fields", List.of(Map.of("id", 7, "value", "gold")));

    assertThat(over(Map.of("custom_fields", List.of(Map.of("id", 8, "value", "x"))), before, field))
        .isEqualTo(
            Map.of(
                "custom_fields",
                List.of(Map.of("id", 8, "value", "x"), Map.of("id", 7, "value", "gold"))));
    assertThat(over(Map.of("custom_fields", List.of(Map.of("id", 7))), before, field))
        .isEqualTo(Map.of("custom_fields", List.of(Map.of("id", 7, "value", "gold"))));
    assertThat(over(Map.of(), before, field))
        .isEqualTo(Map.of("custom_fields", List.of(Map.of("id", 7, "value", "gold"))));
  }

  @Test
  void over_carriesNothingToAPlaceInAList() {
    assertThat(over(Map.of(), Map.of("list", List.of("a")), "list[0]"))
        .isEqualTo(Map.of("list", List.of()));
  }

  @ParameterizedTest
  @CsvSource({"text", "text.inner", "list[id=1].value"})
  void over_leavesARecordOfAnotherShape(String field) {
    Map<String, @Nullable Object> now = Map.of("text", "plain", "list", "plain");

    assertThat(over(now, Map.of("text", Map.of("inner", 1), "list", List.of(1)), field))
        .isEqualTo(now);
  }

  @Test
  void without_takesOneFieldAway() {
    Map<String, @Nullable Object> record =
        Map.of(
            "Name", "Acme",
            "Owner", Map.of("Name", "Roe", "Title", "CSM"),
            "custom_fields", List.of(Map.of("id", 7, "value", "gold")));

    assertThat(path("Name").find(Carrying.without(record, path("Name")))).isEmpty();
    assertThat(Carrying.without(record, path("Owner.Name")))
        .containsEntry("Owner", Map.of("Title", "CSM"))
        .containsEntry("Name", "Acme");
    assertThat(Carrying.without(record, path("custom_fields[id=7].value")))
        .containsEntry("custom_fields", List.of(Map.of("id", 7)));
    assertThat(Carrying.without(record, path("Absent.Name"))).isEqualTo(record);
  }

  @ParameterizedTest
  @CsvSource({
    "Name, true",
    "Owner.Name, true",
    "Title, false",
    "organization_fields.plan, true",
    "organization_fields.tier, false",
    "custom_fields[id=7].value, true",
    "custom_fields[id=8].value, false",
  })
  void isAmong_asksForTheWholeWayWhereOneIsListed(String field, boolean there) {
    List<String> described =
        List.of(
            "Name",
            "Owner",
            "organization_fields",
            "organization_fields.plan",
            "custom_fields",
            "custom_fields[id=7].value");

    assertThat(path(field).isAmong(described)).isEqualTo(there);
  }
}

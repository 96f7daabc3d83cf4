package io.perennial.mapping.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlNodeTest {

  private final Problems problems = new Problems();

  @Test
  void at_isAGapWithoutAProblemIfNothingIsThere() {
    YamlNode gap = read("a: 1").at("b");

    assertThat(gap.isMissing()).isTrue();
    assertThat(gap.text()).isEmpty();
    assertThat(gap.at("c").whole(0, 1)).isEmpty();
    assertThat(problems.none()).isTrue();
  }

  @Test
  void need_tellsAGapOnceAndNothingBelowIt() {
    read("a: 1").need("b").need("c").text();

    assertThat(told()).containsExactly("b: is missing; add \"b:\"");
  }

  @Test
  void values_areReadByKind() {
    YamlNode root =
        read("whole: 7\nnumber: -1.5\nlong: 90d\nday: 2026-02-28\nyes: true\nwords: [a, b]\n");

    assertThat(root.at("whole").whole(0, 7)).contains(7L);
    assertThat(root.at("number").number(-1.5, 0)).contains(new BigDecimal("-1.5"));
    assertThat(root.at("long").duration()).contains(Duration.ofDays(90));
    assertThat(root.at("day").date()).contains(LocalDate.of(2026, 2, 28));
    assertThat(root.at("yes").flag()).contains(true);
    assertThat(root.at("words").texts()).containsExactly("a", "b");
    assertThat(problems.none()).isTrue();
  }

  @Test
  void values_thatDoNotFitAreAllTold() {
    YamlNode root = read("a: 8\nb: 1.5\nc: soon\nd: 2026-02-29\ne: yes\nf:\ng: [1]\n");

    root.at("a").whole(0, 7);
    root.at("b").whole(0, 7);
    root.at("c").duration();
    root.at("d").date();
    root.at("e").flag();
    root.at("f").text();
    root.at("g").text();

    assertThat(told())
        .containsExactly(
            "a: is out of its limits; use a number from 0 to 7",
            "b: is not a whole number; write a whole number",
            "c: is not a length of time such as 5m, 12h or 90d; write a length of time such as 5m,"
                + " 12h or 90d",
            "d: is not a day such as 2026-01-31; write a day such as 2026-01-31",
            "e: knows no \"yes\"; use one of false, true",
            "f: is empty; write a value, or remove the line",
            "g: must be a single value; write one value after the colon");
  }

  @Test
  void oneOf_suggestsTheNearestWord() {
    read("kind: helthy").at("kind").oneOf(List.of("healthy", "watch", "risk"));

    assertThat(told()).containsExactly("kind: knows no \"helthy\"; did you mean \"healthy\"?");
  }

  @Test
  void oneOf_knowsNullAsAWord() {
    assertThat(read("other: null").at("other").oneOf(List.of("keep", "null"))).contains("null");
    assertThat(read("other: b").at("other").oneOf(Map.of("a", 1, "b", 2))).contains(2);
  }

  @Test
  void unknownKeys_areToldWithTheirLineAndTheNearest() {
    read("from: 1\nwhen-nul: 2\nzzz: 3\n").unknownKeys(List.of("from", "when-null"));

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "test.yaml:2 when-nul: is no word of this place; did you mean \"when-null\"?",
            "test.yaml:3 zzz: is no word of this place; use one of from, when-null");
  }

  @Test
  void canonical_isTheSameWhateverOrderQuotesAndStyle() {
    String flow = read("a: {x: 1, y: [p, q]}\nb: \"t\"").canonical();
    String block = read("# c\nb: t\na:\n  y:\n  - p\n  - 'q'\n  x: 1\n").canonical();

    assertThat(block).isEqualTo(flow);
    assertThat(read("b: \"null\"").canonical()).isNotEqualTo(read("b: null").canonical());
    assertThat(read("a: [q, p]").canonical()).isNotEqualTo(read("a: [p, q]").canonical());
  }

  @Test
  void problems_areThrownTogether() {
    read("a: 1").need("b");
    read("a: 1").need("c");

    assertThatThrownBy(problems::throwIfAny)
        .isInstanceOfSatisfying(
            ProblemsException.class, thrown -> assertThat(thrown.problems()).hasSize(2))
        .hasMessageContaining("2 problems")
        .hasMessageContaining("test.yaml:1 c: is missing");
  }

  private List<String> told() {
    return problems.all().stream().map(p -> p.toString().replaceFirst("^\\S+ ", "")).toList();
  }

  private YamlNode read(String text) {
    return YamlFile.read("test.yaml", text.getBytes(StandardCharsets.UTF_8), problems)
        .orElseThrow();
  }
}

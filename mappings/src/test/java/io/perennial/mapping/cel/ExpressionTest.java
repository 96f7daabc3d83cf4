package io.perennial.mapping.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.mapping.transform.BadValueException;
import io.perennial.mapping.yaml.Problem;
import io.perennial.mapping.yaml.Problems;
import io.perennial.mapping.yaml.YamlFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpressionTest {

  private final Problems problems = new Problems();

  @Test
  void evaluate_seesItsVariables() throws BadValueException {
    assertThat(evaluate("x == 'Renewal' ? 'RENEWAL' : 'NEW'", "Renewal")).contains("RENEWAL");
    assertThat(evaluate("x * 2", 21)).contains(42L);
    assertThat(evaluate("x > 10", new BigDecimal("10.5"))).contains(true);
    assertThat(evaluate("x.contains('a') && x.lowerAscii() == 'acme'", "Acme")).contains(false);
    assertThat(evaluate("x + '!'", "Acme")).contains("Acme!");
    assertThat(evaluate("math.greatest(x, 3)", 2)).contains(3L);
    assertThat(evaluate("x.matches(r'(?i)\\bvp\\b')", "VP Sales")).contains(true);
    assertThat(evaluate("x.a.b", Map.of("a", Map.of("b", 7)))).contains(7L);
    assertThat(evaluate("x.exists(i, i == 'vip')", List.of("eu", "vip"))).contains(true);
    assertThat(evaluate("x.filter(i, i != 'eu')", List.of("eu", "vip"))).contains(List.of("vip"));
    assertThat(evaluate("string(timestamp(x))", "2026-11-01T17:00:00Z"))
        .contains("2026-11-01T17:00:00Z");
  }

  @Test
  void evaluate_seesNullAndMayAnswerIt() throws BadValueException {
    Expression expression = compile("x == null ? 'none' : x").orElseThrow();

    assertThat(expression.evaluate(Collections.singletonMap("x", null))).contains("none");
    assertThat(evaluate("null", "x")).isEmpty();
  }

  @Test
  void evaluate_namesNoValueWhenItFails() {
    refuses("int(x)", "s3cret", "cannot be handled by its expression");
    refuses("x.size() + 1", true, "is of a kind that its expression cannot handle");
    refuses("x.s3cret", Map.of("a", 1), "lacks what its expression asks for");
    refuses("x[5]", List.of(1), "lacks what its expression asks for");
    refuses("1 / x", 0, "leads its expression to a number that does not exist");
    refuses("x * x", Long.MAX_VALUE, "leads its expression to a number that does not exist");
    refuses("{'a': x}", "v", "makes its expression yield neither text, number, boolean nor list");
    refuses("x.substring(5, 2)", "abc", "cannot be handled by its expression");
  }

  @Test
  void compile_tellsErrorsWithTheirLine() {
    assertThat(compile("knd == 'a'")).isEmpty();
    assertThat(compile("x ==")).isEmpty();
    assertThat(compile("'a' + 1")).isEmpty();
    assertThat(compile("now()")).isEmpty();

    assertThat(problems.all()).extracting(Problem::place).allMatch(place -> place.line() == 2);
    assertThat(problems.all())
        .extracting(Problem::toString)
        .anyMatch(text -> text.contains("cel: knows no \"knd\"; name it below from"))
        .anyMatch(text -> text.contains("cel: knows no \"now\""))
        .anyMatch(text -> text.contains("found no matching overload for '_+_'"))
        .anyMatch(text -> text.contains("is no expression at character"));
  }

  @Test
  void compile_refusesExpressionsThatAreTooLongOrTooDeep() {
    assertThat(compile("x == '" + "a".repeat(1_000) + "'")).isEmpty();
    assertThat(compile("(".repeat(200) + "x" + ")".repeat(200))).isEmpty();
    assertThat(compile("x" + " ? 1 : x".repeat(120))).isEmpty();
    assertThat(compile("[x].all(a, [a].all(b, [b].all(c, c)))")).isEmpty();
  }

  @Test
  void compile_leavesOutWhatMakesValuesGrow() {
    assertThat(compile("x.replace('', x)")).isEmpty();
    assertThat(compile("[x, x].join(x)")).isEmpty();
  }

  @Test
  void evaluate_stopsWalkingLists() throws BadValueException {
    List<Integer> many = IntStream.range(0, 40).boxed().toList();

    assertThat(evaluate("x.all(a, x.exists(b, b == a))", List.of(1, 2, 3))).contains(true);
    refuses("x.all(a, x.all(b, a + b >= 0))", many, "is too much work for its expression");
    refuses(
        "x.map(a, a)",
        IntStream.range(0, 1_001).boxed().toList(),
        "is too much work for its expression");
  }

  @Test
  void evaluate_stopsTextFromGrowing() {
    String sum = String.join(" + ", Collections.nCopies(20, "a"));
    String hostile = "[%s].map(a, [%s].map(a, %s))".formatted(sum.replace('a', 'x'), sum, sum);

    refuses(hostile, "y".repeat(9_000), "cannot be handled by its expression");
    refuses(hostile, Collections.nCopies(9_000, 1), "cannot be handled by its expression");
    refuses(
        "x.size() > 0",
        "y".repeat(10_001),
        "is longer than 10000 characters, too long for an expression");
  }

  @Test
  void evaluate_runsHostilePatternsInLinearTime() throws BadValueException {
    assertThat(evaluate("x.matches('(a+)+$')", "a".repeat(9_999) + "b")).contains(false);
    refuses("x.matches('((a{100}){100}){100}')", "a", "cannot be handled by its expression");
  }

  private Optional<Expression> compile(String text) {
    String yaml = "from: {x: X}\ncel: |-\n  " + text + "\n";
    return YamlFile.read("test.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
        .flatMap(root -> Expression.compile(root.at("cel"), Set.of("x")));
  }

  private Optional<Object> evaluate(String text, Object x) throws BadValueException {
    return compile(text)
        .orElseThrow(() -> new AssertionError(problems.all().toString()))
        .evaluate(Map.of("x", x));
  }

  private void refuses(String text, Object x, String what) {
    assertThatThrownBy(() -> evaluate(text, x))
        .as(text)
        .isInstanceOf(BadValueException.class)
        .hasMessage(what);
  }
}

package io.perennial.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.mapping.MappingOutcome.Mapped;
import io.perennial.mapping.MappingOutcome.Refused;
import io.perennial.mapping.rule.MappingProblem;
import io.perennial.mapping.yaml.Problem;
import io.perennial.mapping.yaml.Problems;
import io.perennial.mapping.yaml.YamlFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mappings written in a test, or the shipped ones, and records to put through them. */
final class MappingFixture {

  private MappingFixture() {}

  static Mapping mapping(String yaml) {
    Problems problems = new Problems();
    Mapping mapping = read(yaml, problems);
    problems.throwIfAny();
    return mapping;
  }

  /** What is wrong with a file, each without the file's name. */
  static List<String> problems(String yaml) {
    Problems problems = new Problems();
    read(yaml, problems);
    return problems.all().stream().map(Problem::toString).map(text -> text.substring(10)).toList();
  }

  private static Mapping read(String yaml, Problems problems) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    return MappingReader.read(YamlFile.read("test.yaml", bytes, problems).orElseThrow());
  }

  /** An account whose name is mapped, and one line more. */
  static String account(String line) {
    return "accounts:\n  becomes: account\n  fields:\n    name: { from: Name }\n    " + line + "\n";
  }

  static Mapping shipped(String vendor) {
    Problems problems = new Problems();
    Mapping mapping =
        Shelf.shipped(problems).read(vendor + ".yaml").map(MappingReader::read).orElseThrow();
    problems.throwIfAny();
    return mapping;
  }

  /** A record from names and values in turn; null is allowed. */
  static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return fields;
  }

  static Mapped mapped(MappingOutcome outcome) {
    assertThat(outcome).isInstanceOf(Mapped.class);
    return (Mapped) outcome;
  }

  /** The value of the field or attribute {@code it} of an account. */
  static @Nullable Object value(
      Mapping mapping, String field, Map<String, @Nullable Object> fields) {
    Mapped mapped = mapped(mapping.apply("crm", "accounts", "001", withName(fields)));
    Object value = mapped.record().values().get(field);
    return value == null ? mapped.record().attributes().get(field) : value;
  }

  static List<String> refusals(Mapping mapping, Map<String, @Nullable Object> fields) {
    MappingOutcome outcome = mapping.apply("crm", "accounts", "001", withName(fields));
    assertThat(outcome).isInstanceOf(Refused.class);
    return ((Refused) outcome).problems().stream().map(MappingProblem::toString).toList();
  }

  private static Map<String, @Nullable Object> withName(Map<String, @Nullable Object> fields) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>(fields);
    named.putIfAbsent("Name", "Acme");
    return named;
  }
}

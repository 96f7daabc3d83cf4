package io.perennial.mapping;

import static io.perennial.mapping.MappingFixture.account;
import static io.perennial.mapping.MappingFixture.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.mapping.path.WhenGone;
import io.perennial.mapping.yaml.Problem;
import io.perennial.mapping.yaml.Problems;
import io.perennial.mapping.yaml.YamlFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WhenGoneTest {

  @Test
  void whenGone_isHoldUnlessARuleSaysOtherwiseAndTheStrictestCounts() {
    Mapping mapping =
        mapping(
            account(
                """
                employees: { from: E, when-gone: drop }
                    region: { from: R }
                    industry: { from: I, when-gone: drop }
                    website: { from: I, when-gone: fail }\
                """));

    assertThat(mapping.whenGone("accounts", "E")).isEqualTo(WhenGone.DROP);
    assertThat(mapping.whenGone("accounts", "R")).isEqualTo(WhenGone.HOLD);
    assertThat(mapping.whenGone("accounts", "I")).isEqualTo(WhenGone.FAIL);
  }

  @Test
  void whenGone_takesNoOtherWord() {
    Problems problems = new Problems();
    byte[] yaml = account("region: { from: R, when-gone: skip }").getBytes(StandardCharsets.UTF_8);

    assertThat(YamlFile.read("crm.yaml", yaml, problems).map(MappingReader::read)).isPresent();

    assertThat(problems.all())
        .extracting(Problem::path, Problem::what)
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.toList().toString()).contains("when-gone", "skip"));
  }
}

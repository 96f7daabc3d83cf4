package io.perennial.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.mapping.Shelf;
import io.perennial.mapping.yaml.Problems;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompanyNamesTest {

  private static final Set<String> FORMS = forms();

  private static Set<String> forms() {
    Problems problems = new Problems();
    Set<String> forms =
        Shelf.shipped(problems)
            .read("identity.yaml")
            .map(IdentityRulesReader::read)
            .orElseThrow()
            .legalForms();
    problems.throwIfAny();
    return forms;
  }

  @Test
  void plain_leavesOutWhatPeopleWriteDifferently() {
    assertThat(plain("ACME & Sons, Inc.")).isEqualTo("acmeandsons");
    assertThat(plain("the Acme and Sons Incorporated")).isEqualTo("acmeandsons");
    assertThat(plain("Müller GmbH & Co. KG")).isEqualTo("muller");
    assertThat(plain("Loresivale Machines Ltda")).isEqualTo("loresivalemachines");
    assertThat(plain("  loresivale-machines ltd")).isEqualTo("loresivalemachines");
    assertThat(plain("Tacos del Norte S.A. de C.V.")).isEqualTo("tacosdelnorte");
    assertThat(plain("Huta Sp. z o.o.")).isEqualTo("huta");
    assertThat(plain("Straße Group Holding AG")).isEqualTo("strasse");
  }

  private static String plain(String name) {
    return CompanyNames.plain(name, FORMS).orElseThrow();
  }

  @Test
  void plain_keepsANameThatIsOnlyALegalForm() {
    assertThat(CompanyNames.plain("Group", FORMS)).contains("group");
    assertThat(CompanyNames.plain("Holding Group", FORMS)).contains("holding");
  }

  @Test
  void plain_isEmptyWithoutALetter() {
    assertThat(CompanyNames.plain(" -- ", FORMS)).isEmpty();
  }
}

package io.perennial.mapping;

import static io.perennial.mapping.MappingFixture.account;
import static io.perennial.mapping.MappingFixture.mapping;
import static io.perennial.mapping.MappingFixture.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.mapping.transform.SourceKind;
import io.perennial.mapping.yaml.Problem;
import io.perennial.mapping.yaml.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {

  private static final Map<String, SourceKind> ACCOUNT =
      Map.of(
          "Name", SourceKind.TEXT,
          "Website", SourceKind.TEXT,
          "NumberOfEmployees", SourceKind.NUMBER,
          "Owner", SourceKind.OBJECT,
          "CreatedDate", SourceKind.INSTANT,
          "Anything__c", SourceKind.ANY);

  @Test
  void check_suggestsTheNearestFieldOfTheObject() {
    assertThat(check("employees: { from: NumberOfEmployes }"))
        .containsExactly(
            "test.yaml:5 accounts.fields.employees: reads \"NumberOfEmployes\", which the vendor's"
                + " object does not show us; did you mean \"NumberOfEmployees\"?");
  }

  @Test
  void check_namesTheRightsIfNothingIsNear() {
    assertThat(check("region: { from: Sales_Region__c }"))
        .singleElement()
        .asString()
        .endsWith(
            "create the field, give our user the right to read it, or write \"Sales_Region__c?\" if"
                + " it may be absent");
  }

  @Test
  void check_tellsAKindThatCannotBeConverted() {
    assertThat(check("churnedAt: { from: NumberOfEmployees, as: date }"))
        .containsExactly(
            "test.yaml:5 accounts.fields.churnedAt: reads \"NumberOfEmployees\", which holds number"
                + " where date or text is needed; choose another field or \"as\"");
  }

  @Test
  void check_passesFieldsThatFitMayBeAbsentOrLieInsideAnother() {
    assertThat(check("employees: { from: NumberOfEmployees }")).isEmpty();
    assertThat(check("ownerName: { from: Owner.Name }")).isEmpty();
    assertThat(check("currency: { from: CurrencyIsoCode? }")).isEmpty();
    assertThat(check("churnedAt: { from: Anything__c, as: date }")).isEmpty();
    assertThat(check("region: { cel: 'string(n)', from: { n: NumberOfEmployees } }")).isEmpty();
  }

  @Test
  void check_tellsAFieldInsideSomethingThatHasNone() {
    assertThat(check("ownerName: { from: Name.First }")).hasSize(1);
  }

  @Test
  void check_passesTheShippedAccountsOnAPlainOrganisation() {
    Map<String, SourceKind> plain = new HashMap<>(ACCOUNT);
    for (String text : List.of("Industry", "BillingCountry", "ParentId", "OwnerId")) {
      plain.put(text, SourceKind.TEXT);
    }
    plain.put("LastActivityDate", SourceKind.DATE);
    Problems problems = new Problems();

    SchemaCheck.check(shipped("salesforce"), "accounts", plain, problems);

    assertThat(problems.all()).isEmpty();
  }

  private static List<String> check(String line) {
    Problems problems = new Problems();
    SchemaCheck.check(mapping(account(line)), "accounts", ACCOUNT, problems);
    return problems.all().stream().map(Problem::toString).toList();
  }
}

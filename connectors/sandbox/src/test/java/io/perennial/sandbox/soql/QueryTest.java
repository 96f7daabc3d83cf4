package io.perennial.sandbox.soql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

  @Test
  void parse_readsEveryClause() {
    Query query =
        Query.parse(
            "select Id, Owner.Manager.Name from Account where Name = 'x' order by Name desc nulls"
                + " last, Id limit 10 offset 5");

    assertThat(query.select())
        .extracting(item -> item.term().toString())
        .containsExactly("Id", "Owner.Manager.Name");
    assertThat(query.orderBy())
        .containsExactly(
            new Query.Order(Term.Path.of("Name"), true, true),
            new Query.Order(Term.Path.of("Id"), false, false));
    assertThat(query.limit()).hasValue(10);
    assertThat(query.offset()).hasValue(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a.Name FROM Account a",
        "SELECT a.Name FROM Account AS a",
        "SELECT Account.Name FROM Account"
      })
  void parse_takesTheAliasOffPaths(String soql) {
    assertThat(Query.parse(soql).select().get(0).term()).isEqualTo(Term.Path.of("Name"));
  }

  @Test
  void parse_readsGroupsAndAliases() {
    Query query =
        Query.parse(
            "SELECT StageName, COUNT(Id) many, SUM(Amount) FROM Opportunity GROUP BY StageName"
                + " HAVING COUNT(Id) > 1 AND SUM(Amount) >= 10.5");

    assertThat(query.aggregates()).isTrue();
    assertThat(query.select().get(1).alias()).contains("many");
    assertThat(query.having()).isPresent();
    assertThat(Query.parse("SELECT COUNT() FROM Account").countsOnly()).isTrue();
    assertThat(Query.parse("SELECT COUNT(Id) FROM Account").countsOnly()).isFalse();
  }

  @Test
  void parse_readsAQueryInsideAnother() {
    Query query =
        Query.parse(
            "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity o WHERE"
                + " o.Amount > 5)");

    assertThat(query.where())
        .hasValueSatisfying(
            where ->
                assertThat(((Condition.InQuery) where).query().from()).isEqualTo("Opportunity"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SELECT",
        "SELECT FROM Account",
        "SELECT Id FORM Account",
        "SELECT Id, FROM Account",
        "SELECT Id FROM Account WHERE",
        "SELECT Id FROM Account WHERE Name",
        "SELECT Id FROM Account WHERE Name = ",
        "SELECT Id FROM Account WHERE Name = 'open",
        "SELECT Id FROM Account WHERE Name = 'bad \\q escape'",
        "SELECT Id FROM Account WHERE Name = x",
        "SELECT Id FROM Account WHERE Name == 'x'",
        "SELECT Id FROM Account WHERE Name > null",
        "SELECT Id FROM Account WHERE Name LIKE 5",
        "SELECT Id FROM Account WHERE Name IN ()",
        "SELECT Id FROM Account WHERE Name IN 'x'",
        "SELECT Id FROM Account WHERE (Name = 'x'",
        "SELECT Id FROM Account WHERE Name = 'x' AND Name = 'y' OR Name = 'z'",
        "SELECT Id FROM Account WHERE CreatedDate > 2026-13-01T00:00:00Z",
        "SELECT Id FROM Account WHERE CreatedDate > LAST_N_DAYS",
        "SELECT Id FROM Account WHERE CreatedDate > LAST_N_DAYS:x",
        "SELECT Id FROM Account LIMIT x",
        "SELECT Id FROM Account LIMIT 1 LIMIT 2",
        "SELECT Id FROM Account; DROP",
        "SELECT Id x FROM Account",
        "SELECT Id, COUNT(Name) FROM Account",
        "SELECT Id FROM Account HAVING COUNT(Id) > 1",
        "SELECT Id, (SELECT Id FROM Contacts) FROM Account",
        "SELECT FIELDS(ALL) FROM Account",
        "SELECT Name, COUNT(Id) FROM Account GROUP BY ROLLUP(Name)"
      })
  void parse_refusesWhatIsNotSoql(String soql) {
    assertThatThrownBy(() -> Query.parse(soql))
        .isInstanceOf(MalformedQuery.class)
        .hasMessageContaining("ERROR at Row:1:Column:");
  }

  @Test
  void parse_pointsAtTheWord() {
    assertThatThrownBy(() -> Query.parse("SELECT Id FORM Account"))
        .hasMessage(
            "\nSELECT Id FORM Account\n               ^\nERROR at Row:1:Column:16\n"
                + "unexpected token: 'Account'");
  }
}

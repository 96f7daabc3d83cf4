package io.perennial.connector.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.CheckResult;
import io.perennial.connector.CheckResult.Level;
import io.perennial.connector.Connector;
import io.perennial.connector.Usage;
import io.perennial.sandbox.zendesk.account.Limits;
import io.perennial.sandbox.zendesk.setup.Rule.Condition;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ZendeskCheckTest {

  private final Fixture fixture = Fixture.of(Fixture.options().limits(Limits.enterprise()));

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void check_findsEverythingThatTheMappingsWant() {
    Usage usage =
        new Usage(
            fields(
                "tickets",
                "status",
                "requester.email",
                "metric_set.solved_at",
                "custom_fields[id=360001].value"),
            fields("organization", "perennial_owner"));

    assertThat(check(usage)).extracting(CheckResult::level).containsOnly(Level.OK);
  }

  @Test
  void check_namesFieldsThatAreMissingOrInactive() {
    Usage usage =
        new Usage(
            fields(
                "tickets", "custom_fields[id=42].value", "custom_fields[id=360004].value", "moood"),
            fields("organization", "organization_fields.plan", "perennial_new", "name"));

    assertThat(check(usage))
        .filteredOn(result -> result.level() == Level.FAIL)
        .extracting(result -> result.thing() + " " + result.consequence())
        .containsExactly(
            "field ticket.custom_fields[id=360004].value is inactive: it stays unknown",
            "field ticket.custom_fields[id=42].value is not there: it stays unknown",
            "field ticket.moood is not there: it stays unknown",
            "field organization.name is Zendesk's own or of a kind that we do not write: it stays"
                + " as it is",
            "field organization.organization_fields.plan is not there: nothing is written to it",
            "field organization.perennial_new is not there: nothing is written to it");
  }

  @Test
  void check_failsForANonAdmin() {
    String token = fixture.zendesk.tokens().fixed(fixture.zendesk.agent());

    try (Connector connector = fixture.connector("oauth-token", token)) {
      assertThat(connector.check(Usage.NOTHING))
          .anySatisfy(
              result -> {
                assertThat(result.thing()).isEqualTo("rights");
                assertThat(result.level()).isEqualTo(Level.FAIL);
                assertThat(result.mend()).contains("admin");
              });
    }
  }

  @Test
  void check_listsTheRulesThatOurUpdateOfATicketSetsOff() {
    String us = fixture.zendesk.integration().id();
    fixture.zendesk.rules().trigger("Notify everybody");
    fixture.zendesk.rules().trigger("Welcome", new Condition("update_type", "is", "Create"));
    fixture.zendesk.rules().trigger("Not for us", new Condition("role", "is_not", us));
    fixture
        .zendesk
        .rules()
        .trigger("Not for our tag", new Condition("current_tags", "not_includes", "perennial"));
    fixture.zendesk.rules().automation("Remind", new Condition("updated_at", "greater_than", "24"));
    fixture.zendesk.rules().automation("Close", new Condition("SOLVED", "greater_than", "96"));

    List<CheckResult> results =
        check(new Usage(new TreeMap<>(), fields("ticket", "perennial_context")));

    assertThat(results)
        .filteredOn(result -> result.level() == Level.WARN)
        .extracting(CheckResult::thing)
        .containsExactly("trigger \"Notify everybody\"", "automation \"Remind\"");
  }

  @Test
  void check_namesAStreamThatIsNotThere() {
    assertThat(check(new Usage(fields("calls", "id"), new TreeMap<>())))
        .filteredOn(result -> result.level() == Level.FAIL)
        .extracting(CheckResult::thing)
        .containsExactly("stream calls");
  }

  @Test
  void check_warnsWhenFewCallsAreLeft() {
    fixture.zendesk.gate().use(600);

    assertThat(check(Usage.NOTHING))
        .filteredOn(result -> result.level() == Level.WARN)
        .extracting(CheckResult::thing)
        .containsExactly("API calls");
  }

  private List<CheckResult> check(Usage usage) {
    try (Connector connector =
        fixture.connector(
            "share",
            "100",
            "client-id",
            "integration_client",
            "client-secret",
            fixture.zendesk.integration().clientSecret())) {
      return connector.check(usage);
    }
  }

  private static SortedMap<String, SortedSet<String>> fields(String name, String... fields) {
    SortedMap<String, SortedSet<String>> map = new TreeMap<>();
    map.put(name, new TreeSet<>(List.of(fields)));
    return map;
  }
}

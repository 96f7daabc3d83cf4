package io.perennial.connector.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.install.InstallFile;
import io.perennial.connector.install.Installed;
import io.perennial.connector.install.Installed.Outcome;
import io.perennial.connector.install.Installer;
import io.perennial.connector.install.Wanted;
import io.perennial.connector.install.WantedField;
import io.perennial.connector.install.WantedOption;
import io.perennial.connector.target.FieldType;
import io.perennial.connector.testkit.InstallerContract;
import io.perennial.connector.zendesk.json.ZendeskJson;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.zendesk.ZendeskOptions;
import io.perennial.sandbox.zendesk.account.CustomField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ZendeskInstallerTest extends InstallerContract {

  private final Fixture fixture = Fixture.of(ZendeskOptions.defaults());
  private final List<Connector> connectors = new ArrayList<>();

  @AfterEach
  void close() {
    connectors.forEach(Connector::close);
    fixture.close();
  }

  @Override
  protected Installer installer() {
    return of(fixture.connector());
  }

  @Override
  protected Installer powerless() {
    String token = fixture.zendesk.tokens().fixed(fixture.zendesk.agent());
    return of(fixture.connector("oauth-token", token));
  }

  private Installer of(Connector connector) {
    connectors.add(connector);
    return connector.installer().orElseThrow();
  }

  @Override
  protected Wanted wanted() {
    return new Wanted(
        List.of(
            field("organization", "acme_score", FieldType.NUMBER),
            field("organization", "acme_band", FieldType.PICKLIST, "healthy", "at risk"),
            field("organization", "acme_overdue", FieldType.BOOLEAN),
            field("ticket", "acme_renewal_date", FieldType.DATE),
            field("ticket", "acme_health", FieldType.PICKLIST, "healthy", "at risk"),
            field("ticket", "acme_context", FieldType.TEXT)),
        new TreeMap<>(),
        Optional.empty());
  }

  private static WantedField field(String object, String name, FieldType type, String... words) {
    List<WantedOption> options = new ArrayList<>();
    for (String word : words) {
      options.add(new WantedOption(word, name + "_" + word.replace(' ', '_')));
    }
    return field(object, name, type, options, false);
  }

  private static WantedField field(
      String object, String name, FieldType type, List<WantedOption> options, boolean adopt) {
    return new WantedField(
        object,
        name,
        type,
        "Label of " + name,
        "Says what it means.",
        0,
        0,
        0,
        options,
        Optional.empty(),
        adopt);
  }

  @Override
  protected void peopleMake(WantedField field) {
    if (field.object().equals("ticket")) {
      fixture
          .zendesk
          .fields()
          .putTicketField(CustomField.ofTicket(77, field.name().replace('_', ' '), "text"));
    } else {
      fixture
          .zendesk
          .fields()
          .putOrganizationField(CustomField.ofOrganization(77, field.name(), "text"));
    }
  }

  @Override
  protected void peopleAddAnOption(WantedField field, String option) {
    List<CustomField.Option> options = new ArrayList<>(made(field).options());
    options.add(new CustomField.Option(option, option));
    CustomField before = made(field);
    fixture
        .zendesk
        .fields()
        .putOrganizationField(
            new CustomField(
                before.id(),
                before.key(),
                "Renamed by people",
                before.description(),
                before.type(),
                options,
                true,
                false));
  }

  @Override
  protected List<String> options(WantedField field) {
    return made(field).options().stream().map(CustomField.Option::value).toList();
  }

  private CustomField made(WantedField field) {
    return fixture.zendesk.fields().ofOrganizations().stream()
        .filter(each -> each.key().equals(field.name()))
        .findFirst()
        .orElseThrow();
  }

  @Override
  protected long changes() {
    return fixture.zendesk.journal().byKind().entrySet().stream()
            .filter(call -> call.getKey().matches("(POST|PUT|PATCH|DELETE) .*(fields|forms).*"))
            .mapToLong(Map.Entry::getValue)
            .sum()
        - refusedChanges;
  }

  private long refusedChanges;

  @Test
  @Override
  protected void install_isRefusedWithAMendWithoutTheRight() {
    // the calls are made and refused: nothing may be there afterwards
    refusedChanges = wanted().fields().size();

    super.install_isRefusedWithAMendWithoutTheRight();

    assertThat(fixture.zendesk.fields().ofTickets()).isEmpty();
    assertThat(fixture.zendesk.fields().ofOrganizations()).isEmpty();
  }

  @Test
  void install_describesTicketFieldsByTheWordThatTheWriterKnowsThemBy() {
    installer().install(wanted());

    assertThat(fixture.zendesk.fields().ofTickets())
        .extracting(CustomField::title, CustomField::description, CustomField::visibleInPortal)
        .contains(
            tuple(
                "Label of acme_renewal_date",
                "Says what it means. Managed by Perennial [acme_renewal_date]",
                false));
    assertThat(
            fixture
                .connector()
                .schema()
                .orElseThrow()
                .describe("ticket")
                .field("acme_health")
                .orElseThrow()
                .options())
        .containsExactly("acme_health_healthy", "acme_health_at_risk");
  }

  @Test
  void install_putsTicketFieldsOnTheForms() {
    List<Installed> first = installer().install(wanted());

    assertThat(first)
        .extracting(Installed::thing, Installed::outcome)
        .contains(tuple("our fields on form \"Default Ticket Form\"", Outcome.CREATED));
    List<WantedField> more = new ArrayList<>(wanted().fields());
    more.add(field("ticket", "acme_flag", FieldType.TEXT));
    assertThat(installer().install(new Wanted(more, new TreeMap<>(), Optional.empty())))
        .extracting(Installed::thing, Installed::outcome, Installed::detail)
        .contains(tuple("our fields on form \"Default Ticket Form\"", Outcome.CHANGED, "1 added"));
  }

  @Test
  void install_needsNoForms() {
    fixture
        .zendesk
        .faults()
        .always(
            call -> call.path().contains("ticket_forms"),
            Fault.answer(403, "application/json", "{\"error\":\"Forbidden\"}"));

    assertThat(installer().install(wanted()))
        .hasSize(wanted().fields().size())
        .extracting(Installed::outcome)
        .containsOnly(Outcome.CREATED);
  }

  @Test
  void install_makesNothingTwiceAfterALostAnswer() {
    fixture.zendesk.faults().next(Call.to("POST", "/ticket_fields"), Fault.lostAnswer());
    assertThatThrownBy(() -> installer().install(wanted()))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("no answer");

    installer().install(wanted());

    assertThat(fixture.zendesk.fields().ofTickets()).hasSize(3);
  }

  @Test
  void install_leavesATicketFieldOfPeopleAlone() {
    WantedField theirs = wanted().fields().get(3);
    peopleMake(theirs);

    assertThat(installer().install(wanted()))
        .filteredOn(Installed::outcome, Outcome.LEFT_ALONE)
        .extracting(Installed::thing)
        .containsExactly("field ticket.acme_renewal_date");
    assertThat(installer().strangers("ticket", List.of("acme_renewal_date", "acme_health")))
        .containsExactly("acme_renewal_date");
  }

  @Test
  void install_adoptsAFieldOfPeopleAndChangesNothingOfIt() {
    peopleMake(wanted().fields().get(5));
    WantedField adopted = field("ticket", "acme_context", FieldType.TEXT, List.of(), true);

    List<Installed> results =
        installer().install(new Wanted(List.of(adopted), new TreeMap<>(), Optional.empty()));

    assertThat(results)
        .extracting(Installed::outcome)
        .containsExactly(Outcome.UNCHANGED, Outcome.CREATED);
    assertThat(fixture.zendesk.fields().ofTickets())
        .extracting(CustomField::title)
        .containsExactly("acme context");
  }

  @Test
  void install_refusesAnotherTypeOfOurOwn() {
    installer().install(wanted());
    WantedField text = field("organization", "acme_score", FieldType.TEXT);

    assertThat(installer().install(new Wanted(List.of(text), new TreeMap<>(), Optional.empty())))
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
              assertThat(result.detail()).contains("integer", "text");
              assertThat(result.mend()).contains("delete");
            });
  }

  @Test
  void print_showsTheRequestThatMakesEachField() throws Exception {
    for (InstallFile file : installer().print(wanted())) {
      JsonNode json = ZendeskJson.read(file.text());
      if (file.path().startsWith("ticket_fields/")) {
        assertThat(json.path("ticket_field").path("visible_in_portal").asBoolean(true)).isFalse();
        assertThat(json.path("ticket_field").path("editable_in_portal").asBoolean(true)).isFalse();
      } else {
        assertThat(file.path()).contains(json.path("organization_field").path("key").asText());
      }
    }
  }
}

package io.perennial.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.perennial.connector.install.InstallFile;
import io.perennial.connector.install.Installed;
import io.perennial.connector.install.Installed.Outcome;
import io.perennial.connector.install.Installer;
import io.perennial.connector.install.Wanted;
import io.perennial.connector.install.WantedField;
import io.perennial.connector.install.WantedOption;
import io.perennial.connector.target.FieldType;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.connector.testkit.InstallerContract;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.salesforce.SalesforceOptions;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class SalesforceInstallerTest extends InstallerContract {

  private static final String SINCE = "Acme_Overdue_Since__c";
  private static final String DAYS = "Acme_Days_Overdue__c";

  private final SalesforceRig rig =
      new SalesforceRig(
          1,
          SalesforceOptions.defaults()
              .customField(
                  "Opportunity",
                  Field.named(
                          "Contract_End__c", io.perennial.sandbox.salesforce.schema.FieldType.DATE)
                      .build()));
  private final long start = rig.salesforce.schema().changedAt().getEpochSecond();
  private final long writesBefore = rig.salesforce.writes().count();

  @AfterEach
  void stop() {
    rig.close();
  }

  @Override
  protected Installer installer() {
    return as(rig.salesforce.admin());
  }

  @Override
  protected Installer powerless() {
    return as(rig.salesforce.integration());
  }

  private Installer as(SalesforceUser user) {
    return rig.connector(Map.of("client-id", user.clientId(), "client-secret", user.clientSecret()))
        .installer()
        .orElseThrow();
  }

  @Override
  protected Wanted wanted() {
    TreeMap<String, SortedSet<String>> reads = new TreeMap<>();
    reads.put("Account", new TreeSet<>(List.of("Name", "Owner.Name", "Website")));
    reads.put("Opportunity", new TreeSet<>(List.of("Contract_End__c", "StageName")));
    reads.put("Task", new TreeSet<>(List.of("ActivityDate")));
    return new Wanted(
        List.of(
            field("Account", "Acme_Score__c", FieldType.NUMBER, 3, 0, List.of(), ""),
            // the formula before the field that it uses
            field("Account", DAYS, FieldType.NUMBER, 6, 0, List.of(), "TODAY() - " + SINCE),
            field("Account", SINCE, FieldType.DATE, 0, 0, List.of(), ""),
            field("Account", "Acme_Band__c", FieldType.PICKLIST, 0, 0, BANDS, ""),
            field("Account", "Acme_ARR__c", FieldType.CURRENCY, 16, 2, List.of(), ""),
            field("Account", "Acme_Drivers__c", FieldType.TEXT, 0, 0, List.of(), ""),
            field("Account", "Acme_Link__c", FieldType.URL, 0, 0, List.of(), ""),
            field("Account", "Acme_As_Of__c", FieldType.DATE_TIME, 0, 0, List.of(), ""),
            field("Account", "Acme_Coverage__c", FieldType.PERCENT, 3, 0, List.of(), ""),
            field("Opportunity", "Acme_Ticket__c", FieldType.BOOLEAN, 0, 0, List.of(), "")),
        reads,
        Optional.of(rig.salesforce.integration().id()));
  }

  private static final List<WantedOption> BANDS =
      List.of(new WantedOption("healthy", "healthy"), new WantedOption("at risk", "at risk"));

  private static WantedField field(
      String object,
      String name,
      FieldType type,
      int digits,
      int scale,
      List<WantedOption> options,
      String formula) {
    return new WantedField(
        object,
        name,
        type,
        "Label of " + name,
        "Says \"more\" than <b> & 'less'.",
        type == FieldType.TEXT ? 255 : 0,
        digits,
        scale,
        options,
        formula.isEmpty() ? Optional.empty() : Optional.of(formula),
        false);
  }

  private static WantedField adopted(WantedField field, FieldType type) {
    return new WantedField(
        field.object(),
        field.name(),
        type,
        field.label(),
        field.help(),
        field.length(),
        field.digits(),
        field.scale(),
        field.options(),
        field.formula(),
        true);
  }

  @Override
  protected void peopleMake(WantedField field) {
    put(
        field.object(),
        Field.named(field.name(), io.perennial.sandbox.salesforce.schema.FieldType.STRING)
            .metadata("{\"type\":\"Text\",\"label\":\"Theirs\",\"length\":80}")
            .build());
  }

  private void put(String object, Field field) {
    rig.salesforce.schema().put(rig.salesforce.schema().standard(object), field, rig.now());
  }

  @Override
  protected void peopleAddAnOption(WantedField field, String option) {
    Field before = made(field);
    JsonNode metadata = json(before.metadata());
    ((ArrayNode) metadata.path("valueSet").path("valueSetDefinition").path("value"))
        .addObject()
        .put("valueName", option)
        .put("label", option);
    List<String> values = new ArrayList<>(before.values());
    values.add(option);
    put(
        field.object(),
        Field.named(before.name(), before.type())
            .label("Renamed by people")
            .values(values)
            .metadata(metadata.toString().replace(field.label(), "Renamed by people"))
            .hidden()
            .build());
  }

  @Override
  protected List<String> options(WantedField field) {
    return made(field).values();
  }

  @Override
  protected long changes() {
    return rig.salesforce.schema().changedAt().getEpochSecond()
        - start
        + rig.salesforce.writes().count()
        - writesBefore;
  }

  private Field made(WantedField field) {
    ObjectType object = rig.salesforce.schema().standard(field.object());
    return object.field(field.name()).orElseThrow();
  }

  @Test
  void install_letsTheIntegrationWriteItsFieldsAndReadWhatIsMapped() {
    installer().install(wanted());

    ObjectSchema account = describe("Account");
    for (WantedField field : wanted().fields()) {
      assertThat(describe(field.object()).field(field.name()))
          .as(field.name())
          .hasValueSatisfying(
              seen -> assertThat(seen.writable()).isEqualTo(field.formula().isEmpty()));
    }
    assertThat(account.field("Acme_Band__c").orElseThrow().restricted()).isFalse();
    assertThat(account.field("Acme_Band__c").orElseThrow().options())
        .containsExactly("healthy", "at risk");
    assertThat(records("FieldPermissions"))
        .extracting(row -> row.get("Field"), row -> row.get("PermissionsEdit"))
        .contains(
            tuple("Account.Acme_Score__c", true),
            tuple("Account." + DAYS, false),
            tuple("Opportunity.Contract_End__c", false));
    assertThat(records("ObjectPermissions"))
        .extracting(row -> row.get("SobjectType"), row -> row.get("PermissionsViewAllRecords"))
        .containsExactly(tuple("Account", true), tuple("Opportunity", true));
  }

  @Test
  void install_writesTypeTextsAndFormulas() {
    installer().install(wanted());

    JsonNode days = json(made(wanted().fields().get(1)).metadata());
    assertThat(days.path("formula").asText()).isEqualTo("TODAY() - " + SINCE);
    assertThat(days.path("description").asText())
        .isEqualTo("Managed by Perennial. Says \"more\" than <b> & 'less'.");
    assertThat(days.path("inlineHelpText").asText()).isEqualTo("Says \"more\" than <b> & 'less'.");
    JsonNode money = json(made(wanted().fields().get(4)).metadata());
    assertThat(money.path("precision").asInt()).isEqualTo(18);
    assertThat(money.path("scale").asInt()).isEqualTo(2);
  }

  @Test
  void install_takesFewCalls() {
    rig.salesforce.journal().reset();

    installer().install(wanted());

    assertThat(rig.salesforce.journal().byKind().values().stream().mapToLong(n -> n).sum())
        .as("ten fields, two permission sets, some thirty rights")
        .isLessThanOrEqualTo(22);
  }

  @Test
  void install_usesAFieldOfPeopleThatMayBeAdoptedAndChangesNothingOfIt() {
    WantedField text = wanted().fields().get(5);
    peopleMake(text);
    String before = made(text).metadata();

    List<Installed> results = installer().install(only(adopted(text, FieldType.TEXT)));

    assertThat(results.get(0).outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(made(text).metadata()).isEqualTo(before);
    assertThat(describe("Account").field(text.name()).orElseThrow().writable()).isTrue();
  }

  @Test
  void install_refusesToAdoptAFieldOfAnotherType() {
    WantedField score = wanted().fields().get(0);
    peopleMake(score);

    assertThat(installer().install(only(adopted(score, FieldType.NUMBER))).get(0))
        .satisfies(
            result -> {
              assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
              assertThat(result.detail()).contains("Text", "Number");
            });
  }

  @Test
  void install_goesOnAfterALostAnswer() {
    rig.salesforce.faults().next(Call.to("POST", "/tooling/composite"), Fault.lostAnswer());
    try {
      installer().install(wanted());
    } catch (io.perennial.connector.ConnectorException lost) {
      assertThat(lost).hasMessageContaining("no answer");
    }

    assertThat(installer().install(wanted()))
        .extracting(Installed::outcome)
        .containsOnly(Outcome.CREATED, Outcome.UNCHANGED);
  }

  @Test
  void install_makesAFieldLongerAndNeverShorter() {
    installer().install(wanted());
    WantedField drivers = wanted().fields().get(5);

    assertThat(installer().install(only(sized(drivers, 80))).get(0).outcome())
        .isEqualTo(Outcome.UNCHANGED);
    assertThat(installer().install(only(sized(wanted().fields().get(4), 0))).get(0).outcome())
        .isEqualTo(Outcome.UNCHANGED);
  }

  private static WantedField sized(WantedField field, int length) {
    return new WantedField(
        field.object(),
        field.name(),
        field.type(),
        "Other label",
        field.help(),
        length,
        Math.min(field.digits(), 8),
        field.scale(),
        field.options(),
        field.formula(),
        false);
  }

  @Test
  void install_keepsRightsThatPeopleWidened() {
    installer().install(wanted());
    Map<String, Object> seen =
        records("FieldPermissions").stream()
            .filter(row -> "Opportunity.Contract_End__c".equals(row.get("Field")))
            .findFirst()
            .orElseThrow();
    rig.salesforce
        .records()
        .update(
            rig.salesforce.admin(),
            "FieldPermissions",
            String.valueOf(seen.get("Id")),
            Map.of("PermissionsEdit", true));

    assertThat(installer().install(wanted()))
        .extracting(Installed::outcome)
        .containsOnly(Outcome.UNCHANGED);
  }

  @Test
  void install_givesBackARightThatPeopleTook() {
    installer().install(wanted());
    Map<String, Object> right = records("FieldPermissions").get(0);
    rig.salesforce
        .records()
        .update(
            rig.salesforce.admin(),
            "FieldPermissions",
            String.valueOf(right.get("Id")),
            Map.of("PermissionsEdit", false));

    assertThat(installer().install(wanted()))
        .filteredOn(Installed::outcome, Outcome.CHANGED)
        .extracting(Installed::thing, Installed::detail)
        .containsExactly(tuple("rights of Perennial Integration", "1 added"));
  }

  @Test
  void install_leavesAPermissionSetOfPeopleAlone() {
    rig.salesforce
        .records()
        .create(
            rig.salesforce.admin(),
            "PermissionSet",
            Map.of("Name", "Perennial_Reader", "Label", "Mine"));

    assertThat(installer().install(wanted()))
        .filteredOn(Installed::outcome, Outcome.LEFT_ALONE)
        .extracting(Installed::thing)
        .containsExactly("permission set Perennial Reader");
  }

  @Test
  void user_isWhomTheCredentialsActAs() {
    assertThat(powerless().user()).contains(rig.salesforce.integration().id());
  }

  @Test
  void print_isWellFormedAndComplete() throws Exception {
    Map<String, Document> documents = new TreeMap<>();
    for (InstallFile file : installer().print(wanted())) {
      if (file.path().endsWith(".xml")) {
        documents.put(
            file.path().replaceFirst(".*/", ""),
            DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(file.text().getBytes(StandardCharsets.UTF_8))));
      } else {
        assertThat(json(file.text()).path("sourceApiVersion").asText()).isEqualTo("66.0");
      }
    }

    assertThat(documents).hasSize(12);
    for (WantedField field : wanted().fields()) {
      Document made = document(documents, field.name() + ".field-meta.xml");
      assertThat(text(made, "fullName")).isEqualTo(field.name());
      assertThat(text(made, "inlineHelpText")).isEqualTo(field.help());
      assertThat(text(made, "label")).isEqualTo(field.label());
      assertThat(made.getDocumentElement().getNamespaceURI())
          .isEqualTo("http://soap.sforce.com/2006/04/metadata");
    }
    assertThat(text(document(documents, DAYS + ".field-meta.xml"), "formula"))
        .isEqualTo("TODAY() - " + SINCE);
    Document integration = document(documents, "Perennial_Integration.permissionset-meta.xml");
    assertThat(integration.getElementsByTagName("fieldPermissions").getLength()).isEqualTo(11);
    assertThat(integration.getElementsByTagName("objectPermissions").getLength()).isEqualTo(2);
    assertThat(
            document(documents, "Perennial_Reader.permissionset-meta.xml")
                .getElementsByTagName("editable"))
        .satisfies(list -> assertThat(list.item(0).getTextContent()).isEqualTo("false"));
  }

  private static Document document(Map<String, Document> documents, String name) {
    return Optional.ofNullable(documents.get(name)).orElseThrow();
  }

  private static String text(Document document, String element) {
    return document.getElementsByTagName(element).item(0).getTextContent();
  }

  private Wanted only(WantedField field) {
    return new Wanted(List.of(field), wanted().reads(), wanted().user());
  }

  private ObjectSchema describe(String object) {
    return rig.connector().schema().orElseThrow().describe(object);
  }

  private List<Map<String, Object>> records(String object) {
    List<Map<String, Object>> rows = new ArrayList<>();
    rig.salesforce
        .writes()
        .matching(write -> write.object().equals(object))
        .forEach(
            write -> {
              Map<String, Object> row =
                  new TreeMap<>(rig.salesforce.records().get(object, write.id()).orElseThrow());
              row.put("Id", write.id());
              if (!rows.contains(row)) {
                rows.add(row);
              }
            });
    return rows;
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException malformed) {
      throw new AssertionError(malformed);
    }
  }
}

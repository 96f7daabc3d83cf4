package io.perennial.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.perennial.connector.install.Installed;
import io.perennial.connector.install.Installed.Outcome;
import io.perennial.connector.install.Installer;
import io.perennial.connector.install.Wanted;
import io.perennial.connector.install.WantedField;
import io.perennial.connector.target.FieldType;
import io.perennial.connector.testkit.InstallerContract;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.salesforce.schema.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SalesforceInstallerTest extends InstallerContract {

  private final InstallRig org = new InstallRig();

  @AfterEach
  void stop() {
    org.close();
  }

  @Override
  protected Installer installer() {
    return org.installer();
  }

  @Override
  protected Installer powerless() {
    return org.powerless();
  }

  @Override
  protected Wanted wanted() {
    return org.wanted();
  }

  @Override
  protected void peopleMake(WantedField field) {
    org.peopleMake(field);
  }

  @Override
  protected void peopleAddAnOption(WantedField field, String option) {
    Field before = org.made(field);
    JsonNode metadata = InstallRig.json(before.metadata());
    ((ArrayNode) metadata.path("valueSet").path("valueSetDefinition").path("value"))
        .addObject()
        .put("valueName", option)
        .put("label", option);
    List<String> values = new ArrayList<>(before.values());
    values.add(option);
    org.put(
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
    return org.made(field).values();
  }

  @Override
  protected long changes() {
    return org.changes();
  }

  @Test
  void install_writesTypeTextsAndFormulas() {
    installer().install(wanted());

    JsonNode days = InstallRig.json(org.made(wanted().fields().get(1)).metadata());
    assertThat(days.path("formula").asText()).isEqualTo("TODAY() - " + InstallRig.SINCE);
    assertThat(days.path("description").asText())
        .isEqualTo("Managed by Perennial. Says \"more\" than <b> & 'less'.");
    assertThat(days.path("inlineHelpText").asText()).isEqualTo("Says \"more\" than <b> & 'less'.");
    JsonNode money = InstallRig.json(org.made(wanted().fields().get(4)).metadata());
    assertThat(money.path("precision").asInt()).isEqualTo(18);
    assertThat(money.path("scale").asInt()).isEqualTo(2);
  }

  @Test
  void install_takesFewCalls() {
    org.rig.salesforce.journal().reset();

    installer().install(wanted());

    assertThat(org.rig.salesforce.journal().byKind().values().stream().mapToLong(n -> n).sum())
        .as("ten fields, two permission sets, some thirty rights")
        .isLessThanOrEqualTo(22);
  }

  @Test
  void install_usesAFieldOfPeopleThatMayBeAdoptedAndChangesNothingOfIt() {
    WantedField text = wanted().fields().get(5);
    peopleMake(text);
    String before = org.made(text).metadata();

    List<Installed> results = installer().install(org.only(adopted(text, FieldType.TEXT)));

    assertThat(results.get(0).outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(org.made(text).metadata()).isEqualTo(before);
    assertThat(org.describe("Account").field(text.name()).orElseThrow().writable()).isTrue();
  }

  @Test
  void install_refusesToAdoptAFieldOfAnotherType() {
    WantedField score = wanted().fields().get(0);
    peopleMake(score);

    assertThat(installer().install(org.only(adopted(score, FieldType.NUMBER))).get(0))
        .satisfies(
            result -> {
              assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
              assertThat(result.detail()).contains("Text", "Number");
            });
  }

  @Test
  void install_goesOnAfterALostAnswer() {
    org.rig.salesforce.faults().next(Call.to("POST", "/tooling/composite"), Fault.lostAnswer());
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

    assertThat(installer().install(org.only(sized(drivers, 80))).get(0).outcome())
        .isEqualTo(Outcome.UNCHANGED);
    assertThat(installer().install(org.only(sized(wanted().fields().get(4), 0))).get(0).outcome())
        .isEqualTo(Outcome.UNCHANGED);
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
}

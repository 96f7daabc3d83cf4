package io.perennial.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.connector.install.Installed;
import io.perennial.connector.install.Installed.Outcome;
import io.perennial.connector.install.WantedField;
import io.perennial.connector.target.ObjectSchema;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may write our fields, and read what is mapped. */
class InstalledRightsTest {

  private final InstallRig org = new InstallRig();

  @AfterEach
  void stop() {
    org.close();
  }

  @Test
  void install_letsTheIntegrationWriteItsFieldsAndReadWhatIsMapped() {
    org.installer().install(org.wanted());

    ObjectSchema account = org.describe("Account");
    for (WantedField field : org.wanted().fields()) {
      assertThat(org.describe(field.object()).field(field.name()))
          .as(field.name())
          .hasValueSatisfying(
              seen -> assertThat(seen.writable()).isEqualTo(field.formula().isEmpty()));
    }
    assertThat(account.field("Acme_Band__c").orElseThrow().restricted()).isFalse();
    assertThat(account.field("Acme_Band__c").orElseThrow().options())
        .containsExactly("healthy", "at risk");
    assertThat(org.records("FieldPermissions"))
        .extracting(row -> row.get("Field"), row -> row.get("PermissionsEdit"))
        .contains(
            tuple("Account.Acme_Score__c", true),
            tuple("Account." + InstallRig.DAYS, false),
            tuple("Opportunity.Contract_End__c", false));
    assertThat(org.records("ObjectPermissions"))
        .extracting(row -> row.get("SobjectType"), row -> row.get("PermissionsViewAllRecords"))
        .containsExactly(tuple("Account", true), tuple("Opportunity", true));
  }

  @Test
  void install_keepsRightsThatPeopleWidened() {
    org.installer().install(org.wanted());
    Map<String, Object> seen =
        org.records("FieldPermissions").stream()
            .filter(row -> "Opportunity.Contract_End__c".equals(row.get("Field")))
            .findFirst()
            .orElseThrow();
    org.rig
        .salesforce
        .records()
        .update(
            org.rig.salesforce.admin(),
            "FieldPermissions",
            String.valueOf(seen.get("Id")),
            Map.of("PermissionsEdit", true));

    assertThat(org.installer().install(org.wanted()))
        .extracting(Installed::outcome)
        .containsOnly(Outcome.UNCHANGED);
  }

  @Test
  void install_givesBackARightThatPeopleTook() {
    org.installer().install(org.wanted());
    Map<String, Object> right = org.records("FieldPermissions").get(0);
    org.rig
        .salesforce
        .records()
        .update(
            org.rig.salesforce.admin(),
            "FieldPermissions",
            String.valueOf(right.get("Id")),
            Map.of("PermissionsEdit", false));

    assertThat(org.installer().install(org.wanted()))
        .filteredOn(Installed::outcome, Outcome.CHANGED)
        .extracting(Installed::thing, Installed::detail)
        .containsExactly(tuple("rights of Perennial Integration", "1 added"));
  }

  @Test
  void install_leavesAPermissionSetOfPeopleAlone() {
    org.rig
        .salesforce
        .records()
        .create(
            org.rig.salesforce.admin(),
            "PermissionSet",
            Map.of("Name", "Perennial_Reader", "Label", "Mine"));

    assertThat(org.installer().install(org.wanted()))
        .filteredOn(Installed::outcome, Outcome.LEFT_ALONE)
        .extracting(Installed::thing)
        .containsExactly("permission set Perennial Reader");
  }

  @Test
  void user_isWhomTheCredentialsActAs() {
    assertThat(org.powerless().user()).contains(org.rig.salesforce.integration().id());
  }
}

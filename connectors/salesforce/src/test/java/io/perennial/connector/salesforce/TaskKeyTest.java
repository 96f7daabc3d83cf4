package io.perennial.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.connector.install.InstallFile;
import io.perennial.connector.install.Installed;
import io.perennial.connector.install.Installed.Outcome;
import io.perennial.connector.install.Wanted;
import io.perennial.connector.install.WantedField;
import io.perennial.connector.target.FieldType;
import io.perennial.sandbox.salesforce.org.Access.Level;
import io.perennial.sandbox.salesforce.schema.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The field by which our tasks are known is set up on activities and found on tasks. */
class TaskKeyTest {

  private static final String KEY = "Acme_Key__c";

  private final InstallRig org = new InstallRig();
  private final WantedField field =
      new WantedField(
          "Task",
          KEY,
          FieldType.TEXT,
          "Acme key",
          "Which task it is.",
          255,
          0,
          0,
          List.of(),
          Optional.empty(),
          false,
          true);
  private final Wanted wanted = org.only(field);

  @AfterEach
  void stop() {
    org.close();
  }

  @Test
  void install_makesAUniqueExternalIdThatTheIntegrationAloneSees() {
    assertThat(org.installer().install(wanted))
        .extracting(Installed::outcome)
        .doesNotContain(Outcome.REFUSED);

    Field made = org.made(field);
    assertThat(made.externalId()).isTrue();
    assertThat(made.unique()).isTrue();
    assertThat(org.rig.salesforce.schema().standard("Event").field(KEY)).isPresent();
    assertThat(org.describe("Task").field(KEY).orElseThrow().writable()).isTrue();
    assertThat(org.records("PermissionSet"))
        .extracting(set -> set.get("Name"), set -> set.get("PermissionsEditTask"))
        .containsExactlyInAnyOrder(
            tuple("Perennial_Integration", true), tuple("Perennial_Reader", false));
    assertThat(org.records("FieldPermissions"))
        .extracting(right -> right.get("Field"))
        .containsOnlyOnce("Task." + KEY);
    assertThat(org.installer().strangers("Task", List.of(KEY))).isEmpty();
  }

  @Test
  void install_twiceChangesNothing() {
    org.installer().install(wanted);
    long before = org.changes();

    assertThat(org.installer().install(wanted))
        .extracting(Installed::outcome)
        .containsOnly(Outcome.UNCHANGED);
    assertThat(org.changes()).isEqualTo(before);
  }

  @Test
  void install_letsTheIntegrationWriteTasks() {
    org.rig.salesforce.access().profile(org.rig.salesforce.integration(), "Task", Level.READ);
    org.installer().install(org.only(org.wanted().fields().get(0)));
    assertThat(mayWriteTasks()).isFalse();

    assertThat(org.installer().install(wanted))
        .contains(Installed.changed("permission set Perennial Integration", "Edit Tasks"));

    assertThat(mayWriteTasks()).isTrue();
  }

  @Test
  void print_setsTheFieldUpOnActivities() {
    Map<String, String> files =
        org.installer().print(wanted).stream()
            .collect(Collectors.toMap(InstallFile::path, InstallFile::text));

    String root = "force-app/main/default/";
    assertThat(files.get(root + "objects/Activity/fields/Acme_Key__c.field-meta.xml"))
        .contains("<externalId>true</externalId>", "<unique>true</unique>");
    assertThat(files.get(root + "permissionsets/Perennial_Integration.permissionset-meta.xml"))
        .contains("<field>Task.Acme_Key__c</field>", "<name>EditTask</name>");
    assertThat(files.get(root + "permissionsets/Perennial_Reader.permissionset-meta.xml"))
        .doesNotContain("Acme_Key__c", "EditTask");
  }

  private boolean mayWriteTasks() {
    return org.rig
        .salesforce
        .access()
        .writes(org.rig.salesforce.integration(), org.rig.salesforce.schema().standard("Task"));
  }
}

package io.perennial.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.CheckResult;
import io.perennial.connector.CheckResult.Level;
import io.perennial.connector.Connector;
import io.perennial.connector.Usage;
import io.perennial.connector.testkit.ConnectorContract;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.salesforce.SalesforceOptions;
import io.perennial.sandbox.salesforce.org.Access;
import io.perennial.sandbox.salesforce.write.ValidationRule;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SalesforceConnectorTest extends ConnectorContract {

  private final SalesforceRig rig = new SalesforceRig(1, 2000);

  @AfterEach
  void stop() {
    rig.close();
  }

  @Override
  protected Connector healthy() {
    return rig.connector();
  }

  @Override
  protected Connector throttled() {
    rig.salesforce
        .faults()
        .always(call -> !call.path().contains("oauth2"), Fault.answer(429, "text/plain", "slow"));
    return rig.connector();
  }

  @Override
  protected Connector lockedOut() {
    return rig.connector(Map.of("client-secret", "wrong"));
  }

  @Override
  protected Connector unreachable() {
    return rig.connector(Map.of("login-url", "http://127.0.0.1:1"));
  }

  @Test
  void identity_isTheOrganisationAndItsInstance() {
    assertThat(rig.connector().identity().account()).isEqualTo(rig.salesforce.organizationId());
    assertThat(rig.connector().identity().place()).isEqualTo("USA1");
  }

  @Test
  void currency_isTheOrganisations() {
    assertThat(rig.connector().currency()).contains(Currency.getInstance("USD"));
  }

  @Test
  void check_namesFieldsThatAreNotThere() {
    assertThat(rig.connector().check(usage("Name", SalesforceRig.SCORE)))
        .extracting(CheckResult::level)
        .containsOnly(Level.OK);
    assertThat(rig.connector().check(usage("Nmae", "Perennial_Band__c")))
        .filteredOn(result -> result.level() == Level.FAIL)
        .extracting(CheckResult::thing)
        .containsExactlyInAnyOrder("field Account.Nmae", "field Account.Perennial_Band__c");
  }

  @Test
  void check_namesFieldsThatAreReadOnly() {
    rig.salesforce
        .access()
        .profile(rig.salesforce.integration(), "Account." + SalesforceRig.SCORE, Access.Level.READ);

    assertThat(rig.connector().check(usage("Name", SalesforceRig.SCORE)))
        .filteredOn(result -> result.level() == Level.FAIL)
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.thing()).isEqualTo("field Account." + SalesforceRig.SCORE);
              assertThat(result.consequence()).contains("read-only");
            });
  }

  @Test
  void check_warnsWhenCallsRunShort() {
    try (SalesforceRig poor = new SalesforceRig(1, SalesforceOptions.defaults().dailyCalls(2))) {
      assertThat(poor.connector().check(Usage.NOTHING))
          .filteredOn(result -> result.thing().equals("API calls"))
          .extracting(CheckResult::level)
          .containsExactly(Level.WARN);
    }
  }

  @Test
  void check_warnsOfRecordsThatAreNotSharedWithUs() {
    rig.salesforce
        .records()
        .update(
            rig.salesforce.admin(),
            "PermissionSet",
            rig.salesforce.profileSet(),
            Map.of("PermissionsViewAllData", false));

    assertThat(warnings(usage("Name", SalesforceRig.SCORE))).containsExactly("View All on Account");

    String set =
        rig.salesforce
            .records()
            .create(
                rig.salesforce.admin(),
                "PermissionSet",
                Map.of("Name", "See_All", "Label", "See all"));
    rig.salesforce
        .records()
        .create(
            rig.salesforce.admin(),
            "ObjectPermissions",
            Map.of(
                "ParentId",
                set,
                "SobjectType",
                "Account",
                "PermissionsRead",
                true,
                "PermissionsViewAllRecords",
                true));
    rig.salesforce
        .records()
        .create(
            rig.salesforce.admin(),
            "PermissionSetAssignment",
            Map.of("PermissionSetId", set, "AssigneeId", rig.salesforce.admin().id()));
    assertThat(warnings(usage("Name", SalesforceRig.SCORE)))
        .as("only somebody else has the set")
        .containsExactly("View All on Account");
    rig.salesforce
        .records()
        .create(
            rig.salesforce.admin(),
            "PermissionSetAssignment",
            Map.of("PermissionSetId", set, "AssigneeId", rig.salesforce.integration().id()));
    assertThat(warnings(usage("Name", SalesforceRig.SCORE))).isEmpty();
  }

  @Test
  void check_namesWhatRunsWhenWeWrite() {
    rig.salesforce
        .obstacles()
        .add(
            new ValidationRule(
                "Account", "Industry_Needed", "Say which", Optional.empty(), row -> false));
    rig.salesforce
        .obstacles()
        .add(
            new ValidationRule(
                "Contact", "Title_Needed", "Say which", Optional.empty(), row -> false));
    rig.salesforce.obstacles().trigger("Account", "CountEverything");
    rig.salesforce.obstacles().trigger("Contact", "CountPeople");

    assertThat(warnings(usage("Name", SalesforceRig.SCORE)))
        .containsExactly(
            "validation rule Industry_Needed of Account", "trigger CountEverything on Account");
  }

  private List<String> warnings(Usage usage) {
    return rig.connector().check(usage).stream()
        .filter(result -> result.level() == Level.WARN)
        .map(CheckResult::thing)
        .toList();
  }

  private static Usage usage(String read, String written) {
    TreeMap<String, SortedSet<String>> reads = new TreeMap<>();
    reads.put("accounts", new TreeSet<>(List.of(read)));
    TreeMap<String, SortedSet<String>> writes = new TreeMap<>();
    writes.put("Account", new TreeSet<>(List.of(written)));
    return new Usage(reads, writes);
  }
}

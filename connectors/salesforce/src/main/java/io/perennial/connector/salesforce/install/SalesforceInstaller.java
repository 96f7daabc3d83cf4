package io.perennial.connector.salesforce.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.install.InstallFile;
import io.perennial.connector.install.Installed;
import io.perennial.connector.install.Installed.Outcome;
import io.perennial.connector.install.Installer;
import io.perennial.connector.install.Mark;
import io.perennial.connector.install.Wanted;
import io.perennial.connector.install.WantedField;
import io.perennial.connector.salesforce.call.SalesforceClient;
import io.perennial.connector.salesforce.call.SoqlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes custom fields and two permission sets, and gives one of them to our user. */
public final class SalesforceInstaller implements Installer {

  private final SalesforceClient client;
  private final Composite composite;

  public SalesforceInstaller(SalesforceClient client) {
    this.client = client;
    this.composite = new Composite(client);
  }

  @Override
  public List<Installed> install(Wanted wanted) {
    List<Installed> results = new ArrayList<>();
    List<WantedField> usable = new ArrayList<>();
    try {
      Map<WantedField, Installed> fields =
          new CustomFields(client, composite).install(wanted.fields());
      fields.forEach(
          (field, result) -> {
            results.add(result);
            boolean missing =
                result.outcome() == Outcome.LEFT_ALONE || result.outcome() == Outcome.REFUSED;
            if (!missing) {
              usable.add(field);
            }
          });
    } catch (ConnectorException refused) {
      results.add(refused("custom fields", refused));
    }
    try {
      permit(wanted, usable, results);
    } catch (ConnectorException refused) {
      results.add(refused("permission sets", refused));
    }
    return results;
  }

  private static Installed refused(String thing, ConnectorException failure) {
    if (!Mends.noRight(failure)) {
      throw failure;
    }
    return Mends.refused(thing, failure);
  }

  private void permit(Wanted wanted, List<WantedField> usable, List<Installed> results) {
    PermissionSets sets = new PermissionSets(client, composite);
    Rights integration =
        Rights.integration(
            usable,
            new ReadFields(client).grantable(wanted.reads()),
            new TreeSet<>(wanted.reads().keySet()));
    Optional<String> made = sets.install(integration, results);
    if (made.isPresent()) {
      if (wanted.user().isPresent()) {
        sets.assign(made.get(), wanted.user().get(), integration, results);
      } else {
        results.add(
            Installed.refused(
                integration.label() + " given to our user",
                "nobody could tell who that is",
                "give the permission set to the user that the integration logs in as"));
      }
    }
    sets.install(Rights.reader(usable), results);
  }

  @Override
  public List<InstallFile> print(Wanted wanted) {
    return new SourceTree(wanted).files();
  }

  @Override
  public SortedSet<String> strangers(String object, Collection<String> names) {
    TreeSet<String> strangers = new TreeSet<>();
    if (names.isEmpty()) {
      return strangers;
    }
    JsonNode rows =
        client
            .tooling(
                ("SELECT QualifiedApiName, Description FROM FieldDefinition"
                        + " WHERE EntityDefinition.QualifiedApiName = %s AND %s")
                    .formatted(SoqlText.text(object), SoqlText.in("QualifiedApiName", names)))
            .path("records");
    for (JsonNode row : rows) {
      if (!Mark.isOn(row.path("Description").asText(""))) {
        strangers.add(row.path("QualifiedApiName").asText());
      }
    }
    return strangers;
  }

  @Override
  public Optional<String> user() {
    return Optional.of(client.user());
  }
}

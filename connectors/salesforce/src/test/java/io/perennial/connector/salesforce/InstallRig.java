package io.perennial.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.perennial.connector.install.Installer;
import io.perennial.connector.install.Wanted;
import io.perennial.connector.install.WantedField;
import io.perennial.connector.install.WantedOption;
import io.perennial.connector.target.FieldType;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.sandbox.salesforce.SalesforceOptions;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** An organisation in which our fields are made, and what came of it. */
final class InstallRig implements AutoCloseable {

  static final String SINCE = "Acme_Overdue_Since__c";

  static final String DAYS = "Acme_Days_Overdue__c";

  private static final List<WantedOption> BANDS =
      List.of(new WantedOption("healthy", "healthy"), new WantedOption("at risk", "at risk"));

  final SalesforceRig rig =
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

  @Override
  public void close() {
    rig.close();
  }

  /** Acts as somebody who may customise. */
  Installer installer() {
    return as(rig.salesforce.admin());
  }

  /** Acts as somebody who may not. */
  Installer powerless() {
    return as(rig.salesforce.integration());
  }

  private Installer as(SalesforceUser user) {
    return rig.connector(Map.of("client-id", user.clientId(), "client-secret", user.clientSecret()))
        .installer()
        .orElseThrow();
  }

  Wanted wanted() {
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

  /** The wanted fields cut down to one. */
  Wanted only(WantedField field) {
    return new Wanted(List.of(field), wanted().reads(), wanted().user());
  }

  void peopleMake(WantedField field) {
    put(
        field.object(),
        Field.named(field.name(), io.perennial.sandbox.salesforce.schema.FieldType.STRING)
            .metadata("{\"type\":\"Text\",\"label\":\"Theirs\",\"length\":80}")
            .build());
  }

  void put(String object, Field field) {
    rig.salesforce.schema().put(rig.salesforce.schema().standard(object), field, rig.now());
  }

  /** How much has been changed in the organisation since the beginning. */
  long changes() {
    return rig.salesforce.schema().changedAt().getEpochSecond()
        - start
        + rig.salesforce.writes().count()
        - writesBefore;
  }

  Field made(WantedField field) {
    ObjectType object = rig.salesforce.schema().standard(field.object());
    return object.field(field.name()).orElseThrow();
  }

  ObjectSchema describe(String object) {
    return rig.connector().schema().orElseThrow().describe(object);
  }

  List<Map<String, Object>> records(String object) {
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

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException malformed) {
      throw new AssertionError(malformed);
    }
  }
}

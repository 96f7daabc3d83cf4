package io.perennial.cli.sandbox;

import io.perennial.mapping.Shelf;
import io.perennial.mapping.yaml.Problems;
import io.perennial.sandbox.SandboxOptions;
import io.perennial.sandbox.salesforce.SalesforceOptions;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.FieldBuilder;
import io.perennial.sandbox.salesforce.schema.FieldType;
import io.perennial.sandbox.zendesk.account.CustomField;
import io.perennial.sandbox.zendesk.account.CustomField.Option;
import io.perennial.writeback.Conclusions;
import io.perennial.writeback.FieldOption;
import io.perennial.writeback.FieldShape;
import io.perennial.writeback.TargetRule;
import io.perennial.writeback.WriteBack;
import io.perennial.writeback.WriteBackReader;
import io.perennial.writeback.WrittenField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The fields that we write, as the look-alikes know them once they are installed. */
public final class OurFields {

  private static final long FIRST_ID = 470_000_000L;

  private final List<SalesforceOptions.CustomField> salesforce = new ArrayList<>();
  private final List<CustomField> organizations = new ArrayList<>();
  private final List<CustomField> tickets = new ArrayList<>();
  private final Map<String, Long> ticketIds = new TreeMap<>();

  private OurFields(WriteBack writeBack) {
    for (TargetRule rule : writeBack.of("salesforce")) {
      rule.fields().stream()
          .map(field -> new SalesforceOptions.CustomField(rule.object(), salesforce(field)))
          .forEach(salesforce::add);
    }
    writeBack
        .tasksOf("salesforce")
        .map(rule -> new SalesforceOptions.CustomField(rule.object(), key(rule.key())))
        .ifPresent(salesforce::add);
    long next = FIRST_ID;
    for (TargetRule rule : writeBack.of("zendesk")) {
      for (WrittenField field : rule.fields()) {
        if (rule.object().equals("ticket")) {
          tickets.add(ticket(next, field));
          ticketIds.put(field.name(), next);
        } else {
          organizations.add(organization(next, field));
        }
        next++;
      }
    }
  }

  /** The fields of some rules. */
  public static OurFields of(WriteBack writeBack) {
    return new OurFields(writeBack);
  }

  /** The fields of the shipped {@code write-back.yaml}, with the usual prefix. */
  public static OurFields shipped() {
    Problems problems = new Problems();
    WriteBack shipped =
        Shelf.shipped(problems)
            .read("write-back.yaml")
            .map(root -> WriteBackReader.read(root, "Perennial_", Conclusions.WORDS))
            .orElseGet(WriteBack::nothing);
    problems.throwIfAny();
    return of(shipped);
  }

  /** A sandbox in which they are installed. */
  public SandboxOptions in(SandboxOptions options) {
    return options.fields(salesforce, organizations, tickets);
  }

  /** Zendesk's ids of the fields of tickets, by our names. */
  public Map<String, Long> ticketIds() {
    return Map.copyOf(ticketIds);
  }

  /** One field in Salesforce. */
  public static Field salesforce(WrittenField field) {
    FieldShape shape = field.shape();
    FieldBuilder builder = Field.named(field.name(), type(shape));
    if (shape.length() > 0) {
      builder = builder.length(shape.length());
    }
    if (shape.digits() > 0) {
      builder = builder.digits(shape.digits() + shape.scale(), shape.scale());
    }
    return builder
        .metadata("{\"description\":\"Managed by Perennial\"}")
        .values(shape.options().stream().map(FieldOption::stored).toList())
        .build();
  }

  private static Field key(WrittenField field) {
    return Field.named(field.name(), FieldType.STRING)
        .length(field.shape().length())
        .metadata("{\"description\":\"Managed by Perennial\"}")
        .externalId()
        .unique()
        .build();
  }

  private static FieldType type(FieldShape shape) {
    return switch (shape.content()) {
      case TEXT -> FieldType.STRING;
      case NUMBER -> FieldType.DOUBLE;
      case PERCENT -> FieldType.PERCENT;
      case CURRENCY -> FieldType.CURRENCY;
      case PICKLIST -> FieldType.PICKLIST;
      case DATE -> FieldType.DATE;
      case DATE_TIME -> FieldType.DATETIME;
      case CHECKBOX -> FieldType.BOOLEAN;
      case URL -> FieldType.URL;
    };
  }

  private static CustomField organization(long id, WrittenField field) {
    FieldShape shape = field.shape();
    return new CustomField(
        id,
        field.name(),
        shape.label(),
        "Managed by Perennial",
        type(shape, "dropdown"),
        options(shape),
        true,
        false);
  }

  /** A ticket's field has no name of its own: ours stands in its description. */
  private static CustomField ticket(long id, WrittenField field) {
    FieldShape shape = field.shape();
    return new CustomField(
        id,
        "",
        shape.label(),
        "Managed by Perennial [%s]".formatted(field.name()),
        type(shape, "tagger"),
        options(shape),
        true,
        false);
  }

  private static String type(FieldShape shape, String choice) {
    return switch (shape.content()) {
      case TEXT, URL, DATE_TIME -> "text";
      case NUMBER, PERCENT -> "integer";
      case CURRENCY -> "decimal";
      case PICKLIST -> choice;
      case DATE -> "date";
      case CHECKBOX -> "checkbox";
    };
  }

  private static List<Option> options(FieldShape shape) {
    return shape.options().stream()
        .map(option -> new Option(option.word(), option.stored()))
        .toList();
  }
}

package io.perennial.sandbox.salesforce.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.state.Table;
import java.util.List;
import java.util.Map;

/** Writes a record that is known by an external id. */
public final class Upserts {

  private final Org org;
  private final SalesforceUser user;
  private final Writer writer;

  public Upserts(Org org, SalesforceUser user, Writer writer) {
    this.org = org;
    this.user = user;
    this.writer = writer;
  }

  /** What was written, and whether it is new. */
  public record Upserted(String id, boolean created) {}

  /** The field that may serve as key. */
  public Field key(ObjectType object, String name) {
    return object
        .field(name)
        .filter(field -> org.access().sees(user, object, field))
        .filter(field -> field.externalId() || field.name().equals("Id"))
        .orElseThrow(
            () ->
                new ApiException(
                    "NOT_FOUND",
                    "Provided external ID field does not exist or is not accessible: " + name));
  }

  /** Ids of the living records with a key's value. */
  public List<String> find(ObjectType object, Field key, String value) {
    Table table = org.table(object);
    List<Integer> handles =
        key.name().equals("Id")
            ? table.find(RecordId.of(value).value()).stream().toList()
            : table.findBy(key.name(), value);
    return handles.stream().filter(handle -> !table.deleted(handle)).map(table::id).toList();
  }

  /** Updates the record with the key's value or creates it; only inside {@link Org#write}. */
  public Upserted upsert(
      ObjectType object, Field key, String value, ObjectNode record, Style style) {
    List<String> found = find(object, key, value);
    if (found.size() > 1) {
      throw new ApiException(
          "DUPLICATE_EXTERNAL_ID",
          "%s: more than one record found for external id field: %s".formatted(key.name(), found));
    }
    ObjectNode rest = record.deepCopy();
    rest.remove(names(record, key));
    if (!found.isEmpty()) {
      writer.update(object, found.get(0), rest, style);
      return new Upserted(found.get(0), false);
    }
    if (key.name().equals("Id")) {
      throw new ApiException("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
    }
    rest.put(key.name(), value);
    return new Upserted(writer.create(object, rest, style), true);
  }

  /** The key's value in a record of a collection. */
  public String value(Field key, ObjectNode record) {
    return names(record, key).stream()
        .map(record::get)
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElseThrow(
            () -> new ApiException("MISSING_ARGUMENT", "%s not specified".formatted(key.name())));
  }

  private static List<String> names(ObjectNode record, Field key) {
    return record.properties().stream()
        .map(Map.Entry::getKey)
        .filter(key.name()::equalsIgnoreCase)
        .toList();
  }
}

package io.perennial.sandbox.salesforce.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.RecordRow;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.state.Table;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at records and changes them as a person would, without HTTP: for tests. */
public final class Records {

  private final Org org;
  private final Obstacles obstacles;

  public Records(Org org, Obstacles obstacles) {
    this.org = org;
    this.obstacles = obstacles;
  }

  /**
   * A record with all its fields, whoever may see them; empty fields are absent.
   *
   * @return values as text, Boolean, BigDecimal, LocalDate or Instant; ids as text
   */
  public Optional<Map<String, Object>> get(String object, String id) {
    ObjectType type = org.schema().standard(object);
    return org.read(
        () -> {
          Table table = org.table(type);
          return table.find(RecordId.of(id).value()).map(handle -> values(type, table, handle));
        });
  }

  /**
   * Creates a record and returns its id.
   *
   * @param fields texts, numbers and truth values as JSON has them
   */
  public String create(SalesforceUser by, String object, Map<String, ?> fields) {
    ObjectType type = org.schema().standard(object);
    ObjectNode record = record(fields);
    return org.write(() -> writer(by).create(type, record, Style.SINGLE), id -> true);
  }

  /** Changes a record; a null empties its field. */
  public void update(
      SalesforceUser by, String object, String id, Map<String, ? extends @Nullable Object> fields) {
    ObjectType type = org.schema().standard(object);
    ObjectNode record = record(fields);
    write(() -> writer(by).update(type, id, record, Style.SINGLE));
  }

  /**
   * What formulas and roll-ups of a record come to from now on: neither a time stamp moves, nor
   * does the journal tell.
   *
   * @param values by field, as {@link #get} has them
   */
  public void calculate(String object, String id, Map<String, ?> values) {
    ObjectType type = org.schema().standard(object);
    write(
        () -> {
          Table table = org.table(type);
          int handle = table.find(RecordId.of(id).value()).orElseThrow();
          Entry before = table.entry(handle);
          Map<String, Object> fields = new LinkedHashMap<>(before.fields());
          fields.putAll(values);
          org.put(
              type, handle, new Entry(before.id(), before.modifiedAt(), before.deleted(), fields));
        });
  }

  public void delete(SalesforceUser by, String object, String id) {
    ObjectType type = org.schema().standard(object);
    write(() -> writer(by).delete(type, id));
  }

  /** Takes a record out of the recycle bin, without its children. */
  public void undelete(SalesforceUser by, String object, String id) {
    ObjectType type = org.schema().standard(object);
    write(
        () ->
            new Store(org, by)
                .undelete(type, org.table(type).find(RecordId.of(id).value()).orElseThrow()));
  }

  /** Merges records into one: their children move to it, they go, all time stamps move. */
  public void merge(SalesforceUser by, String object, String winner, List<String> losers) {
    ObjectType type = org.schema().standard(object);
    Set<String> ids = new HashSet<>();
    losers.forEach(loser -> ids.add(RecordId.of(loser).value()));
    write(() -> new Merge(org, by).merge(type, RecordId.of(winner).value(), ids));
  }

  private void write(Runnable work) {
    org.write(
        () -> {
          work.run();
          return true;
        },
        done -> true);
  }

  private Writer writer(SalesforceUser by) {
    return new Writer(org, obstacles, by);
  }

  private Map<String, Object> values(ObjectType type, Table table, int handle) {
    RecordRow row = new RecordRow(org, type, table, handle);
    Map<String, Object> values = new LinkedHashMap<>();
    type.fields()
        .forEach(
            field -> {
              Object value = row.value(field);
              if (value != null) {
                values.put(field.name(), value instanceof RecordId id ? id.value() : value);
              }
            });
    return values;
  }

  private static ObjectNode record(Map<String, ? extends @Nullable Object> fields) {
    return (ObjectNode) Json.read(Json.write(fields));
  }
}

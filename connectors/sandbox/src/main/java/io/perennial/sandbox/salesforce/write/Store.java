package io.perennial.sandbox.salesforce.write;

import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.RecordRow;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.state.FieldChange;
import io.perennial.sandbox.state.RecordWrite;
import io.perennial.sandbox.state.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts checked records into the tables, stamps them and tells the journal. */
final class Store {

  private final Org org;
  private final SalesforceUser user;

  Store(Org org, SalesforceUser user) {
    this.org = org;
    this.user = user;
  }

  void create(ObjectType object, String id, Map<String, Object> fields, Input input) {
    Instant now = org.now();
    Map<String, Object> stamped = new LinkedHashMap<>(fields);
    stamped.put("CreatedDate", now);
    stamped.put("CreatedById", user.id());
    stamp(stamped, now);
    org.create(object, new Entry(id, now.toEpochMilli(), false, stamped));
    List<FieldChange> changes = new ArrayList<>();
    input
        .values()
        .forEach(
            (field, value) ->
                changes.add(
                    new FieldChange(field.name(), Optional.empty(), value.map(Store::comparable))));
    note(object, id, RecordWrite.Type.CREATE, changes, now);
  }

  /**
   * Stores the next state of a record.
   *
   * @param sent the fields that the call named, changed or not
   */
  void update(ObjectType object, int handle, Map<String, Object> after, List<Field> sent) {
    Table table = org.table(object);
    Entry before = table.entry(handle);
    RecordRow row = new RecordRow(org, object, table, handle);
    List<Optional<Object>> old = sent.stream().map(field -> value(row, field)).toList();
    Instant now = org.now();
    Map<String, Object> stamped = stamped(after, before, now);
    org.put(object, handle, new Entry(before.id(), now.toEpochMilli(), before.deleted(), stamped));
    RecordRow next = new RecordRow(org, object, table, handle);
    List<FieldChange> changes = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      changes.add(new FieldChange(sent.get(i).name(), old.get(i), value(next, sent.get(i))));
    }
    note(object, before.id(), RecordWrite.Type.UPDATE, changes, now);
  }

  /** Moves a record into the recycle bin, with some last values. */
  void delete(ObjectType object, int handle, Map<String, Object> lastValues) {
    Entry before = org.table(object).entry(handle);
    Instant now = org.now();
    Map<String, Object> stamped = stamped(before.fields(), before, now);
    stamped.putAll(lastValues);
    org.put(object, handle, new Entry(before.id(), now.toEpochMilli(), true, stamped));
    note(object, before.id(), RecordWrite.Type.DELETE, List.of(), now);
  }

  /** Takes a record out of the recycle bin. */
  void undelete(ObjectType object, int handle) {
    Entry before = org.table(object).entry(handle);
    Instant now = org.now();
    Map<String, Object> stamped = stamped(before.fields(), before, now);
    org.put(object, handle, new Entry(before.id(), now.toEpochMilli(), false, stamped));
    note(object, before.id(), RecordWrite.Type.UPDATE, List.of(), now);
  }

  /** A record whose world tells no time of creation was created when it was first modified. */
  private Map<String, Object> stamped(Map<String, Object> fields, Entry before, Instant now) {
    Map<String, Object> stamped = new LinkedHashMap<>(fields);
    stamped.putIfAbsent("CreatedDate", Instant.ofEpochMilli(before.modifiedAt()));
    stamp(stamped, now);
    return stamped;
  }

  private void stamp(Map<String, Object> fields, Instant now) {
    fields.put("LastModifiedDate", now);
    fields.put("LastModifiedById", user.id());
  }

  private void note(
      ObjectType object, String id, RecordWrite.Type type, List<FieldChange> changes, Instant now) {
    org.note(() -> org.writes().add(object.name(), id, type, user.id(), now, changes));
  }

  private static Optional<Object> value(RecordRow row, Field field) {
    @Nullable Object value = row.value(field);
    return Optional.ofNullable(value).map(Store::comparable);
  }

  private static Object comparable(Object value) {
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros();
    }
    return value instanceof RecordId id ? id.value() : value;
  }
}

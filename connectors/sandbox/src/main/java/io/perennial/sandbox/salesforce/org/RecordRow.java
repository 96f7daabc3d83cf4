package io.perennial.sandbox.salesforce.org;

import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.soql.Row;
import io.perennial.sandbox.soql.Term;
import io.perennial.sandbox.state.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record as queries and answers see it.
 *
 * <p>Id, SystemModstamp and IsDeleted come from the table's orders, so that a filter on them does
 * not make the record.
 */
public final class RecordRow implements Row {

  private final Org org;
  private final ObjectType object;
  private final Table table;
  private final int handle;
  private final LocalDate today;
  private final Map<String, Optional<RecordRow>> parents = new HashMap<>();
  private @Nullable Map<String, Object> fields;

  /** Begins to read a record; nothing is made yet. */
  public RecordRow(Org org, ObjectType object, Table table, int handle) {
    this(org, object, table, handle, LocalDate.ofInstant(org.now(), ZoneOffset.UTC));
  }

  private RecordRow(Org org, ObjectType object, Table table, int handle, LocalDate today) {
    this.org = org;
    this.object = object;
    this.table = table;
    this.handle = handle;
    this.today = today;
  }

  /** Where the record stands in its table. */
  public int handle() {
    return handle;
  }

  public ObjectType object() {
    return object;
  }

  public String id() {
    return table.id(handle);
  }

  public boolean deleted() {
    return table.deleted(handle);
  }

  /** When it was last touched. */
  public Instant modifiedAt() {
    return Instant.ofEpochMilli(table.modifiedAt(handle));
  }

  /** The values as stored: without what is derived. */
  public Map<String, Object> stored() {
    Map<String, Object> known = fields;
    if (known == null) {
      known = table.fields(handle);
      fields = known;
    }
    return known;
  }

  @Override
  public LocalDate today() {
    return today;
  }

  @Override
  public @Nullable Object value(Term term) {
    return value(((Term.Path) term).parts());
  }

  /** The value of a field of this object. */
  public @Nullable Object value(Field field) {
    return switch (field.name()) {
      case "Id" -> new RecordId(id());
      case "SystemModstamp" -> modifiedAt();
      case "IsDeleted" -> deleted();
      default -> storedOrComputed(field);
    };
  }

  private @Nullable Object storedOrComputed(Field field) {
    Object stored = stored().get(field.name());
    if (stored != null) {
      return field.type().canonical(stored);
    }
    return field.formula().isPresent()
        ? org.formula(field.formula().get()).value(this)
        : Derived.value(org, this, field);
  }

  /** The value of a field by name; null if there is no such field. */
  public @Nullable Object value(String name) {
    return object.field(name).map(this::value).orElse(null);
  }

  /** The parent record that a relationship leads to; empty if there is none or it is deleted. */
  public Optional<RecordRow> parent(String relationship) {
    return parents.computeIfAbsent(
        relationship,
        name -> object.relationship(name).map(this::value).flatMap(id -> find(id.toString())));
  }

  private @Nullable Object value(List<String> path) {
    if (path.size() == 1) {
      return value(path.get(0));
    }
    RecordRow parent = parent(path.get(0)).orElse(null);
    return parent == null ? null : parent.value(path.subList(1, path.size()));
  }

  private Optional<RecordRow> find(String id) {
    ObjectType type = org.schema().byPrefix(RecordId.of(id).prefix()).orElse(null);
    if (type == null) {
      return Optional.empty();
    }
    Table target = org.table(type);
    return target
        .find(id)
        .filter(found -> !target.deleted(found))
        .map(found -> new RecordRow(org, type, target, found, today));
  }
}

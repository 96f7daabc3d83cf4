package io.perennial.sandbox.salesforce.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.salesforce.org.ApiError;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Derived;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.state.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes one record after the other for a user; every method belongs inside {@link Org#write}.
 *
 * <p>A refusal is an {@link ApiException}; then nothing of this record was stored.
 */
public final class Writer {

  private final Org org;
  private final Obstacles obstacles;
  private final SalesforceUser user;

  public Writer(Org org, Obstacles obstacles, SalesforceUser user) {
    this.org = org;
    this.obstacles = obstacles;
    this.user = user;
  }

  /** Creates a record and returns its id. */
  public String create(ObjectType object, ObjectNode record, Style style) {
    checkObject(object);
    Input input = Input.read(org, user, object, record, style, true);
    Map<String, Object> after = defaults(object);
    put(input, after);
    new RecordCheck(org, object).created(input, after);
    new SetupCheck(org, object).created(after);
    obstacles.checkRules(object, after);
    String id = org.newId(object);
    new Store(org, user).create(object, id, after, input);
    return id;
  }

  public void update(ObjectType object, String id, ObjectNode record, Style style) {
    checkObject(object);
    int handle = find(object, id);
    Input input = Input.read(org, user, object, record, style, false);
    Map<String, Object> after = new LinkedHashMap<>(org.table(object).fields(handle));
    put(input, after);
    new RecordCheck(org, object).updated(input, after, handle);
    new SetupCheck(org, object).updated(after, handle);
    obstacles.checkRules(object, after);
    new Store(org, user).update(object, handle, after, List.copyOf(input.values().keySet()));
  }

  /** Deletes a record, and with it the children that cannot be without it. */
  public void delete(ObjectType object, String id) {
    checkObject(object);
    int handle = find(object, id);
    String parent = org.table(object).id(handle);
    Store store = new Store(org, user);
    for (Children.Child child : new Children(org).of(object, Set.of(parent), Field::cascade)) {
      if (!org.table(child.object()).deleted(child.handle())) {
        store.delete(child.object(), child.handle(), Map.of());
      }
    }
    store.delete(object, handle, Map.of());
  }

  /** The living record with this id, for writing. */
  private int find(ObjectType object, String id) {
    if (!RecordId.isId(id)) {
      throw new ApiException(ApiError.malformedId(object.name() + " ID", id));
    }
    RecordId full = RecordId.of(id);
    Table table = org.table(object);
    int handle =
        table
            .find(full.value())
            .orElseThrow(
                () ->
                    new ApiException(
                        ApiError.of(
                            "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", "Id")));
    if (table.deleted(handle)) {
      throw new ApiException("ENTITY_IS_DELETED", "entity is deleted");
    }
    if (!org.access().seesRow(user, object, table.fields(handle))) {
      throw new ApiException(
          "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
    }
    obstacles.checkRow(full.value());
    return handle;
  }

  private void checkObject(ObjectType object) {
    if (!org.access().sees(user, object)) {
      throw new ApiException(ApiError.noSuchObject(object.name()));
    }
    if (!org.access().writes(user, object)) {
      throw new ApiException(
          "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
    }
  }

  private Map<String, Object> defaults(ObjectType object) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Field field : object.fields()) {
      field
          .defaultValue()
          .ifPresent(text -> fields.put(field.name(), field.type().canonical(text)));
    }
    object.field("OwnerId").ifPresent(field -> fields.put(field.name(), user.id()));
    object
        .field("CurrencyIsoCode")
        .ifPresent(field -> fields.put(field.name(), org.identity().currency()));
    return fields;
  }

  /** A new stage makes what follows from the stage follow again. */
  private static void put(Input input, Map<String, Object> after) {
    if (input.values().keySet().stream().anyMatch(field -> field.name().equals("StageName"))) {
      after.keySet().removeAll(Derived.OF_STAGE);
    }
    input
        .values()
        .forEach(
            (field, value) -> {
              if (value.isPresent()) {
                after.put(field.name(), value.get());
              } else {
                after.remove(field.name());
              }
            });
  }
}

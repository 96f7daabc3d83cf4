package io.perennial.sandbox.salesforce.ui;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.RecordRow;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.query.Shape;
import io.perennial.sandbox.salesforce.rest.Request;
import io.perennial.sandbox.salesforce.schema.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET ui-api/records/{id}}: the fields asked for, with the words that people see.
 *
 * <p>A field in {@code fields} that the reader may not see refuses the call; one in {@code
 * optionalFields} is left out, and so stays apart from an empty one.
 */
public final class RecordUi {

  private static final String FIELDS = "fields";

  private final Org org;
  private final VisibleRecords records;
  private final Displayed displayed;

  public RecordUi(Org org) {
    this.org = org;
    this.records = new VisibleRecords(org);
    this.displayed = new Displayed(org.identity().currency());
  }

  public Answer get(Request request) {
    return org.read(
        () -> {
          RecordRow row = records.find(request.user(), request.path("id"));
          Map<String, @Nullable Object> json = described(row);
          for (String path : asked(request, FIELDS)) {
            if (!add(json, row, path, request.user())) {
              throw new ApiException(
                  "INVALID_FIELD", "No such column '%s', or you do not see it".formatted(path));
            }
          }
          for (String path : asked(request, "optionalFields")) {
            boolean ignored = add(json, row, path, request.user());
          }
          return Answer.json(200, json);
        });
  }

  private static List<String> asked(Request request, String parameter) {
    return List.of(request.call().parameter(parameter).orElse("").split(",")).stream()
        .map(String::strip)
        .filter(path -> !path.isEmpty())
        .toList();
  }

  private static Map<String, @Nullable Object> described(RecordRow row) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("apiName", row.object().name());
    json.put("id", row.id());
    json.put("lastModifiedDate", row.modifiedAt().toString());
    json.put(FIELDS, new LinkedHashMap<String, @Nullable Object>());
    return json;
  }

  /**
   * Adds {@code Account.Owner.Name} to what is answered; false if the reader sees no such field.
   */
  private boolean add(
      Map<String, @Nullable Object> json, RecordRow row, String path, SalesforceUser user) {
    List<String> parts = List.of(path.split("\\."));
    return parts.size() > 1
        && parts.get(0).equalsIgnoreCase(row.object().name())
        && add(json, row, parts.subList(1, parts.size()), user);
  }

  private boolean add(
      Map<String, @Nullable Object> json, RecordRow row, List<String> parts, SalesforceUser user) {
    @SuppressWarnings("unchecked") // only described() puts it there
    Map<String, @Nullable Object> fields = (Map<String, @Nullable Object>) json.get(FIELDS);
    if (fields == null) {
      return false;
    }
    String name = parts.get(0);
    if (parts.size() == 1) {
      return visible(row, row.object().field(name), user)
          .map(
              field -> {
                fields.put(field.name(), value(row, field));
                return true;
              })
          .orElse(false);
    }
    Optional<Field> reference = visible(row, row.object().relationship(name), user);
    if (reference.isEmpty()) {
      return false;
    }
    Optional<RecordRow> parent = row.parent(name).filter(found -> seen(found, user));
    if (parent.isEmpty()) {
      fields.put(name, shown(null, null));
      return true;
    }
    @SuppressWarnings("unchecked") // only shown() puts maps there
    Map<String, @Nullable Object> holder =
        (Map<String, @Nullable Object>)
            fields.computeIfAbsent(
                name, missing -> shown(text(parent.get().value("Name")), described(parent.get())));
    @SuppressWarnings("unchecked") // as above
    Map<String, @Nullable Object> nested =
        holder == null ? null : (Map<String, @Nullable Object>) holder.get("value");
    return nested != null && add(nested, parent.get(), parts.subList(1, parts.size()), user);
  }

  private Optional<Field> visible(RecordRow row, Optional<Field> field, SalesforceUser user) {
    return field.filter(known -> org.access().sees(user, row.object(), known));
  }

  private boolean seen(RecordRow row, SalesforceUser user) {
    return org.access().sees(user, row.object())
        && org.access().seesRow(user, row.object(), row.stored());
  }

  private Map<String, @Nullable Object> value(RecordRow row, Field field) {
    return shown(displayed.of(row, field), Shape.value(field.type(), row.value(field)));
  }

  private static Map<String, @Nullable Object> shown(
      @Nullable String words, @Nullable Object value) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("displayValue", words);
    json.put("value", value);
    return json;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}

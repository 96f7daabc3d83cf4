package io.perennial.sandbox.salesforce.page;

import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.write.Records;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.state.Span;
import io.perennial.sandbox.state.Table;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;

/** The permission set that lets people see our fields, given to one of them as an admin would. */
public final class ReaderSet {

  private static final String NAME = "Perennial_Reader";

  private final Org org;
  private final Records records;
  private final SalesforceUser admin;

  public ReaderSet(Org org, Records records, SalesforceUser admin) {
    this.org = org;
    this.records = records;
    this.admin = admin;
  }

  /** Assigns it, once; false if nobody has made it yet. */
  boolean give(SalesforceUser person) {
    Optional<String> set = find("PermissionSet", Map.of("Name", NAME));
    if (set.isEmpty()) {
      return false;
    }
    Map<String, String> assignment =
        Map.of("PermissionSetId", set.get(), "AssigneeId", person.id());
    if (find("PermissionSetAssignment", assignment).isEmpty()) {
      String made = records.create(admin, "PermissionSetAssignment", assignment);
      return !made.isEmpty();
    }
    return true;
  }

  private Optional<String> find(String object, Map<String, String> wanted) {
    return org.read(
        () -> {
          Table table = org.table(org.schema().standard(object));
          PrimitiveIterator.OfInt handles = table.scan(Span.ALL, false);
          while (handles.hasNext()) {
            int handle = handles.nextInt();
            if (!table.deleted(handle) && fits(table.fields(handle), wanted)) {
              return Optional.of(table.id(handle));
            }
          }
          return Optional.empty();
        });
  }

  private static boolean fits(Map<String, Object> fields, Map<String, String> wanted) {
    return wanted.entrySet().stream()
        .allMatch(
            want -> {
              String value = String.valueOf(fields.get(want.getKey()));
              return value.equals(want.getValue())
                  || (want.getKey().endsWith("Id")
                      && RecordId.of(value).value().equals(RecordId.of(want.getValue()).value()));
            });
  }
}

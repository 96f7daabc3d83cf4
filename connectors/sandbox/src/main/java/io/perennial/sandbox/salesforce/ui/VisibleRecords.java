package io.perennial.sandbox.salesforce.ui;

import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.RecordRow;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.rest.Errors;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.state.Table;
import java.util.regex.Pattern;

/** Records as one person may see them. */
public final class VisibleRecords {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?");

  private final Org org;

  public VisibleRecords(Org org) {
    this.org = org;
  }

  /**
   * The record of that key, whatever its object; called while the org is read.
   *
   * @throws ApiException NOT_FOUND if there is none, or none that the person sees
   */
  public RecordRow find(SalesforceUser person, String id) {
    if (!ID.matcher(id).matches()) {
      throw Errors.notFound();
    }
    RecordId key = RecordId.of(id);
    ObjectType object =
        org.schema()
            .byPrefix(key.prefix())
            .filter(type -> org.access().sees(person, type))
            .orElseThrow(Errors::notFound);
    Table table = org.table(object);
    int handle =
        table
            .find(key.value())
            .filter(found -> !table.deleted(found))
            .filter(found -> org.access().seesRow(person, object, table.fields(found)))
            .orElseThrow(Errors::notFound);
    return new RecordRow(org, object, table, handle);
  }
}

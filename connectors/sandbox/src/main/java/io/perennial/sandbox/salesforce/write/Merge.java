package io.perennial.sandbox.salesforce.write;

import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.state.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Merges records as people do it by hand: children move to the winner, the losers go. */
final class Merge {

  private final Org org;
  private final Store store;

  Merge(Org org, SalesforceUser user) {
    this.org = org;
    this.store = new Store(org, user);
  }

  /** Merges; only inside {@link Org#write}. */
  void merge(ObjectType object, String winner, Set<String> losers) {
    Table table = org.table(object);
    for (Children.Child child : new Children(org).of(object, losers, field -> true)) {
      Map<String, Object> fields =
          new LinkedHashMap<>(org.table(child.object()).fields(child.handle()));
      fields.put(child.field().name(), winner);
      store.update(child.object(), child.handle(), fields, List.of(child.field()));
    }
    for (String loser : losers) {
      store.delete(object, handle(table, loser), Map.of("MasterRecordId", winner));
    }
    int handle = handle(table, winner);
    store.update(object, handle, table.fields(handle), List.of());
  }

  private static int handle(Table table, String id) {
    return table
        .find(id)
        .filter(handle -> !table.deleted(handle))
        .orElseThrow(() -> new IllegalArgumentException("no living record " + id));
  }
}

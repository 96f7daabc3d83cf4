package io.perennial.sandbox.salesforce.write;

import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.state.Span;
import io.perennial.sandbox.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the records that point to some parents; looks through whole tables. */
final class Children {

  private final Org org;

  Children(Org org) {
    this.org = org;
  }

  /** A record, and the field by which it points to its parent. */
  record Child(ObjectType object, Field field, int handle) {}

  /** Living records that point to one of the parents by a field that is wanted. */
  List<Child> of(ObjectType parent, Set<String> parentIds, Predicate<Field> wanted) {
    List<Child> children = new ArrayList<>();
    for (ObjectType object : org.schema().objects()) {
      List<Field> fields =
          object.fields().stream()
              .filter(field -> field.referenceTo().contains(parent.name()))
              .filter(wanted)
              .toList();
      if (object.kind() == ObjectType.Kind.DATA && !fields.isEmpty()) {
        collect(object, fields, parentIds, children);
      }
    }
    return children;
  }

  private void collect(
      ObjectType object, List<Field> fields, Set<String> parentIds, List<Child> children) {
    Table table = org.table(object);
    PrimitiveIterator.OfInt handles = table.scan(Span.ALL, false);
    while (handles.hasNext()) {
      int handle = handles.nextInt();
      if (table.deleted(handle)) {
        continue;
      }
      for (Field field : fields) {
        Object value = table.fields(handle).get(field.name());
        if (value != null && parentIds.contains(field.type().canonical(value).toString())) {
          children.add(new Child(object, field, handle));
        }
      }
    }
  }
}

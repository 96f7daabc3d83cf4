package io.perennial.sandbox.salesforce.query;

import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.soql.Term;
import java.util.List;

/**
 * A field that a query names, found in the schema.
 *
 * @param path spelled as the schema does, for example {@code Owner.Name}
 * @param field the last part
 */
public record Column(Term.Path path, Field field) {

  /** The relationships that lead to the field's record. */
  List<String> relationships() {
    return path.parts().subList(0, path.parts().size() - 1);
  }
}

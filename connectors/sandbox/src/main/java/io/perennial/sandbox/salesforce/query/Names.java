package io.perennial.sandbox.salesforce.query;

import io.perennial.sandbox.salesforce.org.ApiError;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.soql.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds what a query names, as far as the caller may see it. */
public final class Names {

  private static final Set<String> OF_ANY_PARENT = Set.of("id", "name");

  private static final Set<String> IN_BOTH = Set.of("EntityDefinition", "FieldDefinition");

  private final Org org;
  private final SalesforceUser user;
  private final boolean tooling;

  /** Names as the REST API knows them. */
  public Names(Org org, SalesforceUser user) {
    this(org, user, false);
  }

  /**
   * Names as one of the APIs knows them.
   *
   * @param tooling whether the Tooling API asks
   */
  public Names(Org org, SalesforceUser user, boolean tooling) {
    this.org = org;
    this.user = user;
    this.tooling = tooling;
  }

  /** An object by name. */
  public ObjectType object(String name) {
    return org.schema()
        .object(name)
        .filter(object -> org.access().sees(user, object) && belongs(object))
        .orElseThrow(() -> new ApiException(ApiError.noSuchObject(name)));
  }

  private boolean belongs(ObjectType object) {
    boolean onlyTooling = object.kind() == ObjectType.Kind.TOOLING;
    return onlyTooling == tooling || IN_BOTH.contains(object.name());
  }

  /** A field of the object or, by dots, of its parents. */
  public Column column(ObjectType object, Term.Path path) {
    List<String> canonical = new ArrayList<>();
    ObjectType current = object;
    boolean anyParent = false;
    for (String part : path.parts().subList(0, path.parts().size() - 1)) {
      Field reference = relationship(current, part);
      canonical.add(reference.relationship().orElseThrow());
      anyParent = reference.referenceTo().size() > 1;
      current = object(reference.referenceTo().get(0));
    }
    String last = path.parts().get(path.parts().size() - 1);
    if (anyParent && !OF_ANY_PARENT.contains(last.toLowerCase(Locale.ROOT))) {
      throw new ApiException(ApiError.noSuchColumn(last, "Name"));
    }
    Field field = field(current, last);
    canonical.add(field.name());
    return new Column(new Term.Path(canonical), field);
  }

  /** A field of the object itself. */
  public Field field(ObjectType object, String name) {
    return object
        .field(name)
        .filter(field -> org.access().sees(user, object, field))
        .orElseThrow(() -> new ApiException(ApiError.noSuchColumn(name, object.name())));
  }

  private Field relationship(ObjectType object, String name) {
    return object
        .relationship(name)
        .filter(field -> org.access().sees(user, object, field))
        .orElseThrow(
            () ->
                new ApiException(
                    "INVALID_FIELD",
                    ("Didn't understand relationship '%s' in field path. If you are attempting to"
                            + " use a custom relationship, be sure to append the '__r' after the"
                            + " custom relationship name. Please reference your WSDL or the"
                            + " describe call for the appropriate names.")
                        .formatted(name)));
  }
}

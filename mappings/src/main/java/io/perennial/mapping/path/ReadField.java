package io.perennial.mapping.path;

import io.perennial.mapping.transform.SourceKind;
import io.perennial.mapping.yaml.Place;
import java.util.Set;

/**
 * One use of a vendor's field by a mapping.
 *
 * @param stream the stream whose records carry the field
 * @param path the field
 * @param usedBy the place in the mapping, for example {@code accounts.fields.name}
 * @param place its file and line
 * @param takes kinds of field that can be used there
 * @param leadsOn whether only fields inside it are used, which are listed themselves
 * @param whenGone what becomes of it when the vendor's object shows it no more
 */
public record ReadField(
    String stream,
    FieldPath path,
    String usedBy,
    Place place,
    Set<SourceKind> takes,
    boolean leadsOn,
    WhenGone whenGone) {

  public ReadField {
    takes = Set.copyOf(takes);
  }

  public boolean takes(SourceKind kind) {
    return kind == SourceKind.ANY || takes.contains(SourceKind.ANY) || takes.contains(kind);
  }

  /** The same use, seen from outside the list whose items carry the field. */
  public ReadField below(FieldPath list) {
    return new ReadField(stream, path.below(list), usedBy, place, takes, leadsOn, whenGone);
  }
}

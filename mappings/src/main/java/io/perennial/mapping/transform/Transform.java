package io.perennial.mapping.transform;

import io.perennial.model.FieldKind;
import java.util.Optional;
import java.util.Set;

/**
 * A word of the mapping language that stands after {@code as:}.
 *
 * @param word for example {@code epoch-second-to-date}
 * @param makes what comes out; it must fit the canonical field
 * @param takes what may go in; a described field of another kind is told before any record is read
 * @param conversion the work
 */
public record Transform(
    String word, FieldKind makes, Set<SourceKind> takes, Conversion conversion) {

  public Transform {
    takes = Set.copyOf(takes);
  }

  public Optional<Object> apply(Object value) throws BadValueException {
    return conversion.convert(value);
  }

  public boolean takes(SourceKind kind) {
    return kind == SourceKind.ANY || takes.contains(SourceKind.ANY) || takes.contains(kind);
  }
}

package io.perennial.mapping;

import io.perennial.mapping.path.FieldPath;
import io.perennial.mapping.path.ReadField;
import io.perennial.mapping.transform.SourceKind;
import io.perennial.mapping.yaml.DidYouMean;
import io.perennial.mapping.yaml.Problem;
import io.perennial.mapping.yaml.Problems;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares what a mapping reads with what the vendor's object really has. */
public final class SchemaCheck {

  private SchemaCheck() {}

  /**
   * Tells fields that are unknown, and fields whose kind cannot be converted.
   *
   * @param described kind by field name, as the vendor describes the object now; a field inside
   *     another may be listed with its dot, or covered by an {@link SourceKind#OBJECT} of the outer
   *     name
   */
  public static void check(
      Mapping mapping, String stream, Map<String, SourceKind> described, Problems problems) {
    for (ReadField read : mapping.readFields(stream)) {
      Optional<SourceKind> kind = kind(read.path(), described);
      if (kind.isPresent() && !read.takes(kind.get())) {
        problems.add(problem(read, mismatch(read, kind.get()), "choose another field or \"as\""));
      } else if (kind.isEmpty() && !read.path().mayBeAbsent()) {
        problems.add(problem(read, unknown(read.path()), mend(read.path(), described)));
      }
    }
  }

  private static Optional<SourceKind> kind(FieldPath path, Map<String, SourceKind> described) {
    SourceKind exact = described.get(path.text());
    if (exact != null) {
      return Optional.of(exact);
    }
    boolean single = path.steps().size() == 1 && path.steps().get(0).pick().isEmpty();
    SourceKind outer = described.get(path.steps().get(0).name());
    boolean leadsOn =
        outer == SourceKind.OBJECT || outer == SourceKind.LIST || outer == SourceKind.ANY;
    return leadsOn && !single && path.isAmong(described.keySet())
        ? Optional.of(SourceKind.ANY)
        : Optional.empty();
  }

  private static String unknown(FieldPath path) {
    return "reads \"%s\", which the vendor's object does not show us".formatted(path);
  }

  private static String mend(FieldPath path, Map<String, SourceKind> described) {
    return DidYouMean.nearest(path.text(), described.keySet())
        .map(near -> "did you mean \"%s\"?".formatted(near))
        .orElse(
            "create the field, give our user the right to read it, or write \"%s?\" if it may be absent"
                .formatted(path));
  }

  private static String mismatch(ReadField read, SourceKind kind) {
    String wanted =
        read.takes().stream().map(SchemaCheck::word).sorted().collect(Collectors.joining(" or "));
    return "reads \"%s\", which holds %s where %s is needed"
        .formatted(read.path(), word(kind), wanted);
  }

  private static String word(SourceKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Problem problem(ReadField read, String what, String mend) {
    return new Problem(read.place(), read.usedBy(), what, mend);
  }
}

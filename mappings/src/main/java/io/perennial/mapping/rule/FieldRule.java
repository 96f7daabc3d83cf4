package io.perennial.mapping.rule;

import io.perennial.mapping.path.FieldPath;
import io.perennial.mapping.path.PathStep;
import io.perennial.mapping.transform.BadValueException;
import io.perennial.mapping.transform.SourceKind;
import io.perennial.mapping.transform.WordTable;
import io.perennial.mapping.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One line of a mapping file: {@code name: {from: Name, as: trim}}.
 *
 * @param target our field, for example {@code name}
 * @param node where it was read
 * @param origin where the value comes from
 * @param lookup replaces the vendor's words before they are converted
 * @param converter makes our value
 * @param options the only values allowed; empty for any
 * @param policy what is done with missing and wrong values
 */
record FieldRule(
    String target,
    YamlNode node,
    Origin origin,
    Optional<WordTable> lookup,
    Converter converter,
    List<String> options,
    Policy policy) {

  FieldRule {
    options = List.copyOf(options);
  }

  /** Our value; empty if it is unknown or if a problem was added to the turn. */
  Optional<Object> apply(Turn turn) {
    Optional<Object> value = Optional.empty();
    try {
      value = read(turn);
    } catch (BadValueException bad) {
      if (!policy.skipBad()) {
        turn.refused().add(problem(turn, bad.what(), bad.mend()));
        return Optional.empty();
      }
      turn.passedOver().add(problem(turn, bad.what(), bad.mend()));
    }
    return value.isPresent() ? value : missing(turn);
  }

  private Optional<Object> read(Turn turn) throws BadValueException {
    Optional<Object> value = origin.value(turn.fields());
    if (value.isPresent() && lookup.isPresent()) {
      value = lookup.get().convert(value.get());
    }
    if (value.isPresent()) {
      value = converter.convert(value.get(), turn);
    }
    if (value.isPresent() && !options.isEmpty() && !options.contains(value.get())) {
      throw new BadValueException(
          "is none of " + String.join(", ", options), "translate it with \"lookup\"");
    }
    return value;
  }

  private Optional<Object> missing(Turn turn) {
    if (policy.whenNull() == Policy.WhenNull.REFUSE) {
      turn.refused()
          .add(problem(turn, "is missing", "fill it at the vendor, or write \"default\""));
    }
    return policy.defaultValue();
  }

  private MappingProblem problem(Turn turn, String what, String mend) {
    String source =
        origin.reads().stream().map(FieldPath::text).sorted().collect(Collectors.joining(", "));
    return new MappingProblem(turn.where() + target, source, what, mend);
  }

  /** Tells every use of a vendor's field, those of parts with the whole way to them. */
  void eachRead(String stream, Consumer<ReadField> told) {
    Set<SourceKind> takes =
        origin instanceof Origin.Field && lookup.isEmpty()
            ? converter.takes()
            : Set.of(SourceKind.ANY);
    origin.reads().forEach(path -> told.accept(read(stream, path, takes)));
    if (converter instanceof Converter.Amount amount) {
      amount.currency().ifPresent(path -> told.accept(read(stream, path, Set.of(SourceKind.TEXT))));
    }
    if (converter instanceof Converter.Parts parts) {
      FieldPath list = origin.reads().get(0);
      for (FieldRule rule : parts.rules()) {
        rule.eachRead(stream, inner -> told.accept(below(list, inner)));
      }
    }
  }

  private ReadField read(String stream, FieldPath path, Set<SourceKind> takes) {
    return new ReadField(stream, path, node.path(), node.place(), takes);
  }

  private static ReadField below(FieldPath list, ReadField inner) {
    List<PathStep> steps = new ArrayList<>(list.steps());
    steps.addAll(inner.path().steps());
    FieldPath path =
        new FieldPath(
            list.text() + "." + inner.path().text(),
            steps,
            list.mayBeAbsent() || inner.path().mayBeAbsent());
    return new ReadField(inner.stream(), path, inner.usedBy(), inner.place(), inner.takes());
  }
}

package io.perennial.mapping.rule;

import io.perennial.mapping.path.FieldPath;
import io.perennial.mapping.path.ReadField;
import io.perennial.mapping.transform.BadValueException;
import io.perennial.mapping.transform.MoneyConvention;
import io.perennial.mapping.transform.SourceKind;
import io.perennial.mapping.transform.WordTable;
import io.perennial.mapping.yaml.YamlNode;
import io.perennial.model.CanonicalField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One line of a mapping file: {@code name: {from: Name, as: trim}}.
 *
 * @param target our field, for example {@code name}
 * @param node where it was read
 * @param origin where the value comes from
 * @param lookup replaces the vendor's words before they are converted
 * @param converter makes our value
 * @param field what it fills; empty for an open attribute
 * @param policy what is done with missing and wrong values
 */
record FieldRule(
    String target,
    YamlNode node,
    Origin origin,
    Optional<WordTable> lookup,
    Converter converter,
    Optional<CanonicalField> field,
    Policy policy) {

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
    if (value.isPresent() && field.isPresent()) {
      check(field.get(), value.get());
    }
    return value;
  }

  private static void check(CanonicalField field, Object value) throws BadValueException {
    if (!field.options().isEmpty() && !field.options().contains(value)) {
      throw new BadValueException(
          "is none of " + String.join(", ", field.options()), "translate it with \"lookup\"");
    }
    List<?> texts = value instanceof List<?> several ? several : List.of(value);
    if (texts.stream().anyMatch(each -> each.toString().length() > field.longest())) {
      throw new BadValueException(
          "is longer than %d characters".formatted(field.longest()),
          "map another field, or shorten it");
    }
    if (field.currencyCode()) {
      MoneyConvention.currency(value);
    }
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

  /** Every use of a vendor's field, those of parts with the whole way to them. */
  List<ReadField> reads(String stream) {
    Set<SourceKind> takes =
        origin instanceof Origin.Field && lookup.isEmpty()
            ? converter.takes()
            : Set.of(SourceKind.ANY);
    List<ReadField> inside =
        converter instanceof Converter.Parts parts ? inside(stream, parts) : List.of();
    List<ReadField> reads = new ArrayList<>();
    for (FieldPath path : origin.reads()) {
      reads.add(read(stream, path, takes, !inside.isEmpty()));
    }
    if (converter instanceof Converter.Amount amount && amount.currency().isPresent()) {
      FieldPath path = amount.currency().get();
      reads.add(read(stream, path, Set.of(SourceKind.TEXT), false));
    }
    reads.addAll(inside);
    return reads;
  }

  private ReadField read(String stream, FieldPath path, Set<SourceKind> takes, boolean leadsOn) {
    return new ReadField(
        stream, path, node.path(), node.place(), takes, leadsOn, policy.whenGone());
  }

  private List<ReadField> inside(String stream, Converter.Parts parts) {
    List<ReadField> inside = new ArrayList<>();
    for (FieldPath list : origin.reads()) {
      for (FieldRule rule : parts.rules()) {
        rule.reads(stream).forEach(read -> inside.add(read.below(list)));
      }
    }
    return inside;
  }

  /** The vendor's field that holds an e-mail address of which only the domain is wanted. */
  Optional<FieldPath> address() {
    boolean domainOnly =
        converter instanceof Converter.Simple simple
            && simple.transform().word().equals("email-domain");
    return domainOnly && origin instanceof Origin.Field field
        ? Optional.of(field.path())
        : Optional.empty();
  }
}

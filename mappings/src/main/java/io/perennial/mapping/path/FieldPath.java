package io.perennial.mapping.path;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way to a vendor's field, for example {@code Owner.Name}, {@code discounts[0].end} or {@code
 * custom_fields[id=360001].value}.
 *
 * @param text as a connector may request it, without the question mark
 * @param steps from the record inwards
 * @param mayBeAbsent whether the vendor's object need not have the field at all, written with a
 *     question mark: {@code CurrencyIsoCode?} exists only where several currencies are in use
 */
public record FieldPath(String text, List<PathStep> steps, boolean mayBeAbsent) {

  private static final int LONGEST = 500;
  private static final Pattern DOT = Pattern.compile("\\.");

  public FieldPath {
    steps = List.copyOf(steps);
  }

  /** Reads a path as people write it; empty if it is none. */
  public static Optional<FieldPath> parse(String written) {
    boolean mayBeAbsent = written.endsWith("?");
    String text = mayBeAbsent ? written.substring(0, written.length() - 1) : written;
    List<PathStep> steps = new ArrayList<>();
    for (String part : DOT.split(text, -1)) {
      PathStep.parse(part).ifPresent(steps::add);
    }
    boolean complete = steps.size() == DOT.split(text, -1).length && text.length() <= LONGEST;
    return complete ? Optional.of(new FieldPath(text, steps, mayBeAbsent)) : Optional.empty();
  }

  /** The value at the end of the way; empty if it is absent or null. */
  public Optional<Object> find(Map<String, @Nullable Object> record) {
    Object value = record;
    for (PathStep step : steps) {
      value = value instanceof Map<?, ?> fields ? step.in(fields) : null;
    }
    return Optional.ofNullable(value);
  }

  /** The way to the same field from outside, through an object or through every item of a list. */
  public FieldPath below(FieldPath outer) {
    List<PathStep> way = new ArrayList<>(outer.steps);
    way.addAll(steps);
    return new FieldPath(outer.text + "." + text, way, outer.mayBeAbsent || mayBeAbsent);
  }

  /**
   * Whether an object has the field.
   *
   * @param described names of the object's fields; one inside another may be listed with the whole
   *     way to it, and where one is, all are
   */
  public boolean isAmong(Collection<String> described) {
    String outer = steps.get(0).name();
    return described.contains(text)
        || (described.contains(outer)
            && described.stream()
                .noneMatch(name -> name.startsWith(outer + ".") || name.startsWith(outer + "[")));
  }

  @Override
  public String toString() {
    return text;
  }
}

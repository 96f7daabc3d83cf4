package io.perennial.model;

import java.util.List;
import java.util.Set;

/**
 * One field of a canonical type.
 *
 * @param name in camel case, for example {@code solvedAt}; the table's column is {@code solved_at}
 * @param kind what it holds
 * @param required whether a record without it cannot be used
 * @param options the only values allowed; empty for any
 * @param parts fields of each part, for {@link FieldKind#PARTS} only
 */
public record CanonicalField(
    String name,
    FieldKind kind,
    boolean required,
    List<String> options,
    List<CanonicalField> parts) {

  public CanonicalField {
    options = List.copyOf(options);
    parts = List.copyOf(parts);
  }

  /** Names and keys are looked up by an index, which takes no longer ones. */
  private static final int LONGEST_KEY = 500;

  private static final Set<String> KEYS = Set.of("name", "domains");

  /** The longest text that it may hold, in characters. */
  public int longest() {
    boolean key = KEYS.contains(name) || name.endsWith("Id") || name.endsWith("Ids");
    return key ? LONGEST_KEY : Integer.MAX_VALUE;
  }

  /** Whether it holds the code of a currency. */
  public boolean currencyCode() {
    return name.equals("currency");
  }

  static CanonicalField required(String name, FieldKind kind) {
    return new CanonicalField(name, kind, true, List.of(), List.of());
  }

  static CanonicalField optional(String name, FieldKind kind) {
    return new CanonicalField(name, kind, false, List.of(), List.of());
  }

  static CanonicalField oneOf(String name, String... options) {
    return new CanonicalField(name, FieldKind.TEXT, false, List.of(options), List.of());
  }

  static CanonicalField parts(String name, CanonicalField... parts) {
    return new CanonicalField(name, FieldKind.PARTS, false, List.of(), List.of(parts));
  }
}

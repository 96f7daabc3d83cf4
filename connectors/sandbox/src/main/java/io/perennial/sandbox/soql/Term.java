package io.perennial.sandbox.soql;

import java.util.List;
import java.util.Optional;

/** Something that has a value in a row. */
public sealed interface Term {

  /**
   * A field, perhaps of a parent record.
   *
   * @param parts for example {@code [Owner, Name]}; the alias of the object is gone
   */
  record Path(List<String> parts) implements Term {

    public Path {
      parts = List.copyOf(parts);
    }

    /** A path written with dots. */
    public static Path of(String text) {
      return new Path(List.of(text.split("\\.")));
    }

    @Override
    public String toString() {
      return String.join(".", parts);
    }
  }

  /**
   * A value of a group of rows.
   *
   * @param of empty for {@code COUNT()} alone
   */
  record Aggregate(Function function, Optional<Path> of) implements Term {}

  /** The aggregate functions. */
  enum Function {
    COUNT,
    COUNT_DISTINCT,
    SUM,
    AVG,
    MIN,
    MAX
  }
}

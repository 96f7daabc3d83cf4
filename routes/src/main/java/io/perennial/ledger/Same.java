package io.perennial.ledger;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Equality of JSON values, in which 72 and 72.0 are the same number. */
public final class Same {

  private Same() {}

  public static boolean values(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Number first && other instanceof Number second) {
      return new BigDecimal(first.toString()).compareTo(new BigDecimal(second.toString())) == 0;
    }
    return Objects.equals(one, other);
  }
}

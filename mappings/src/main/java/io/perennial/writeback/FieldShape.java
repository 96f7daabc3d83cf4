package io.perennial.writeback;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a field of ours looks like.
 *
 * @param content what it holds
 * @param label what people see
 * @param help one sentence that says what the value means
 * @param length most characters of a text, else 0
 * @param digits before the decimal point of a number, else 0
 * @param scale digits behind the decimal point of a number, else 0
 * @param options values of a picklist, in their order
 * @param formula how the vendor works it out; empty for fields that we write
 */
public record FieldShape(
    FieldContent content,
    String label,
    String help,
    int length,
    int digits,
    int scale,
    List<FieldOption> options,
    Optional<String> formula) {

  public FieldShape {
    options = List.copyOf(options);
  }

  /** What the vendor keeps for a conclusion; only choices are kept as something else. */
  public @Nullable Object stored(@Nullable Object value) {
    for (FieldOption option : options) {
      if (option.word().equals(value)) {
        return option.stored();
      }
    }
    return value;
  }
}

package io.perennial.console.context.finder;

import io.perennial.console.context.finder.Finding.Claim;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record that was asked by, with one customer that it is or may be of; once more without one.
 *
 * @param linked whether it is that customer's; else it may be
 */
record FoundRow(
    String connection,
    String type,
    String id,
    @Nullable String name,
    @Nullable Long customer,
    @Nullable String rule,
    int confidence,
    boolean linked) {

  /** For example {@code zendesk/organization/9001}. */
  String named() {
    return "%s/%s/%s".formatted(connection, type, id);
  }

  Claim claim() {
    return new Claim(Objects.requireNonNull(customer), Objects.requireNonNull(rule), confidence);
  }
}

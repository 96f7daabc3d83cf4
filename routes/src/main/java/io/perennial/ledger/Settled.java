package io.perennial.ledger;

import io.perennial.connector.target.WriteOutcome;
import io.perennial.connector.target.WriteOutcome.Acknowledged;
import io.perennial.connector.target.WriteOutcome.Refused;
import io.perennial.connector.target.WriteOutcome.RefusedTogether;
import io.perennial.ledger.TargetValues.Change;
import org.jspecify.annotations.Nullable;

/**
 * A change and what became of it.
 *
 * @param concluded whether it is what we conclude; an undo's change is not
 */
record Settled(Change change, WriteOutcome outcome, boolean concluded) {

  /** Why it was refused, alone or with others; null if it arrived. */
  @Nullable Refused refused() {
    if (outcome instanceof RefusedTogether together) {
      return together.refusal();
    }
    return outcome instanceof Refused refused ? refused : null;
  }

  /** Whether the same values are not sent again until something changes. */
  boolean isFinal() {
    return concluded && outcome instanceof Refused refused && !refused.passing();
  }

  String state() {
    return outcome instanceof Acknowledged ? "ACKNOWLEDGED" : "REFUSED";
  }
}

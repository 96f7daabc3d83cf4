package io.perennial.routes.replay;

import java.util.List;

/**
 * What a replay did.
 *
 * @param mapped records that were mapped from the store and can be used by now
 * @param parked records that were mapped again and are refused for the same or another reason
 * @param due records that the next sync sends
 * @param settled records that need no write any more
 * @param left records that nothing could be done about, each with the reason
 */
public record Replayed(int mapped, int parked, int due, int settled, List<Left> left) {

  public Replayed {
    left = List.copyOf(left);
  }

  /** Records of one stream that were left alone. */
  public record Left(String connection, String stream, int records, String reason) {}

  /** Whether anything still waits for a person. */
  public boolean needsAPerson() {
    return parked > 0 || !left.isEmpty();
  }
}

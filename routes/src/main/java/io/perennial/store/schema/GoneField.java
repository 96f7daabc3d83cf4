package io.perennial.store.schema;

import io.perennial.mapping.path.WhenGone;
import io.perennial.store.StreamKey;
import java.time.Instant;

/**
 * A field that a stream was read with, that its mapping still wants, and that the vendor's object
 * does not show us any more.
 *
 * @param field as the mapping names it
 * @param whenGone what the mapping says of it
 * @param since when its absence was first seen
 */
public record GoneField(StreamKey key, String field, WhenGone whenGone, Instant since) {

  /** Code of the problem that each turn tells. */
  public static final String CODE = "GONE_FIELD";

  /** What a person does about it. */
  public String mend() {
    return "give our user the right to see it again, or change the mapping; until then when-gone in"
        + " the mapping says what happens: hold, drop or fail";
  }

  /** What happens meanwhile. */
  public String meaning() {
    return switch (whenGone) {
      case DROP -> "it counts as unknown, of all records";
      case HOLD -> "what was last known of it stays, and grows old; of new records it is unknown";
      case FAIL -> "nothing is read of this stream; what is known of it grows old";
    };
  }
}

package io.perennial.routes.write;

import io.perennial.connector.target.WriteOutcome.Refused;
import io.perennial.routes.write.Write.Intending;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Problem;
import java.util.List;

/** What the report of a turn says about writes. */
final class WriteFindings {

  private static final String NEXT_TURN = "nothing to do: it is sent again in the next turn";

  private static final String PARKED =
      " It is parked until the record, our values or the target's fields change, or until replay.";

  private WriteFindings() {}

  static void count(Write write, Written written) {
    write.turn().findings().of(write.connected().name()).written(write.target().object(), written);
  }

  /**
   * A record that stays as it was.
   *
   * @return the mend
   */
  static String refused(Write write, String id, Refused refusal) {
    String mend =
        refusal.passing()
            ? write.intending().map(Intending::mend).orElse(NEXT_TURN)
            : refusal.diagnosis().mend()
                + write.intending().map(other -> " Then " + other.mend() + ".").orElse(PARKED);
    problem(write, id, refusal.code(), refusal.message(), mend);
    return mend;
  }

  /**
   * Records that were not tried any further, because the vendor refuses one batch after another.
   *
   * @return the mend
   */
  static String givenUp(Write write, List<String> left, String code, String words) {
    String mend =
        "mend what the message names"
            + write
                .intending()
                .map(other -> ", then " + other.mend())
                .orElse("; all of them are sent again in the next turn");
    count(write, new Written(left.size(), 0, left.size(), 0));
    problem(
        write,
        "",
        code,
        "one batch after another is refused, so it is hardly about single records; %d records wait: %s"
            .formatted(left.size(), words),
        mend);
    return mend;
  }

  private static void problem(Write write, String id, String code, String reason, String mend) {
    write
        .turn()
        .findings()
        .problem(
            new Problem(
                write.connected().name().value(), write.target().object(), id, code, reason, mend));
  }
}

package io.perennial.routes.write;

import io.perennial.connector.target.WriteOutcome.Refused;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Problem;
import java.util.List;

/** What the report of a turn says about writes. */
final class WriteFindings {

  private static final String NEXT_TURN = "nothing to do: it is sent again in the next turn";

  private WriteFindings() {}

  static void count(Write write, Written written) {
    write.turn().findings().of(write.connected().name()).written(write.target().object(), written);
  }

  /** A record that stays as it was. */
  static void refused(Write write, String id, Refused refusal) {
    problem(
        write,
        id,
        refusal.code(),
        refusal.message(),
        refusal.passing()
            ? NEXT_TURN
            : refusal.diagnosis().mend()
                + " It is parked until the record, our values or the target's fields change, or"
                + " until replay.");
  }

  /**
   * Records that were not tried any further, because the vendor refuses one batch after another.
   */
  static void givenUp(Write write, List<String> left, String code, String words) {
    count(write, new Written(left.size(), 0, left.size(), 0));
    problem(
        write,
        "",
        code,
        "one batch after another is refused, so it is hardly about single records; %d records wait: %s"
            .formatted(left.size(), words),
        "mend what the message names; all of them are sent again in the next turn");
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

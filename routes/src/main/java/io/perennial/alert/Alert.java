package io.perennial.alert;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/**
 * Something that is amiss.
 *
 * @param subject what it is about, for example {@code stripe-eu/invoices}; empty if there is only
 *     one such thing. With the rule it tells this alert from others
 * @param since when it began
 * @param what what is the case, without running numbers and without a customer's name
 * @param meaning what it means for those who rely on the scores
 * @param mend what a person does about it, with the command
 */
public record Alert(
    Rule rule, String subject, Instant since, String what, String meaning, String mend) {

  /** As people are told of several. */
  public static final Comparator<Alert> MOST_URGENT_FIRST =
      Comparator.comparing(Alert::rule).thenComparing(Alert::subject);

  /** What is watched, the most urgent first. */
  public enum Rule {
    /** A connection is asked nothing until it answers as it should. */
    CONNECTION_PAUSED,
    /** Writes wait for a yes. */
    BRAKE,
    /** The last turn was not complete. */
    TURN_NOT_COMPLETE,
    /** A field that a mapping reads has gone. */
    DRIFT,
    /** A stream has not been read to its end for too long. */
    STALE_STREAM,
    /** The calls of a day will not last. */
    BUDGET_ENDS,
    /** A token of our API opens nothing soon, or does not any more. */
    TOKEN_EXPIRES;

    /** For example {@code connection paused}. */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  AlertKey key() {
    return new AlertKey(rule, subject);
  }

  /** The same with the time at which it was seen first. */
  Alert since(Instant first) {
    return new Alert(rule, subject, first, what, meaning, mend);
  }
}

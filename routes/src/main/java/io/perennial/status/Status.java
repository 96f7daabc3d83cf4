package io.perennial.status;

import io.perennial.alert.Alert;
import io.perennial.brake.Brake.Waiting;
import io.perennial.ledger.KeptFields.Why;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How things stand.
 *
 * @param version of the program
 * @param running who takes a turn and since when; null if nobody
 * @param connections each connection's state
 * @param streams when each stream was last read to its end
 * @param customers customers that have not ended
 * @param due customers to be scored now
 * @param pending target records that differ from what they should hold
 * @param parked records that nobody could use or write, by code
 * @param unmatched records of other systems without a customer and without a proposal, by
 *     connection
 * @param kept fields of ours that are left as somebody made them, by why: ASK, THEIRS, UNDONE
 * @param waiting the run whose writes wait for a yes; null if none
 * @param lastRun how the last turn of {@code serve} or {@code sync} ended; null before the first
 * @param lastNight what was too old and was removed; null before the first night
 * @param completeness what the last {@code reconcile} found; null before the first
 * @param doubts secrets of webhooks that calls were not signed with, and no event was believed
 *     since
 * @param tokens of our API that end soon or have ended, and that nobody has revoked
 * @param alerts what is amiss, the most urgent first
 */
public record Status(
    String version,
    @Nullable String running,
    List<ConnectionLine> connections,
    List<StreamLine> streams,
    int customers,
    int due,
    int pending,
    Map<String, Integer> parked,
    Map<String, Integer> unmatched,
    Map<Why, Integer> kept,
    @Nullable Waiting waiting,
    @Nullable RunLine lastRun,
    @Nullable NightLine lastNight,
    @Nullable CompletenessLine completeness,
    List<DoubtLine> doubts,
    List<TokenLine> tokens,
    List<Alert> alerts) {

  public Status {
    connections = List.copyOf(connections);
    streams = List.copyOf(streams);
    doubts = List.copyOf(doubts);
    tokens = List.copyOf(tokens);
    alerts = List.copyOf(alerts);
  }

  /**
   * One connection.
   *
   * @param state ACTIVE, PAUSED, or NEW before its first turn
   * @param reason why it is paused; null while it works
   * @param mend what a person does about it; null while it works
   * @param calls null if the vendor has no quota of a day
   */
  public record ConnectionLine(
      String name,
      String type,
      String state,
      @Nullable String identity,
      @Nullable Instant since,
      @Nullable String reason,
      @Nullable String mend,
      @Nullable CallsLine calls) {}

  /**
   * How a connection's day of calls stands.
   *
   * @param left calls that the vendor last told to be left, whoever made the others
   * @param used calls that we made in the last 24 hours
   * @param limit how many of 24 hours are ours
   * @param leftToUs how many we may still make: of our share, and of what others have left beside
   *     the reserve
   * @param readingEndsAt the hour from which on nothing is read if it goes on so; null if it will
   *     not come to that
   * @param endsAt the hour in which ours will be used up if it goes on so; null if it will not
   * @param reservedAt the hour from which on only the reserve is left, whoever made the calls; null
   *     if it will not come to that
   */
  public record CallsLine(
      @Nullable Long left,
      long used,
      long limit,
      long leftToUs,
      @Nullable Instant readingEndsAt,
      @Nullable Instant endsAt,
      @Nullable Instant reservedAt) {}

  /**
   * One stream.
   *
   * @param readAt when it was last read to its end
   * @param formulasReadAt when what changes without moving a time stamp was last read again; null
   *     before the first time
   */
  public record StreamLine(
      String connection, String stream, Instant readAt, @Nullable Instant formulasReadAt) {}

  /** One run. */
  public record RunLine(long run, String verb, String status, Instant startedAt) {}

  /**
   * One night.
   *
   * @param removed rows by what they were, for example {@code versions}
   */
  public record NightLine(Instant at, Map<String, Long> removed) {}

  /**
   * What a comparison of sources, store and targets found.
   *
   * @param percent records that agree; null if some could not be compared
   * @param unknown streams and targets that could not be compared to their end
   * @param healed whether what differed was mended afterwards
   */
  public record CompletenessLine(
      Instant at, @Nullable Double percent, long differing, long unknown, boolean healed) {}

  /** One secret of a connection's webhooks. */
  public record DoubtLine(String connection, Instant refusedAt, String mend) {}

  /** One token. */
  public record TokenLine(String name, Instant expiresAt, boolean expired, String mend) {}

  /** Whether anything waits for a person. */
  public boolean needsAPerson() {
    return !parked.isEmpty()
        || waiting != null
        || kept.containsKey(Why.ASK)
        || !doubts.isEmpty()
        || !tokens.isEmpty()
        || connections.stream().anyMatch(connection -> connection.state().equals("PAUSED"))
        || (lastRun != null && lastRun.status().equals("FAILED"));
  }
}

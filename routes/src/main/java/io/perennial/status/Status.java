package io.perennial.status;

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
 * @param lastRun how the last turn ended; null before the first
 * @param lastNight what was too old and was removed; null before the first night
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
    @Nullable RunLine lastRun,
    @Nullable NightLine lastNight) {

  public Status {
    connections = List.copyOf(connections);
    streams = List.copyOf(streams);
  }

  /**
   * One connection.
   *
   * @param state ACTIVE, PAUSED, or NEW before its first turn
   * @param reason why it is paused; null while it works
   * @param mend what a person does about it; null while it works
   */
  public record ConnectionLine(
      String name,
      String type,
      String state,
      @Nullable String identity,
      @Nullable Instant since,
      @Nullable String reason,
      @Nullable String mend,
      @Nullable Long quotaLeft) {}

  /** One stream. */
  public record StreamLine(String connection, String stream, Instant readAt) {}

  /** One run. */
  public record RunLine(long run, String verb, String status, Instant startedAt) {}

  /**
   * One night.
   *
   * @param removed rows by what they were, for example {@code versions}
   */
  public record NightLine(Instant at, Map<String, Long> removed) {}

  /** Whether anything waits for a person. */
  public boolean needsAPerson() {
    return !parked.isEmpty()
        || connections.stream().anyMatch(connection -> connection.state().equals("PAUSED"))
        || (lastRun != null && lastRun.status().equals("FAILED"));
  }
}

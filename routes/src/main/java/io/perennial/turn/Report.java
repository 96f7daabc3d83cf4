package io.perennial.turn;

import io.perennial.work.Runs.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a turn did, as {@code sync --report} writes it.
 *
 * <p>Two sums hold in every report: {@code read = mapped + parked + ignored} and {@code sent =
 * acknowledged + refused + unknown}.
 *
 * @param run its number
 * @param status how it ended
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param asOf the time it is about
 * @param connections what each connection did, by name
 * @param customers customers that have not ended; null where nobody counted, as in a turn about
 *     events
 * @param scored customers that were scored in this turn
 * @param seconds spent in each phase, summed over threads
 * @param problems why it is not complete; at most a thousand
 */
public record Report(
    long run,
    Status status,
    Instant startedAt,
    Instant endedAt,
    Instant asOf,
    Map<String, Connection> connections,
    @Nullable Integer customers,
    int scored,
    Map<String, Double> seconds,
    List<Problem> problems) {

  /**
   * One connection's line.
   *
   * @param identity who answered
   * @param calls requests sent
   * @param retries how many of them were repeats
   * @param budgetLeft calls of 24 hours that we may still make; null if the vendor has no such
   *     quota
   * @param read records read by stream
   * @param deleted records that the source had deleted
   * @param mapped records that have a meaning
   * @param ignored records that a rule leaves out
   * @param parked records that nobody could use
   * @param unmatched records without a customer; null where nobody counted
   * @param written writes by target
   * @param unchanged target records that already held what they should; null where nobody counted
   */
  public record Connection(
      String identity,
      long calls,
      long retries,
      @Nullable Long budgetLeft,
      Map<String, Integer> read,
      int deleted,
      int mapped,
      int ignored,
      int parked,
      @Nullable Integer unmatched,
      Map<String, ConnectionFindings.Written> written,
      @Nullable Integer unchanged) {}

  /** What {@link Findings} know without the run's frame. */
  public record Numbers(
      @Nullable Integer customers,
      int scored,
      Map<String, Double> seconds,
      List<Problem> problems,
      long furtherProblems,
      boolean stopped) {}

  /** The line of a connection that took part. */
  public Connection connection(String name) {
    return Objects.requireNonNull(connections.get(name), () -> name + " took no part");
  }

  /** Exit code of the verb that took the turn. */
  public int exitCode() {
    return switch (status) {
      case COMPLETE -> 0;
      case PARTIAL -> 2;
      case WAITING -> 3;
      case FAILED, RUNNING -> 1;
    };
  }
}

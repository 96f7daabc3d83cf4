package io.perennial.console.overview;

import io.perennial.console.Shown;
import io.perennial.console.When;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How everything stands.
 *
 * @param customers that have not ended
 * @param atRisk how many of them are at risk
 * @param atRiskArr their ARR, one text for each currency
 * @param renewals renewals in the next 90 days
 * @param due customers to be scored now
 * @param pending records in other systems that are still to be written
 * @param running who takes a turn; null if nobody
 * @param waiting the run whose writes wait for a yes; null if none
 * @param completeness what the last {@code reconcile} found
 * @param completenessNote when, and what it means
 * @param alerts what is amiss, the most urgent first
 * @param toDecide fields that people changed and that wait for a decision; empty if none
 */
record Overview(
    String customers,
    String atRisk,
    String atRiskArr,
    String renewals,
    String due,
    String pending,
    @Nullable String running,
    @Nullable WaitingLine waiting,
    Shown completeness,
    String completenessNote,
    List<AlertLine> alerts,
    String toDecide,
    List<ConnectionLine> connections,
    List<RunLine> runs,
    List<BandLine> bands,
    List<RenewalLine> soonest,
    List<ParkedLine> parked) {

  Overview {
    alerts = List.copyOf(alerts);
    connections = List.copyOf(connections);
    runs = List.copyOf(runs);
    bands = List.copyOf(bands);
    soonest = List.copyOf(soonest);
    parked = List.copyOf(parked);
  }

  /** Something that is amiss. */
  record AlertLine(String title, When since, String what, String meaning, String mend) {}

  /**
   * A connection.
   *
   * @param callsUsed how many of our calls of 24 hours are used
   * @param forecast when they will have been; empty if they last
   * @param state ACTIVE, PAUSED, or NEW before its first turn
   * @param reason why it is paused; null while it works
   * @param mend what a person does about it; null while it works
   */
  record ConnectionLine(
      String name,
      String type,
      String state,
      Shown identity,
      @Nullable When since,
      @Nullable String reason,
      @Nullable String mend,
      Shown callsLeft,
      Shown callsUsed,
      String forecast,
      String unmatched,
      String proposed,
      List<StreamLine> streams) {}

  /** A run whose writes wait for a yes. */
  record WaitingLine(long run, When since, String reason, String mend) {}

  /** A stream, and how fresh it is; the cause is null while it is fresh. */
  record StreamLine(String name, @Nullable When readAt, @Nullable String cause) {}

  /** A run. */
  record RunLine(
      long id,
      String verb,
      String status,
      When started,
      Shown took,
      Shown read,
      Shown written,
      Shown refused,
      List<ProblemLine> problems,
      int furtherProblems) {}

  /** What kept a run from being complete. */
  record ProblemLine(String where, String code, String reason, String mend) {}

  /**
   * A band.
   *
   * @param tone name of its colour: bad, warn, good, none
   * @param percent of all customers
   */
  record BandLine(String name, String tone, String count, int percent) {}

  /** A renewal that is near. */
  record RenewalLine(
      long customer, String name, Shown date, String flag, Shown arr, Shown points, Shown band) {}

  /** Records that nobody could use or write. */
  record ParkedLine(String code, String stage, String count, String reason, String mend) {}
}

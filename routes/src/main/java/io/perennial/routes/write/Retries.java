package io.perennial.routes.write;

import io.perennial.connector.failure.FailureClass;
import io.perennial.connector.target.WriteOutcome.Refused;
import io.perennial.ledger.TargetValues.Change;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Records to be sent again in the same turn: locked ones three times in smaller and smaller
 * batches, those refused for the session once. Used by one thread.
 *
 * <p>A customer is one account: its records travel in one batch where they fit, and never in two at
 * once, so that they do not lock each other out.
 */
final class Retries {

  private static final int TRIES = 3;

  private final int most;
  private final Duration firstPause;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final Deque<List<String>> batches = new ArrayDeque<>();
  private int tries;
  private int waitingBefore;

  /**
   * The retries of one target.
   *
   * @param most records that a whole batch may hold
   */
  Retries(int most, Duration firstPause) {
    this.most = most;
    this.firstPause = firstPause;
  }

  /** A record whose last refusal may pass within the turn. */
  record Waiting(Change change, Refused refusal, int tries) {

    private boolean hopeful() {
      return switch (refusal.failureClass()) {
        case LOCK -> tries < TRIES;
        case SESSION -> tries < 1;
        case TRANSIENT, QUOTA, PERMANENT -> false;
      };
    }
  }

  /** Takes a refused record, if it is worth another try in this turn. */
  boolean take(Change change, Refused refusal) {
    boolean passing =
        refusal.failureClass() == FailureClass.LOCK
            || refusal.failureClass() == FailureClass.SESSION;
    if (passing) {
      waiting.put(change.id(), new Waiting(change, refusal, tries));
    }
    return passing;
  }

  /** What was sent again has another end by now. */
  void forget(String id) {
    waiting.remove(id);
  }

  /** How long to wait before {@link #next}; nothing in the middle of a try. */
  Duration pause() {
    return batches.isEmpty() && goesOn() ? firstPause.multipliedBy(1L << tries) : Duration.ZERO;
  }

  /** The keys of the records to send next; empty if no try is left. */
  Optional<List<String>> next() {
    if (batches.isEmpty() && goesOn()) {
      waitingBefore = waiting.size();
      tries++;
      share(waiting.values().stream().filter(Waiting::hopeful).toList(), size());
    }
    return Optional.ofNullable(batches.poll());
  }

  /** Records that are left to the next turn. */
  Collection<Waiting> left() {
    return List.copyOf(waiting.values());
  }

  /** Many batches of which not one record came through: something larger holds them all. */
  private boolean goesOn() {
    boolean futile = tries > 0 && waiting.size() >= waitingBefore && waiting.size() > size();
    return !futile && waiting.values().stream().anyMatch(Waiting::hopeful);
  }

  private int size() {
    return Math.max(1, most >> (tries + 1));
  }

  private void share(List<Waiting> records, int size) {
    Map<Long, List<String>> byCustomer = new TreeMap<>();
    records.forEach(
        record ->
            byCustomer
                .computeIfAbsent(record.change().customer(), customer -> new ArrayList<>())
                .add(record.change().id()));
    List<String> batch = new ArrayList<>();
    for (List<String> family : byCustomer.values()) {
      if (!batch.isEmpty() && batch.size() + family.size() > size) {
        batches.add(List.copyOf(batch));
        batch.clear();
      }
      for (String id : family) {
        if (batch.size() == size) {
          batches.add(List.copyOf(batch));
          batch.clear();
        }
        batch.add(id);
      }
    }
    if (!batch.isEmpty()) {
      batches.add(List.copyOf(batch));
    }
  }
}

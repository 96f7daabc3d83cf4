package io.perennial.turn;

import io.perennial.connector.ConnectionName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is wanted of a turn.
 *
 * @param verb who asks, for example {@code sync}
 * @param only connections that take part; empty for all
 * @param writes whether targets are written, or differences only shown
 * @param full whether everything is read again, changed or not
 * @param past the moment that scores are about; empty for now
 * @param undo whose writes are put back, instead of anything else; empty in all other turns
 * @param hooks whether only what events have named is read, and only customers are scored whom that
 *     touches
 * @param progress who watches
 */
public record TurnRequest(
    String verb,
    Set<ConnectionName> only,
    boolean writes,
    boolean full,
    Optional<Past> past,
    Optional<Undo> undo,
    boolean hooks,
    Progress progress) {

  /**
   * A moment that has passed.
   *
   * @param asOf only what is dated by then counts
   * @param kept whether scores are stored and written to the targets, or only shown
   * @param look called when everybody has been scored, in the thread that takes the turn: what is
   *     not kept can be read from the store until it returns
   */
  public record Past(Instant asOf, boolean kept, Runnable look) {}

  /**
   * A run whose writes are put back.
   *
   * @param run its number
   * @param told learns what becomes of each field; called by several threads
   */
  public record Undo(long run, Consumer<UndoneField> told) {

    /** What a person does once whatever was in the way is gone. */
    public String again() {
      return "say undo %d again".formatted(run);
    }
  }

  public TurnRequest {
    only = Set.copyOf(only);
  }

  /** A turn about now that reads what has changed and writes. */
  public static TurnRequest sync(Progress progress) {
    return new TurnRequest(
        "sync", Set.of(), true, false, Optional.empty(), Optional.empty(), false, progress);
  }

  /** The same without writing. */
  public static TurnRequest plan(Progress progress) {
    return new TurnRequest(
        "plan", Set.of(), false, false, Optional.empty(), Optional.empty(), false, progress);
  }

  /** A turn that puts back what a run has written. */
  public static TurnRequest undo(Undo undo, boolean writes) {
    return new TurnRequest(
        "undo", Set.of(), writes, false, Optional.empty(), Optional.of(undo), false, Progress.NONE);
  }

  /** A turn about what systems have told as it happened. */
  public static TurnRequest ofHooks() {
    return new TurnRequest(
        "hooks", Set.of(), true, false, Optional.empty(), Optional.empty(), true, Progress.NONE);
  }

  /** The same for another verb's sake. */
  public TurnRequest as(String name) {
    return new TurnRequest(name, only, writes, full, past, undo, hooks, progress);
  }

  /** The same with some connections only. */
  public TurnRequest only(Set<ConnectionName> connections) {
    return new TurnRequest(verb, connections, writes, full, past, undo, hooks, progress);
  }

  /** The same, reading everything again. */
  public TurnRequest full(boolean everything) {
    return new TurnRequest(verb, only, writes, everything, past, undo, hooks, progress);
  }

  /** The same about a moment that has passed. */
  public TurnRequest past(Optional<Past> moment) {
    return new TurnRequest(verb, only, writes, full, moment, undo, hooks, progress);
  }
}

package io.perennial.routes.write;

import io.perennial.connector.target.FieldWriter;
import io.perennial.connector.target.WriteOutcome;
import io.perennial.ledger.Target;
import io.perennial.ledger.TargetForm;
import io.perennial.ledger.TargetValues.Order;
import io.perennial.ledger.WriteLedger.Intent;
import io.perennial.routes.failure.Failing;
import io.perennial.routes.write.Rations.Ration;
import io.perennial.settings.Connected;
import io.perennial.turn.Turn;
import io.perennial.work.Lease;
import io.perennial.writeback.TaskRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pending writes to one target: what travels through a write-back route. Used by one thread.
 */
final class Write implements Failing {

  private final Turn turn;
  private final WriteTargets.Written written;
  private final Lease lease;
  private final TargetForm form;
  private final Halving halving = new Halving();
  private final Retries retries;
  private final Optional<Intending> intending;
  private final Ration ration;
  private long begun;
  private @Nullable Intent intent;
  private List<WriteOutcome> outcomes = List.of();
  private boolean more = true;
  private boolean failed;

  /** Writes what is pending, as far as its ration goes, or what somebody else intends. */
  Write(
      Turn turn,
      WriteTargets.Written written,
      Lease lease,
      TargetForm form,
      Ration ration,
      Optional<Intending> intending) {
    this.ration = ration;
    this.intending = intending;
    this.turn = turn;
    this.written = written;
    this.lease = lease;
    this.form = form;
    this.retries =
        new Retries(
            written.writer().batchSize(written.target().object()), written.writer().lockPause());
  }

  @Override
  public Turn turn() {
    return turn;
  }

  /** Whose records come first in the next batch of what nobody has tried; empty for no more. */
  Optional<Order> fresh() {
    if (begun == ration.batches()) {
      return Optional.empty();
    }
    begun++;
    return Optional.of(ration.order());
  }

  @Override
  public Connected connected() {
    return written.connected();
  }

  @Override
  public String stream() {
    return target().object();
  }

  @Override
  public void fail() {
    failed = true;
  }

  boolean failed() {
    return failed;
  }

  /** Says what is to be sent instead of what is pending. */
  interface Intending {

    /** Commits the next intent; an empty one ends the writing. */
    Intent next(Write write, Instant now);

    /** The same once more from the last batch on, after an answer was lost. */
    Intending again();
  }

  Optional<Intending> intending() {
    return intending;
  }

  /** The same once more, after an answer was lost. */
  Write again() {
    return new Write(
        turn, written, lease, form, ration.less(begun), intending.map(Intending::again));
  }

  FieldWriter writer() {
    return written.writer();
  }

  Lease lease() {
    return lease;
  }

  Target target() {
    return written.target();
  }

  /** Which flags make tasks, if the records are tasks. */
  Optional<TaskRule> tasks() {
    return written.tasks();
  }

  TargetForm form() {
    return form;
  }

  /** What was refused together and is looked through for bad records. */
  Halving halving() {
    return halving;
  }

  /** What is sent again before the turn ends. */
  Retries retries() {
    return retries;
  }

  boolean more() {
    return more;
  }

  /** Nothing more is sent in this turn. */
  void stop() {
    more = false;
  }

  void intended(Intent next) {
    intent = next;
    outcomes = List.of();
    more = more && !next.changes().isEmpty();
  }

  Intent intent() {
    if (intent == null) {
      throw new IllegalStateException("no write was intended");
    }
    return intent;
  }

  void sent(List<WriteOutcome> answered) {
    outcomes = List.copyOf(answered);
  }

  List<WriteOutcome> outcomes() {
    return outcomes;
  }
}

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
import java.util.Collection;
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

  /** Says what is to be sent instead of what is pending, and learns what became of it. */
  interface Intending {

    /** Commits the next intent of what nobody has tried; an empty one if there is no more. */
    Intent fresh(Write write, Instant now);

    /** Commits the intent to send some records again; what needs no write any more is left out. */
    Intent again(Write write, List<String> ids, Instant now);

    /** Records hold what was intended. */
    void arrived(Collection<String> ids);

    /**
     * Records stay as they are.
     *
     * @param mend what a person does about it
     */
    void left(Collection<String> ids, String mend);

    /**
     * The same where one batch after another is refused.
     *
     * @return whether to go on with what nobody has tried
     */
    boolean givenUp(Collection<String> ids, String mend);

    /** How a person takes up what is left, for example {@code say undo 17 again}. */
    String mend();

    /** After an answer was lost: what nobody knows the end of is fresh again. */
    void resume();
  }

  Optional<Intending> intending() {
    return intending;
  }

  /** The same once more, after an answer was lost. */
  Write again() {
    intending.ifPresent(Intending::resume);
    return new Write(turn, written, lease, form, ration.less(begun), intending);
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

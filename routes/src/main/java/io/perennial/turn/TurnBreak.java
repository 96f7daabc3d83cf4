package io.perennial.turn;

import io.perennial.store.StreamKey;
import io.perennial.work.Leases;
import io.perennial.work.OneAtATime;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps turns away while something is done to the whole store. What else works on streams, say a
 * replay, has committed before or commits no more.
 */
@Component
public class TurnBreak {

  private final OneAtATime oneAtATime;
  private final Leases leases;
  private final TransactionTemplate transaction;

  TurnBreak(OneAtATime oneAtATime, Leases leases, TransactionTemplate transaction) {
    this.oneAtATime = oneAtATime;
    this.leases = leases;
    this.transaction = transaction;
  }

  /** How the transaction ends: by a commit, unless this is called. */
  public interface Ending {
    void rollBack();
  }

  /**
   * Does some work in one transaction, in which no turn runs.
   *
   * @param work its transaction ends as it says; the lease is held at its end
   * @throws TurnRefused if a turn runs now
   */
  public <T> T during(Function<Ending, T> work) {
    return oneAtATime.run(
        lease ->
            transaction.execute(
                status -> {
                  leases.takeAway(StreamKey.LEASES);
                  T result = work.apply(status::setRollbackOnly);
                  leases.hold(lease);
                  return result;
                }),
        TurnRefused::whileOneRuns);
  }
}

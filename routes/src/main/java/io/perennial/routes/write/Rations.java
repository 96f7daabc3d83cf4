package io.perennial.routes.write;

import io.perennial.ledger.TargetValues;
import io.perennial.ledger.TargetValues.Order;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Shares what calls are left among the targets of a connection, so that none uses up all. */
@Component
final class Rations {

  private final TargetValues values;
  private final Clock clock;

  Rations(TargetValues values, Clock clock) {
    this.values = values;
    this.clock = clock;
  }

  /**
   * What one target may send in a turn.
   *
   * @param order whose records come first
   * @param batches how many at most
   */
  record Ration(Order order, long batches) {

    static final Ration ALL = new Ration(Order.BY_CUSTOMER, Long.MAX_VALUE);

    /** What is left once so many batches have been sent. */
    Ration less(long sent) {
      return new Ration(order, batches - sent);
    }
  }

  /**
   * For the first of a connection's targets that are still to be written in the turn: where all
   * that is pending in them may cost more calls than there are, each has a share, for its renewals
   * due soonest.
   */
  Ration of(List<WriteTargets.Written> targets) {
    OptionalLong left = targets.get(0).connected().meter().gate().left();
    if (left.isEmpty()) {
      return Ration.ALL;
    }
    long mine = batches(targets.get(0));
    long all = targets.stream().mapToLong(this::batches).sum();
    if (left.getAsLong() >= all * WriteStep.CALLS_OF_A_BATCH) {
      return Ration.ALL;
    }
    long share = left.getAsLong() / WriteStep.CALLS_OF_A_BATCH * mine / all;
    return new Ration(Order.BY_RENEWAL, mine == all ? Long.MAX_VALUE : Math.max(1, share));
  }

  private long batches(WriteTargets.Written written) {
    long size = written.writer().batchSize(written.target().object());
    return (values.countPending(written.target(), clock.instant()) + size - 1) / size;
  }
}

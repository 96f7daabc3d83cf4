package io.perennial.routes.write;

import io.perennial.ledger.TargetValues.Order;
import io.perennial.ledger.TargetValues.Portion;
import io.perennial.ledger.WriteLedger;
import io.perennial.ledger.WriteLedger.Intent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * Chooses which records travel together next and commits the intent: halves of what was refused
 * together, then what nobody has tried (renewals due soonest first, where calls are short), then
 * what was locked.
 */
@Component
final class NextBatch {

  private final WriteLedger ledger;
  private final Clock clock;

  NextBatch(WriteLedger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The next intent; without changes if nothing is left to be sent in this turn. */
  Intent of(Write write) {
    for (Optional<List<String>> half = write.halving().next();
        half.isPresent();
        half = write.halving().next()) {
      Intent intent = again(write, half.get());
      if (!intent.changes().isEmpty()) {
        return intent;
      }
      write.halving().told(List.of(), false); // meanwhile there is nothing to write in it
    }
    Intent fresh = ledger.intend(write.lease(), write.target(), portion(write), clock.instant());
    return fresh.changes().isEmpty() ? retry(write, fresh) : fresh;
  }

  private Portion portion(Write write) {
    return new Portion(
        write.turn().run(),
        write.turn().findings().touchedAfter(),
        write.order(() -> callsAreShort(write) ? Order.BY_RENEWAL : Order.BY_CUSTOMER),
        write.writer().batchSize(write.target().object()));
  }

  /** Whether all that is pending may cost more calls than we have left. */
  private boolean callsAreShort(Write write) {
    OptionalLong left = write.connected().meter().gate().left();
    if (left.isEmpty()) {
      return false;
    }
    long batch = write.writer().batchSize(write.target().object());
    long batches = (ledger.pending(write.target(), clock.instant()) + batch - 1) / batch;
    return left.getAsLong() < batches * WriteStep.CALLS_OF_A_BATCH;
  }

  private Intent retry(Write write, Intent nothing) {
    pause(write.retries().pause());
    for (Optional<List<String>> batch = write.retries().next();
        batch.isPresent();
        batch = write.retries().next()) {
      Intent intent = again(write, batch.get());
      if (!intent.changes().isEmpty()) {
        return intent;
      }
      batch.get().forEach(write.retries()::forget);
    }
    return nothing;
  }

  private Intent again(Write write, List<String> ids) {
    return ledger.again(write.lease(), write.target(), write.turn().run(), ids, clock.instant());
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.perennial.routes.write;

import io.perennial.ledger.TargetValues.Change;
import io.perennial.ledger.TargetValues.Order;
import io.perennial.ledger.TargetValues.Portion;
import io.perennial.ledger.WriteLedger;
import io.perennial.ledger.WriteLedger.Intent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Chooses which records travel together next and commits the intent: halves of what was refused
 * together, then what nobody has tried (renewals due soonest first, where calls are short), then
 * what was locked.
 */
@Component
final class NextBatch {

  private final WriteLedger ledger;
  private final Looking looking;
  private final Clock clock;

  NextBatch(WriteLedger ledger, Looking looking, Clock clock) {
    this.ledger = ledger;
    this.looking = looking;
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
    Intent fresh = fresh(write);
    return fresh.changes().isEmpty() ? retry(write) : fresh;
  }

  private Intent fresh(Write write) {
    if (write.intending().isPresent()) {
      return write.intending().get().fresh(write, clock.instant());
    }
    return write
        .fresh()
        .map(order -> looking.intend(write, portion(write, order)))
        .orElse(Intent.NONE);
  }

  private static Portion portion(Write write, Order order) {
    return new Portion(
        write.turn().run(),
        write.turn().findings().touchedAfter(),
        order,
        write.writer().batchSize(write.target().object()));
  }

  private Intent retry(Write write) {
    pause(write.retries().pause());
    for (Optional<List<String>> batch = write.retries().next();
        batch.isPresent();
        batch = write.retries().next()) {
      Intent intent = again(write, batch.get());
      if (!intent.changes().isEmpty()) {
        return intent;
      }
    }
    return Intent.NONE;
  }

  private Intent again(Write write, List<String> ids) {
    Intent intent =
        write
            .intending()
            .map(other -> other.again(write, ids, clock.instant()))
            .orElseGet(
                () ->
                    ledger.again(
                        write.lease(), write.target(), write.turn().run(), ids, clock.instant()));
    Set<String> sent = intent.changes().stream().map(Change::id).collect(Collectors.toSet());
    ids.stream().filter(id -> !sent.contains(id)).forEach(write.retries()::forget);
    return intent;
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.perennial.routes.write;

import io.perennial.ledger.WriteLedger;
import io.perennial.ledger.WriteLedger.Intent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Chooses which records travel together next and commits the intent: halves of what was refused
 * together, then what nobody has tried, then what was locked.
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
    Intent fresh =
        ledger.intend(
            write.lease(),
            write.target(),
            write.turn().run(),
            write.turn().findings().touchedAfter(),
            write.writer().batchSize(write.target().object()),
            clock.instant());
    return fresh.changes().isEmpty() ? retry(write, fresh) : fresh;
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

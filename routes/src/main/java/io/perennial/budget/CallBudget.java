package io.perennial.budget;

import io.perennial.budget.CallBooks.Grant;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.settings.CallGate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * One connection's calls in this process. Calls are taken out of the common books a handful at a
 * time, so that a call costs no query; a process that is killed leaves its handful unused.
 */
final class CallBudget implements CallGate {

  private static final int PARTS = 200;
  private static final long SMALLEST = 5;
  private static final long LARGEST = 100;

  /** After so long the vendor is asked again, though it told that too little was left. */
  private static final Duration STALE = Duration.ofMinutes(15);

  private final ConnectionName connection;
  private final BudgetRules rules;
  private final CallBooks books;
  private final LongSupplier stored;
  private final Clock clock;
  private boolean asked;
  private long made;
  private long granted;
  private long used;
  private long left = Long.MAX_VALUE;
  private long total;
  private boolean untold;
  private Instant toldAt = Instant.EPOCH;

  /**
   * A budget of which nothing is taken yet.
   *
   * @param stored what the vendor told an earlier process of its calls of 24 hours; 0 if nothing
   */
  CallBudget(
      ConnectionName connection,
      BudgetRules rules,
      CallBooks books,
      LongSupplier stored,
      Clock clock) {
    this.connection = connection;
    this.rules = rules;
    this.books = books;
    this.stored = stored;
    this.clock = clock;
  }

  @Override
  public synchronized void permit() {
    spare();
    if (granted == 0) {
      ask(1);
    }
    granted--;
    made++;
  }

  @Override
  public synchronized void roomToWrite(int calls) {
    spare();
    if (granted < calls) {
      ask(calls);
    }
  }

  @Override
  public synchronized void roomToRead() {
    spare();
    if (total > 0 && used - granted >= rules.readingLimit(total)) {
      throw spent(
          "reading has used %d %% of our share of %,d calls in 24 hours, and the rest is for writing"
              .formatted(rules.reading(), rules.limit(total)));
    }
  }

  @Override
  public synchronized void told(long leftOfAll, long all) {
    left = leftOfAll;
    total = all;
    toldAt = clock.instant();
    untold = true;
  }

  @Override
  public synchronized OptionalLong left() {
    if (total == 0) {
      return OptionalLong.empty();
    }
    long ours = rules.limit(total) - used + granted;
    return OptionalLong.of(Math.max(0, Math.min(ours, left - rules.untouched(total))));
  }

  @Override
  public synchronized void settle() {
    if (granted > 0) {
      books.giveBack(connection, granted);
      used -= granted;
      granted = 0;
    }
    note();
  }

  private void ask(long least) {
    if (!asked && total == 0) {
      total = stored.getAsLong();
    }
    asked = true;
    Grant grant = books.take(connection, Math.max(least, handful()), limit());
    granted += grant.calls();
    used = grant.used();
    note();
    if (granted < least) {
      throw spent("our share of %,d calls in 24 hours is used up".formatted(limit()));
    }
  }

  /** Others use these calls as well; by how fast they go it is foretold when they end. */
  private void note() {
    if (untold) {
      books.told(connection, left);
      untold = false;
    }
  }

  /** The reserve is for others: not even a call of our share may come out of it. */
  private void spare() {
    boolean fresh = clock.instant().isBefore(toldAt.plus(STALE));
    if (total > 0 && fresh && left <= rules.untouched(total)) {
      throw spent(
          "only %,d of %,d calls are left of these 24 hours, and %d %% are not ours to touch"
              .formatted(left, total, rules.reserve()));
    }
  }

  private ConnectorException spent(String why) {
    return ConnectorException.of(
            connection,
            FailureKind.RETRY,
            "BUDGET_SPENT",
            why,
            "nothing is lost: calls come back as those of yesterday leave the 24 hours; or raise"
                + " perennial.budget, after a look at what else uses this quota")
        .retryAfter(STALE);
  }

  private long limit() {
    return total == 0 ? Long.MAX_VALUE : rules.limit(total);
  }

  private long handful() {
    long wanted = total == 0 ? made : rules.limit(total) / PARTS; // the first answers may tell
    return Math.max(SMALLEST, Math.min(LARGEST, wanted));
  }
}

package io.perennial.model.history;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers judgements while one customer's days are walked through in order.
 *
 * <p>A judgement holds until the day that it names, as long as the records of the systems that it
 * looked at are the very same. One is made for each walk; a forgetful one never remembers.
 */
public final class FactsMemory {

  private record Entry(Facts facts, Object with, Optional<LocalDate> until, Object value) {}

  private final Map<Object, Entry> entries = new HashMap<>();
  private final boolean forgetful;

  private FactsMemory(boolean forgetful) {
    this.forgetful = forgetful;
  }

  public static FactsMemory empty() {
    return new FactsMemory(false);
  }

  /** Makes every judgement anew, so that a test can compare. */
  public static FactsMemory forgetful() {
    return new FactsMemory(true);
  }

  /**
   * The judgement made before, if it still holds; else a new one.
   *
   * @param key which judgement, and so of which type
   * @param sources the systems whose records it looks at
   * @param with what else it looks at; compared by identity
   * @param until the day on which a judgement ends by the clock alone
   */
  public <T> T remembered(
      Object key,
      Facts facts,
      Set<SourceKind> sources,
      Object with,
      Supplier<T> judgement,
      Function<T, Optional<LocalDate>> until) {
    Entry before = forgetful ? null : entries.get(key);
    if (before != null && holds(before, facts, sources, with)) {
      @SuppressWarnings("unchecked") // one key always stands for one judgement
      T value = (T) before.value();
      return value;
    }
    T made = judgement.get();
    entries.put(key, new Entry(facts, with, until.apply(made), made));
    return made;
  }

  private static boolean holds(Entry before, Facts facts, Set<SourceKind> sources, Object with) {
    if (!same(before.with(), with)
        || (before.until().isPresent() && !facts.today().isBefore(before.until().get()))) {
      return false;
    }
    for (SourceKind source : sources) {
      if (!sameRecords(before.facts(), facts, source)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameRecords(Facts one, Facts other, SourceKind source) {
    return switch (source) {
      case CRM ->
          same(one.account(), other.account())
              && same(one.contacts(), other.contacts())
              && same(one.opportunities(), other.opportunities())
              && same(one.activities(), other.activities());
      case SUPPORT -> same(one.tickets(), other.tickets());
      case BILLING ->
          same(one.subscriptions(), other.subscriptions())
              && same(one.originalSubscriptions(), other.originalSubscriptions())
              && same(one.invoices(), other.invoices());
    };
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    return one == other;
  }
}

package io.perennial.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.reconcile.Reconciler;
import io.perennial.reconcile.Reconciliation;
import io.perennial.reconcile.Reconciliation.StreamResult;
import io.perennial.testing.TestApplication;

/**
 * Source, store and targets agree when all is calm.
 *
 * <p>Nothing changes at the sources after the last turn, so nothing may be called changed since
 * then either: by a clock that is behind, or about a company that is young, a lost record would be.
 */
final class Agreement {

  private Agreement() {}

  static void hold(TestApplication perennial) {
    Reconciliation found = perennial.bean(Reconciler.class).run(false);
    assertThat(found.agrees()).as("source, store and targets agree: %s", found).isTrue();
    assertThat(found.streams())
        .as("nothing has changed at the sources: %s", found)
        .allMatch(stream -> stream.behind() == 0);
    assertThat(found.streams().stream().mapToLong(StreamResult::compared).sum()).isPositive();
  }
}

package io.perennial.serve;

import io.perennial.turn.Progress;
import io.perennial.turn.Report;

/** Somebody who watches the turns that are taken by the clock. */
public interface TurnWatcher {

  /** Nobody watches. */
  TurnWatcher NOBODY =
      new TurnWatcher() {
        @Override
        public Progress progress() {
          return Progress.NONE;
        }

        @Override
        public void ended(Report report) {}
      };

  /** Told how a turn goes on. */
  Progress progress();

  /** Told how each turn has ended, in the thread that has taken it. */
  void ended(Report report);
}

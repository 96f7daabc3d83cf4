package io.perennial.turn;

/** Whoever watches a turn, for example a bar on a terminal. Called by several threads. */
public interface Progress {

  /** Watches nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void begin(Phase phase, long expected) {}

        @Override
        public void done(long more) {}
      };

  /**
   * A phase begins.
   *
   * @param expected how many records or customers it is about; 0 if nobody knows
   */
  void begin(Phase phase, long expected);

  /** So many more of them are done. */
  void done(long more);
}

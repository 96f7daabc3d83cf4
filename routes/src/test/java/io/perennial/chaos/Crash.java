package io.perennial.chaos;

/** The process has died: whatever of it still runs gets no further. */
final class Crash extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Crash() {
    super("the process has died", null, false, false);
  }
}

package io.perennial.turn;

/** The parts of a turn, in their order. */
public enum Phase {
  PULL,
  MAP,
  IDENTIFY,
  SCORE,
  WRITE
}

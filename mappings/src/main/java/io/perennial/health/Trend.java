package io.perennial.health;

/** The score against the one some weeks ago. */
public enum Trend {
  UP,
  DOWN,
  FLAT
}

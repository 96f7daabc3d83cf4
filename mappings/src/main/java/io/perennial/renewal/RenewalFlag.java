package io.perennial.renewal;

/** How near a customer's renewal is: always exactly one. */
public enum RenewalFlag {
  /** No renewal in sight. */
  NONE,
  /** Inside the window, 90 days for a contract of a year. */
  UPCOMING,
  /** Inside two thirds of the window, 60 days. */
  DUE,
  /** Inside a third of the window, 30 days. */
  URGENT,
  /** The date has passed without a renewal. */
  LATE,
  /** Renewed in the last 60 days. */
  RENEWED,
  /** The customer has left. */
  CHURNED;

  /** Whether somebody should be working on the renewal. */
  public boolean inWindow() {
    return this == UPCOMING || this == DUE || this == URGENT || this == LATE;
  }
}

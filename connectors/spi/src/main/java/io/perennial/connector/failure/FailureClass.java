package io.perennial.connector.failure;

/** What becomes of a refused update. Routes decide by this alone, never by a vendor's code. */
public enum FailureClass {
  /** The vendor had trouble of its own: the next turn sends it again. */
  TRANSIENT,
  /** Calls are used up: the next turn sends it again, when there are some. */
  QUOTA,
  /** Somebody else works on the record, or on its parent: sent again soon, in smaller batches. */
  LOCK,
  /** The session has ended: the next call logs in, and the update is sent again, once. */
  SESSION,
  /** The same update will be refused again: the record is parked until something changes. */
  PERMANENT;

  /** Whether the same update will work later. */
  public boolean passing() {
    return this != PERMANENT;
  }
}

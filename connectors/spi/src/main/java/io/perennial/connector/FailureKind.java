package io.perennial.connector;

/** What to do about a failure. Routes decide by this alone and never by a vendor's error code. */
public enum FailureKind {
  /** Rate limit, time-out, maintenance: the same call will work later. */
  RETRY,
  /**
   * What was sent is refused, and would be again. Of a write it may be one record's fault: that one
   * is parked, the others go on.
   */
  PARK,
  /** Credentials or permissions: pause the connection, say the mend, probe, resume by itself. */
  PAUSE
}

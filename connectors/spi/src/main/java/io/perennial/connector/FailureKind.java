package io.perennial.connector;

/** What to do about a failure. Routes decide by this alone and never by a vendor's error code. */
public enum FailureKind {
  /** Rate limit, time-out, maintenance: the same call will work later. */
  RETRY,
  /** This record was refused; the others are fine. Park it and go on. */
  PARK,
  /** Credentials or permissions: pause the connection, say the mend, probe, resume by itself. */
  PAUSE
}

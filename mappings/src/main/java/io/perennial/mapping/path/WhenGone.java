package io.perennial.mapping.path;

/** What becomes of a field that the vendor's object had and shows us no more; mildest first. */
public enum WhenGone {
  /** It counts as unknown, of all records at once. */
  DROP,
  /** What was last known of it stays. */
  HOLD,
  /** Nothing is read of the stream until it is back. */
  FAIL
}

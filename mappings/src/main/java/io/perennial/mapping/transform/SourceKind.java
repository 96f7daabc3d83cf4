package io.perennial.mapping.transform;

/** What a vendor's field holds, as far as its own description of the object tells. */
public enum SourceKind {
  /** Text, picklist, e-mail address, web address, identifier. */
  TEXT,
  /** Whole or decimal number, currency amount, percentage, seconds since 1970. */
  NUMBER,
  BOOLEAN,
  /** A day without a time. */
  DATE,
  /** A point in time. */
  INSTANT,
  LIST,
  /** Fields of its own, reached by a dot. */
  OBJECT,
  /** Not described more closely: any transform may try. */
  ANY
}

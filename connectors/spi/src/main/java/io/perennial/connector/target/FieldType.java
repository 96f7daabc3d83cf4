package io.perennial.connector.target;

/** What a field holds, in words that fit every vendor. */
public enum FieldType {
  TEXT,
  NUMBER,
  /** An amount; its currency stands elsewhere on the record. */
  CURRENCY,
  /** A number out of 100. */
  PERCENT,
  BOOLEAN,
  DATE,
  DATE_TIME,
  /** One of some options. */
  PICKLIST,
  URL,
  /** The key of another record. */
  REFERENCE,
  /** What we neither read nor write, for example an address. */
  OTHER
}

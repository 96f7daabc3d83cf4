package io.perennial.writeback;

/** What a field of ours holds. */
public enum FieldContent {
  TEXT,
  NUMBER,
  PERCENT,
  CURRENCY,
  PICKLIST,
  DATE,
  DATE_TIME,
  CHECKBOX,
  URL
}

package io.perennial.sandbox.salesforce.write;

/** Where a record comes from, which decides how a wrong value is answered. */
public enum Style {
  /** The body of a call for one record: a wrong type is a parser error of the whole call. */
  SINGLE,
  /** One of several records in JSON: a wrong type is an error of this record. */
  COLLECTION,
  /** A line of CSV: all values are text, an empty one is left out, {@code #N/A} empties. */
  CSV
}

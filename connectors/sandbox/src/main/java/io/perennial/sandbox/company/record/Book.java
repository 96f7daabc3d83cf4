package io.perennial.sandbox.company.record;

/** Knows the keys of all records. */
public interface Book {

  /**
   * The key of a customer's record.
   *
   * @param customer number of the customer
   * @param place which of its records of the kind, from 0
   */
  String key(Kind kind, int customer, int place);

  /** The key of a person who owns accounts. */
  String user(int number);
}

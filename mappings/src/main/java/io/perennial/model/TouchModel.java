package io.perennial.model;

/** How much one-to-one time a customer gets; thresholds differ by it. */
public enum TouchModel {
  /** A named person knows the customer well. */
  HIGH,
  /** A person, shared by many customers. */
  LOW,
  /** Automated help only. */
  TECH
}

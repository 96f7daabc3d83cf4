package io.perennial.health;

/** Whether a customer is at risk: the worst band, a grave flag, or a renewal bought with less. */
public enum AtRisk {
  YES,
  NO,
  /** Written as blank: there is no score, or the customer has left. */
  UNKNOWN
}

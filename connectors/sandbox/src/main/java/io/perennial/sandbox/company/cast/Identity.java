package io.perennial.sandbox.company.cast;

/** How a customer's records in another system can be recognised. */
public enum Identity {
  /** The record names the account by its 18 characters. */
  EXPLICIT_LONG("explicit-id"),
  /** The record names the account by its 15 characters. */
  EXPLICIT_SHORT("explicit-id"),
  /** The account names the record in a field of its own. */
  ACCOUNT_FIELD("account-field"),
  /** Only the domain is the same. */
  DOMAIN("domain"),
  /** Only the name is the same, spelled otherwise: a proposal, never a link. */
  SPELLING("name"),
  /** Two accounts have the record's domain: a proposal, never a link. */
  AMBIGUOUS("domain"),
  /** The address is one at a free mailer: unmatched. */
  FREE_MAIL(""),
  /** Name and domain are of somebody unknown: unmatched. */
  STRANGER(""),
  /** The system does not know the customer. */
  ABSENT("");

  private final String rule;

  Identity(String rule) {
    this.rule = rule;
  }

  /** The rule by which the record is linked or proposed; empty if by none. */
  public String rule() {
    return rule;
  }

  /** Whether the record belongs to the customer beyond doubt. */
  public boolean linked() {
    return explicit() || this == ACCOUNT_FIELD || this == DOMAIN;
  }

  /** Whether a person has to say yes. */
  public boolean proposed() {
    return this == SPELLING || this == AMBIGUOUS;
  }

  /** Whether the record names the account. */
  public boolean explicit() {
    return this == EXPLICIT_LONG || this == EXPLICIT_SHORT;
  }
}

package io.perennial.identity;

import java.util.Locale;

/** What two records can have in common, the surest first. */
public enum KeyKind {
  /** A CRM account's id: its own, or named by the other record. */
  ACCOUNT_ID,
  /** A support organisation's id: its own, or named by the account. */
  ORGANIZATION_ID,
  /** A billing customer's id: its own, or named by the account. */
  BILLING_ID,
  /** A registrable domain such as {@code acme.co.uk}. */
  DOMAIN,
  /** A company's name without legal form, case and punctuation: worth a proposal, never a link. */
  NAME;

  /** As the store and people write it, for example {@code account-id}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

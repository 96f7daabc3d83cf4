package io.perennial.model.history;

import java.util.Locale;

/** The kinds of system that customers are known from. */
public enum SourceKind {
  /** Accounts, contacts, opportunities, activities. */
  CRM,
  /** Organisations and tickets. */
  SUPPORT,
  /** Billing customers, subscriptions, invoices. */
  BILLING;

  /** As people read it, for example {@code billing}. */
  public String word() {
    return this == CRM ? "CRM" : name().toLowerCase(Locale.ROOT);
  }
}

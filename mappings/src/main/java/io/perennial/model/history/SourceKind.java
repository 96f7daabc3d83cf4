package io.perennial.model.history;

import io.perennial.model.CanonicalType;
import java.util.Locale;

/** The kinds of system that customers are known from. */
public enum SourceKind {
  /** Accounts, contacts, opportunities, activities. */
  CRM,
  /** Organisations and tickets. */
  SUPPORT,
  /** Billing customers, subscriptions, invoices. */
  BILLING;

  /** The kind of system that tells of a type. */
  public static SourceKind of(CanonicalType type) {
    return switch (type) {
      case ACCOUNT, CONTACT, OPPORTUNITY, ACTIVITY -> CRM;
      case ORGANIZATION, TICKET -> SUPPORT;
      case BILLING_CUSTOMER, SUBSCRIPTION, INVOICE -> BILLING;
    };
  }

  /** As people read it, for example {@code billing}. */
  public String word() {
    return this == CRM ? "CRM" : name().toLowerCase(Locale.ROOT);
  }
}

package io.perennial.sandbox.stripe.account;

import java.util.Locale;

/** What a restricted key may be allowed; the right to write includes the right to read. */
public enum Permission {
  ACCOUNTS_KYC_BASIC_READ,
  CUSTOMER_READ,
  CUSTOMER_WRITE,
  SUBSCRIPTION_READ,
  SUBSCRIPTION_WRITE,
  INVOICE_READ,
  INVOICE_WRITE,
  DISPUTE_READ,
  EVENT_READ,
  WEBHOOK_READ,
  WEBHOOK_WRITE;

  /** As Stripe's refusals have it, for example {@code rak_customer_read}. */
  public String word() {
    return "rak_" + name().toLowerCase(Locale.ROOT);
  }

  boolean covers(Permission needed) {
    return this == needed
        || (name().endsWith("_WRITE") && name().replace("_WRITE", "_READ").equals(needed.name()));
  }
}

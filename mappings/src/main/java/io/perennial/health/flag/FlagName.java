package io.perennial.health.flag;

import java.util.Locale;

/** The flags that can be judged from CRM, support and billing, the most pressing first. */
public enum FlagName {
  RENEWAL_LATE("a renewal is signed, or the customer leaves"),
  RESCUE("the band rises, or the renewal is done"),
  RENEWAL_URGENT("a renewal is signed, or it is late"),
  CRITICAL_TICKET_AGING("no critical ticket is open longer than allowed"),
  PAYMENT_OVERDUE("the overdue invoices are paid"),
  DISPUTE_OPEN("the invoice is paid, or a year has passed"),
  CRITICAL_TICKET_DURING_DEAL("the critical tickets are solved, or the deal is closed"),
  SPONSOR_LOST("another sponsor is named, or half a year has passed"),
  PARTIAL_CHURN("the ARR is back, or the window has passed"),
  TICKET_SPIKE("fewer tickets are opened in the window"),
  RENEWAL_MISMATCH("the dates agree"),
  SURVEY_LOW("a better rating arrives, or the window has passed"),
  RENEWAL_DUE("a renewal is signed, or it is urgent"),
  SUPPORT_OVERUSE("fewer tickets are opened in the window"),
  REPEATED_TOPIC("fewer tickets of the topic are opened in the window"),
  PAYMENT_SLOWING("invoices are paid as quickly as before, or the window has passed"),
  SURVEY_SILENT("the survey is answered well, or the other signs are gone"),
  SINGLE_THREADED("more key contacts are named"),
  NO_CONTACT("somebody gets in touch"),
  GROWTH_LAG("growth is nearer to the cohort's"),
  SUPPORT_SILENT("tickets are opened as often as before"),
  FIRST_RENEWAL("the renewal is done"),
  RENEWAL_UPCOMING("a renewal is signed, or it is due"),
  REVIEW_DUE("a review is held"),
  ADVOCACY_READY("the customer has been asked, a ticket is opened or the score falls"),
  DATA_STALE("the source has been read again"),
  LOW_COVERAGE("more measures have data");

  private final String clearedWhen;

  FlagName(String clearedWhen) {
    this.clearedWhen = clearedWhen;
  }

  /** The clearing rule in words: the flag goes when this holds. */
  public String clearedWhen() {
    return clearedWhen;
  }

  /** As people read it, for example {@code payment overdue}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

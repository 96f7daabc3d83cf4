package io.perennial.sandbox.company.cast;

import static io.perennial.sandbox.company.cast.Flag.ADVOCACY_READY;
import static io.perennial.sandbox.company.cast.Flag.CRITICAL_TICKET_AGING;
import static io.perennial.sandbox.company.cast.Flag.CRITICAL_TICKET_DURING_DEAL;
import static io.perennial.sandbox.company.cast.Flag.DISPUTE_OPEN;
import static io.perennial.sandbox.company.cast.Flag.NO_CONTACT;
import static io.perennial.sandbox.company.cast.Flag.PARTIAL_CHURN;
import static io.perennial.sandbox.company.cast.Flag.PAYMENT_OVERDUE;
import static io.perennial.sandbox.company.cast.Flag.PAYMENT_SLOWING;
import static io.perennial.sandbox.company.cast.Flag.RENEWAL_DUE;
import static io.perennial.sandbox.company.cast.Flag.RENEWAL_LATE;
import static io.perennial.sandbox.company.cast.Flag.RENEWAL_MISMATCH;
import static io.perennial.sandbox.company.cast.Flag.RENEWAL_UPCOMING;
import static io.perennial.sandbox.company.cast.Flag.RENEWAL_URGENT;
import static io.perennial.sandbox.company.cast.Flag.REPEATED_TOPIC;
import static io.perennial.sandbox.company.cast.Flag.RESCUE;
import static io.perennial.sandbox.company.cast.Flag.REVIEW_DUE;
import static io.perennial.sandbox.company.cast.Flag.SINGLE_THREADED;
import static io.perennial.sandbox.company.cast.Flag.SPONSOR_LOST;
import static io.perennial.sandbox.company.cast.Flag.SUPPORT_OVERUSE;
import static io.perennial.sandbox.company.cast.Flag.SUPPORT_SILENT;
import static io.perennial.sandbox.company.cast.Flag.SURVEY_LOW;
import static io.perennial.sandbox.company.cast.Flag.SURVEY_SILENT;
import static io.perennial.sandbox.company.cast.Flag.TICKET_SPIKE;

import java.util.Set;

/** What kind of story a customer has. */
public enum Archetype {
  /** Nothing special. */
  STEADY,
  /** Very healthy: quick answers, good ratings, invoices paid, executives in touch. */
  THRIVING(ADVOCACY_READY),
  /** Bought more during the contract, for the same end. */
  GROWING,
  /** Signed some weeks ago. */
  NEWCOMER,
  /** Pays from month to month, without a contract. */
  ROLLING,
  /** Pays from quarter to quarter; each begins by itself. */
  QUARTERLY,
  /** Tries the product; nothing is paid yet. */
  TRIAL,
  /** Pays in two currencies. */
  TWO_CURRENCIES,
  /** A small contract, a twentieth of the whole, ends long before the large one. */
  SIDE_CONTRACT,
  /** Pays a little late, writes more tickets. */
  DRIFTING,
  /** An invoice is overdue for more than 60 days and the renewal is near. */
  FAILING(PAYMENT_OVERDUE, RESCUE),
  /** Has given notice for the end of the contract. */
  CANCELLING(RESCUE),
  /** 66 to 84 days are left. */
  UPCOMING(RENEWAL_UPCOMING),
  /** 36 to 54 days are left. */
  DUE(RENEWAL_DUE),
  /** 6 to 24 days are left. */
  URGENT(RENEWAL_URGENT),
  /** The contract ended one or two weeks ago and nobody has signed. */
  LATE(RENEWAL_LATE),
  /** The renewal opportunity names a day two months after the contract's end. */
  MISMATCH(RENEWAL_MISMATCH),
  /** Renewed in the last weeks. */
  RENEWED,
  /** One of two products was given up in the last weeks. */
  SHRUNK(PARTIAL_CHURN),
  /** Has left. */
  CHURNED,
  /** One invoice is overdue for more than a month. */
  DEBTOR(PAYMENT_OVERDUE),
  /** One invoice was given up. */
  UNCOLLECTIBLE(DISPUTE_OPEN),
  /** The last invoices took three weeks longer. */
  SLOWING(PAYMENT_SLOWING),
  /** Six tickets in a week. */
  SPIKE(TICKET_SPIKE),
  /** A ticket nearly every day. */
  OVERUSE(SUPPORT_OVERUSE),
  /** Wrote often, and has stopped. */
  SILENT(SUPPORT_SILENT),
  /** Four tickets about one thing in two weeks. */
  REPEATED(REPEATED_TOPIC),
  /** An urgent ticket is open for weeks. */
  AGING(CRITICAL_TICKET_AGING),
  /** A critical ticket is open while an offer is. */
  AMBUSH(CRITICAL_TICKET_DURING_DEAL),
  /** The last rating is bad. */
  RATED_LOW(SURVEY_LOW),
  /** The last survey was not answered, and an invoice is overdue. */
  UNANSWERED(SURVEY_SILENT),
  /** The sponsor has left. */
  SPONSORLESS(SPONSOR_LOST),
  /** Only one person counts. */
  LONE_VOICE(SINGLE_THREADED),
  /** Nobody has been in touch for months. */
  UNTOUCHED(NO_CONTACT),
  /** The last business review is long ago. */
  UNREVIEWED(REVIEW_DUE);

  private final Set<Flag> promises;

  Archetype(Flag... promises) {
    this.promises = Set.of(promises);
  }

  /** The flags that the story is told for. */
  public Set<Flag> promises() {
    return promises;
  }

  /** Whether it is one of these. */
  public boolean is(Archetype... others) {
    for (Archetype other : others) {
      if (this == other) {
        return true;
      }
    }
    return false;
  }
}

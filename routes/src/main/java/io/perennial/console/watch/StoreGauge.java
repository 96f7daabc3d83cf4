package io.perennial.console.watch;

import java.util.Locale;

/** What is measured in the store; every instance shows the same. */
enum StoreGauge {
  STORE_UP("1 while the database answers"),
  FIGURES_AGE_SECONDS("since the numbers of the store were read, which are shown until newer come"),
  CONNECTION_UP("1 while the connection works, 0 while it is paused"),
  FRESHNESS_SECONDS("since the stream was last read to its end; +Inf if never"),
  COMPLETENESS_PERCENT("records on which source, store and target agreed at the last reconcile"),
  COMPLETENESS_AGE_SECONDS("since the last reconcile"),
  PARKED_RECORDS("that could not be mapped or written"),
  UNMATCHED_RECORDS("without a customer and without a proposal"),
  PENDING_RECORDS("of a target that differ from what they should hold"),
  DUE_CUSTOMERS("to be scored"),
  CUSTOMERS("that have not ended"),
  BUDGET_LIMIT_CALLS("that we may make in 24 hours"),
  BUDGET_LEFT_CALLS("of those that we may still make"),
  BUDGET_END_SECONDS("until reading stops for want of calls; +Inf if it will not within a day"),
  QUOTA_LEFT_CALLS("that the vendor last told to be left, whoever made the others"),
  RUN_COMPLETE("1 if the last turn was complete"),
  RUN_SECONDS("that the last turn took"),
  RUN_AGE_SECONDS("since the last turn ended"),
  BRAKE_WAITING_RUNS("whose writes wait for a yes"),
  ALERTS("that fire");

  private final String help;

  StoreGauge(String help) {
    this.help = help;
  }

  /** For example {@code perennial.freshness.seconds}, in Prometheus with underscores. */
  String metric() {
    return "perennial." + name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  String help() {
    return help;
  }
}

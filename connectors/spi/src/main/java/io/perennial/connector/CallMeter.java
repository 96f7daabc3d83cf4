package io.perennial.connector;

/**
 * Counts what a connection costs. The client of each vendor reports here; safe for many threads.
 */
public interface CallMeter {

  /** A request was sent, whatever became of it. */
  void called();

  /** A request is about to be sent again after a failure that may pass. */
  void retried();

  /**
   * The vendor told how much is left of its longest-lasting quota, for example Salesforce's calls
   * of the last 24 hours.
   *
   * @param left calls that may still be made
   * @param total calls of a full quota
   */
  void quota(long left, long total);
}

package io.perennial.connector;

import io.perennial.connector.call.OutsideCall;
import io.perennial.connector.failure.FailureClass;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Counts what a connection costs. The client of each vendor reports here; safe for many threads.
 */
public interface CallMeter {

  /**
   * A request is about to be sent: asked before each one.
   *
   * @throws ConnectorException if the connection has used what it may use for now
   */
  default void permit() {}

  /** A request was sent, whatever became of it. */
  void called();

  /**
   * A request is about to be sent again after a failure that may pass.
   *
   * @param why what kind of failure it was
   */
  void retried(FailureClass why);

  /** A request has ended, with an answer or without; told in the thread that waited for it. */
  default void answered(OutsideCall call) {}

  /** The same work for another thread; what it calls there counts as called from here. */
  default <T> Supplier<T> carried(Supplier<T> work) {
    return work;
  }

  /**
   * The vendor told how much is left of a quota, for example Salesforce's calls of 24 hours.
   *
   * @param window how long the quota lasts
   * @param left calls that may still be made
   * @param total calls of a full quota
   */
  void quota(Duration window, long left, long total);
}

package io.perennial.sandbox.stripe;

import io.perennial.sandbox.stripe.rest.Api;
import java.time.Duration;
import java.util.List;

/**
 * What one look-alike differs by from the next.
 *
 * @param port 0 takes a free one
 * @param latency added to every call
 * @param accountId for example {@code acct_1SandboxAccount}
 * @param live whether keys and objects say live mode or test mode
 * @param perSecond calls in one second, more answer 429; 0 for any number. Stripe allows 100 in
 *     live mode and 25 in test mode
 * @param eventVersions API versions of events, taken in turn; an empty text is none at all
 */
public record StripeOptions(
    int port,
    Duration latency,
    String accountId,
    boolean live,
    int perSecond,
    List<String> eventVersions) {

  public StripeOptions {
    eventVersions = List.copyOf(eventVersions);
  }

  /** An account in live mode without a limit, on a free port. */
  public static StripeOptions defaults() {
    return new StripeOptions(
        0, Duration.ZERO, "acct_1SandboxAccount", true, 0, List.of(Api.VERSION));
  }

  public StripeOptions port(int number) {
    return new StripeOptions(number, latency, accountId, live, perSecond, eventVersions);
  }

  public StripeOptions latency(Duration delay) {
    return new StripeOptions(port, delay, accountId, live, perSecond, eventVersions);
  }

  /** Another account: two that run at once need different ids. */
  public StripeOptions accountId(String id) {
    return new StripeOptions(port, latency, id, live, perSecond, eventVersions);
  }

  /** Test mode: keys say {@code test}, objects say {@code "livemode": false}. */
  public StripeOptions testMode() {
    return new StripeOptions(port, latency, accountId, false, perSecond, eventVersions);
  }

  public StripeOptions perSecond(int calls) {
    return new StripeOptions(port, latency, accountId, live, calls, eventVersions);
  }

  public StripeOptions eventVersions(String... versions) {
    return new StripeOptions(port, latency, accountId, live, perSecond, List.of(versions));
  }
}

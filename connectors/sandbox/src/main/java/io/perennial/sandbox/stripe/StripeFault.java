package io.perennial.sandbox.stripe;

import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.stripe.rest.Refusal;
import java.time.Duration;

/** What goes wrong at Stripe, in its own words; for {@link Stripe#faults}. */
public final class StripeFault {

  private StripeFault() {}

  /** 429: too many calls in one second. */
  public static Fault rateLimit() {
    return refusal(Refusal.rateLimit(), "Stripe-Rate-Limited-Reason", "global-rate");
  }

  /** The same with a pause to keep. */
  public static Fault rateLimit(Duration retryAfter) {
    return (call, work) ->
        rateLimit().around(call, work).with("Retry-After", Long.toString(retryAfter.toSeconds()));
  }

  /** 429: somebody else holds the object. */
  public static Fault lockTimeout() {
    return refusal(Refusal.lockTimeout(), "Stripe-Should-Retry", "true");
  }

  /** 409: a conflict that passes. */
  public static Fault conflict() {
    return refusal(Refusal.conflict(), "Stripe-Should-Retry", "true");
  }

  /** 500: Stripe's own trouble. */
  public static Fault trouble() {
    return refusal(Refusal.trouble(), "Stripe-Should-Retry", "false");
  }

  private static Fault refusal(Refusal refusal, String header, String value) {
    return (call, work) -> refusal.answer().with("Request-Id", "req_fault").with(header, value);
  }
}

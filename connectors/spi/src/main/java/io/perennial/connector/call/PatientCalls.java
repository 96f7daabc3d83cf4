package io.perennial.connector.call;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.perennial.connector.CallMeter;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.failure.FailureClass;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The only place where a call to a vendor is repeated.
 *
 * <p>Each attempt passes limiter, bulkhead, budget and breaker. A failure of kind RETRY is tried
 * again after the pause that the vendor asked for, else after a growing pause; any other failure is
 * final at once. While the vendor fails most calls the breaker refuses further ones without sending
 * them.
 */
public final class PatientCalls {

  private static final Duration FOR_EVER = Duration.ofHours(1);
  private static final double JITTER = 0.3;

  private final ConnectionName connection;
  private final CallMeter meter;
  private final RateLimiter limiter;
  private final Bulkhead bulkhead;
  private final CircuitBreaker breaker;
  private final Retry retry;
  private final Retry retryUndone;

  public PatientCalls(ConnectionName connection, CallMeter meter, Patience patience) {
    this.connection = connection;
    this.meter = meter;
    String name = connection.value();
    limiter =
        RateLimiter.of(
            name,
            RateLimiterConfig.custom()
                .limitForPeriod(patience.perSecond())
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .timeoutDuration(FOR_EVER)
                .build());
    bulkhead =
        Bulkhead.of(
            name,
            BulkheadConfig.custom()
                .maxConcurrentCalls(patience.atOnce())
                .maxWaitDuration(FOR_EVER)
                .build());
    breaker =
        CircuitBreaker.of(
            name,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(20)
                .failureRateThreshold(80)
                .waitDurationInOpenState(Duration.ofSeconds(10))
                .permittedNumberOfCallsInHalfOpenState(2)
                .recordException(PatientCalls::mayPass)
                .build());
    retry = retry(name, patience, failure -> worthAnotherTry(failure, patience), meter);
    retryUndone =
        retry(
            name,
            patience,
            failure -> worthAnotherTry(failure, patience) && nothingDone(failure),
            meter);
  }

  private static Retry retry(
      String name, Patience patience, Predicate<Throwable> again, CallMeter meter) {
    Retry retry =
        Retry.of(
            name,
            RetryConfig.custom()
                .maxAttempts(patience.attempts())
                .retryOnException(again)
                .intervalBiFunction((attempt, outcome) -> pause(attempt, outcome, patience))
                .build());
    retry.getEventPublisher().onRetry(event -> meter.retried(why(event.getLastThrowable())));
    return retry;
  }

  /**
   * Makes a call.
   *
   * @param attempt one request; throws {@link ConnectorException} if the vendor refuses it
   * @throws ConnectorException the final failure
   */
  public <T> T call(Supplier<T> attempt) {
    return run(Retry.decorateSupplier(retry, guarded(attempt)));
  }

  /**
   * Makes a call that must not be repeated before somebody has looked what became of it, for
   * example a write whose answer may be lost. It is repeated only where the vendor turned it away
   * before doing anything.
   *
   * @param attempt one request; throws {@link ConnectorException} if the vendor refuses it
   * @throws ConnectorException the failure
   */
  public <T> T once(Supplier<T> attempt) {
    return run(Retry.decorateSupplier(retryUndone, guarded(attempt)));
  }

  private <T> Supplier<T> guarded(Supplier<T> attempt) {
    Supplier<T> counted =
        () -> {
          meter.called();
          return attempt.get();
        };
    Supplier<T> broken = CircuitBreaker.decorateSupplier(breaker, counted);
    Supplier<T> permitted =
        () -> {
          meter.permit(); // outside the breaker: our own limit is no failure of the vendor
          return broken.get();
        };
    return RateLimiter.decorateSupplier(limiter, Bulkhead.decorateSupplier(bulkhead, permitted));
  }

  private <T> T run(Supplier<T> guarded) {
    try {
      return guarded.get();
    } catch (CallNotPermittedException open) {
      throw ConnectorException.of(
              connection,
              FailureKind.RETRY,
              "BREAKER_OPEN",
              "most of the last calls failed, so no further ones are sent for some seconds",
              "look for the failures before this one; calls go on by themselves")
          .because(open);
    }
  }

  private static FailureClass why(Throwable failure) {
    return failure instanceof ConnectorException refused
        ? refused.failureClass()
        : FailureClass.TRANSIENT;
  }

  private static boolean mayPass(Throwable failure) {
    return failure instanceof ConnectorException refused && refused.kind() == FailureKind.RETRY;
  }

  /** Too many calls: this one was turned away before anything of it was done. */
  private static boolean nothingDone(Throwable failure) {
    return failure instanceof ConnectorException refused
        && refused.failureClass() == FailureClass.QUOTA;
  }

  private static boolean worthAnotherTry(Throwable failure, Patience patience) {
    return mayPass(failure)
        && ((ConnectorException) failure)
            .retryAfter()
            .map(asked -> asked.compareTo(patience.longestPause()) <= 0)
            .orElse(true);
  }

  private static <T> long pause(int attempt, Either<Throwable, T> outcome, Patience patience) {
    if (outcome.isLeft() && outcome.getLeft() instanceof ConnectorException refused) {
      if (refused.retryAfter().isPresent()) {
        return refused.retryAfter().get().toMillis();
      }
    }
    double grown = patience.firstPause().toMillis() * Math.pow(2, attempt - 1.0);
    double spread = 1 + JITTER * (Math.random() - 0.5);
    return Math.max(1, Math.min((long) (grown * spread), patience.longestPause().toMillis()));
  }
}

package io.perennial.connector.stripe;

import static io.perennial.connector.FailureKind.PARK;
import static io.perennial.connector.FailureKind.PAUSE;
import static io.perennial.connector.FailureKind.RETRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.Usage;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.Window;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.stripe.StripeFault;
import io.perennial.sandbox.stripe.account.Permission;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What becomes of Stripe's refusals and of broken answers. */
class StripeFailuresTest extends StripeTestCase {

  private static final int ATTEMPTS = 5;
  private static final Predicate<Call> LIST = Call.to("GET", "/v1/customers");

  @Test
  void rateLimitOnTheSecondPage_isWaitedFor() {
    Page first = source.read(CUSTOMERS, Cursor.START);
    stripe.faults().next(LIST, 2, StripeFault.rateLimit());
    meter.reset();

    Page second = source.read(CUSTOMERS, first.next());

    assertThat(second.records()).hasSize(3);
    assertThat(meter.calls()).isEqualTo(3);
    assertThat(meter.retries()).isEqualTo(2);
  }

  @Test
  void rateLimitThatLasts_endsTheReadAndTheSameCursorGoesOnLater() {
    Page first = source.read(CUSTOMERS, Cursor.START);
    stripe.faults().always(LIST, StripeFault.rateLimit());

    ConnectorException failure = failure(() -> source.read(CUSTOMERS, first.next()));
    stripe.faults().clear();

    assertThat(failure.kind()).isEqualTo(RETRY);
    assertThat(failure.code()).isEqualTo("rate_limit");
    assertThat(failure)
        .hasMessageStartingWith("stripe-eu: Request rate limit exceeded.")
        .hasMessageContaining("[429 rate_limit, request req_fault]");
    assertThat(turn(CUSTOMERS, first.next()).ids())
        .containsExactly("cus_5", "cus_4", "cus_3", "cus_2", "cus_1");
  }

  @Test
  void lockTimeoutAndConflict_areTriedAgain() {
    stripe.faults().next(LIST, StripeFault.lockTimeout());
    stripe.faults().next(LIST, StripeFault.conflict());
    stripe.faults().next(LIST, StripeFault.trouble());

    assertThat(source.read(CUSTOMERS, Cursor.START).records()).hasSize(3);
    assertThat(meter.retries()).isEqualTo(3);
  }

  @Test
  void calls_areRepeatedInOnePlaceOnly() {
    stripe.faults().always(LIST, StripeFault.conflict()); // the SDK would repeat a 409 as well
    stripe.journal().reset();

    ConnectorException failure = failure(() -> source.count("customers", always()));

    assertThat(failure.code()).isEqualTo("idempotency_key_in_use");
    assertThat(stripe.journal().calls()).isEqualTo(ATTEMPTS);
    assertThat(meter.calls()).isEqualTo(ATTEMPTS);
  }

  @Test
  void callThatTimesOut_isRepeatedByUsAndNotByTheLibrary() {
    AtomicInteger arrived = new AtomicInteger();
    CountDownLatch end = new CountDownLatch(1);
    stripe.faults().always(LIST, Fault.before(() -> hold(arrived.incrementAndGet() == 1, end)));

    try (Connector hasty = connector(Map.of("timeout", "1s"))) {
      assertThat(hasty.source().count("customers", always())).isEqualTo(8);
      assertThat(meter.retries()).isPositive();
      assertThat(arrived.get()).isEqualTo(meter.calls());
    } finally {
      end.countDown();
    }
  }

  @Test
  void retryAfter_winsOverOurOwnPause() {
    try (Connector slow = connector(Map.of("first-pause", "1h"))) {
      stripe.faults().next(LIST, 2, StripeFault.rateLimit(Duration.ZERO));

      assertThat(slow.source().read(CUSTOMERS, Cursor.START).records()).hasSize(3);
      assertThat(meter.retries()).isEqualTo(2);
    }
  }

  @Test
  void retryAfterThatIsTooLongToWaitFor_isHandedOn() {
    stripe.faults().always(LIST, StripeFault.rateLimit(Duration.ofMinutes(10)));

    ConnectorException failure = failure(() -> source.count("customers", always()));

    assertThat(failure.retryAfter()).contains(Duration.ofMinutes(10));
    assertThat(meter.calls()).isEqualTo(1);
  }

  @Test
  void maintenancePage_isTriedAgain() {
    stripe.faults().always(LIST, Fault.unavailable());

    ConnectorException failure = failure(() -> source.count("customers", always()));

    assertThat(failure.kind()).isEqualTo(RETRY);
    assertThat(failure.code()).isEqualTo("HTTP_503");
    assertThat(failure).hasMessage("stripe-eu: the answer is no JSON [503, request unknown]");
    assertThat(meter.calls()).isEqualTo(ATTEMPTS);
  }

  @Test
  void emptyAnswerOfAnError_isTriedAgain() {
    stripe.faults().always(LIST, Fault.answer(502, "text/plain", ""));

    assertThat(failure(() -> source.count("customers", always())).kind()).isEqualTo(RETRY);
  }

  @Test
  void answerThatBreaksOff_isTriedAgainAndQuotesNobody() {
    stripe.faults().always(LIST, Fault.truncated());

    ConnectorException failure = failure(() -> source.count("customers", always()));

    assertThat(failure.kind()).isEqualTo(RETRY);
    assertThat(failure.code()).isEqualTo("MALFORMED_ANSWER");
    assertThat(trace(failure)).doesNotContain("Customer 8");
    stripe.faults().clear();
    stripe.faults().next(LIST, Fault.truncated());
    assertThat(source.count("customers", always())).isEqualTo(8);
  }

  @Test
  void connectionThatBreaks_isTriedAgain() {
    stripe.faults().always(LIST, Fault.reset());

    ConnectorException failure = failure(() -> source.count("customers", always()));

    assertThat(failure.kind()).isEqualTo(RETRY);
    assertThat(failure.code()).isEqualTo("UNREACHABLE");
  }

  @Test
  void revokedKey_pausesAtOnce() {
    stripe.keys().revoke(stripe.key());

    ConnectorException failure = failure(() -> source.count("customers", always()));

    assertThat(failure.kind()).isEqualTo(PAUSE);
    assertThat(failure)
        .hasMessageContaining("Invalid API Key provided")
        .hasMessageContaining("401");
    assertThat(failure.mend()).contains("key");
    assertThat(meter.calls()).isEqualTo(1);
  }

  @Test
  void missingPermission_pausesAndIsNamed() {
    String key = stripe.keys().restricted(Permission.CUSTOMER_READ, Permission.EVENT_READ);
    try (Connector lesser = connector(Map.of("key", key))) {
      ConnectorException failure = failure(() -> lesser.source().read(INVOICES, Cursor.START));

      assertThat(failure.kind()).isEqualTo(PAUSE);
      assertThat(failure.code()).isEqualTo("PERMISSION_MISSING");
      assertThat(failure.mend()).contains("rak_invoice_read").contains("Billing → Invoices: Read");
    }
  }

  @Test
  void refusedRequest_isFinalAndParks() {
    Selection lines = Selection.of("invoices", List.of("discounts.end"));
    stripe
        .faults()
        .always(
            Call.to("GET", "/v1/invoices"),
            Fault.answer(
                400,
                "application/json",
                """
                {"error": {"type": "invalid_request_error", "param": "expand",
                  "message": "This property cannot be expanded (discounts)."}}
                """));
    meter.reset();

    ConnectorException failure = failure(() -> source.read(lines, Cursor.START));

    assertThat(failure.kind()).isEqualTo(PARK);
    assertThat(failure).hasMessageContaining("cannot be expanded").hasMessageContaining("[400");
    assertThat(meter.calls()).as("events, list").isEqualTo(2);
  }

  @Test
  void unknownStream_isNamed() {
    Selection charges = Selection.of("charges", List.of("id"));

    assertThat(failure(() -> source.read(charges, Cursor.START))).hasMessageContaining("charges");
  }

  @Test
  void secrets_areInNoMessage() {
    stripe.keys().revoke(stripe.key());
    ConnectorException refused = failure(() -> source.count("customers", always()));
    String tail = stripe.key().substring(stripe.key().length() - 4);

    assertThat(trace(refused)).doesNotContain(stripe.key()).doesNotContain(tail);
    assertThat(connector.toString()).doesNotContain(stripe.key());
    assertThat(connector.check(Usage.NOTHING).toString()).doesNotContain(tail);
  }

  private static void hold(boolean hold, CountDownLatch end) {
    try {
      if (hold) {
        end.await();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static Window always() {
    return new Window(Instant.EPOCH, NOW);
  }

  private static ConnectorException failure(Runnable work) {
    ConnectorException failure = catchThrowableOfType(ConnectorException.class, work::run);
    assertThat(failure).as("the call should have failed").isNotNull();
    assertThat(failure.mend()).isNotBlank();
    return failure;
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}

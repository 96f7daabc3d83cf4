package io.perennial.connector.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.CallMeter;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.failure.FailureClass;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatientCallsTest {

  private static final ConnectionName NAME = new ConnectionName("stripe-eu");

  private final AtomicInteger sent = new AtomicInteger();
  private final CountingMeter meter = new CountingMeter();
  private final PatientCalls calls =
      new PatientCalls(NAME, meter, Patience.standard(1000).firstPause(Duration.ofMillis(1)));

  @Test
  void call_triesAgainWhatMayPass() {
    String answer = calls.call(() -> failing(2, FailureKind.RETRY));

    assertThat(answer).isEqualTo("done");
    assertThat(meter.calls).hasValue(3);
    assertThat(meter.retries).hasValue(2);
  }

  @Test
  void call_givesUpAfterFiveAttempts() {
    assertThatThrownBy(() -> calls.call(() -> failing(5, FailureKind.RETRY)))
        .isInstanceOf(ConnectorException.class)
        .hasMessage("stripe-eu: busy");
    assertThat(sent).hasValue(5);
  }

  @Test
  void call_doesNotRepeatWhatIsFinal() {
    assertThatThrownBy(() -> calls.call(() -> failing(1, FailureKind.PAUSE)))
        .isInstanceOf(ConnectorException.class);
    assertThat(sent).hasValue(1);
  }

  @Test
  void once_doesNotRepeatEvenWhatMayPass() {
    assertThatThrownBy(() -> calls.once(() -> failing(1, FailureKind.RETRY)))
        .isInstanceOf(ConnectorException.class);
    assertThat(sent).hasValue(1);
  }

  @Test
  void once_repeatsWhatTheVendorTurnedAwayUnread() {
    assertThat(
            calls.once(
                () -> {
                  if (sent.incrementAndGet() == 1) {
                    throw refusal(FailureKind.RETRY)
                        .ofClass(FailureClass.QUOTA)
                        .retryAfter(Duration.ZERO);
                  }
                  return "done";
                }))
        .isEqualTo("done");
    assertThat(sent).hasValue(2);
  }

  @Test
  void call_waitsAsLongAsTheVendorAsks() {
    long start = System.nanoTime();

    calls.call(
        () -> {
          if (sent.incrementAndGet() == 1) {
            throw refusal(FailureKind.RETRY).retryAfter(Duration.ofMillis(200));
          }
          return "done";
        });

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(200));
  }

  @Test
  void call_endsWhenTheVendorAsksForMoreThanItsPatience() {
    assertThatThrownBy(
            () ->
                calls.call(
                    () -> {
                      sent.incrementAndGet();
                      throw refusal(FailureKind.RETRY).retryAfter(Duration.ofMinutes(10));
                    }))
        .isInstanceOf(ConnectorException.class);
    assertThat(sent).hasValue(1);
  }

  @Test
  void call_sparesAVendorThatFailsMostCalls() {
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> calls.call(() -> failing(1000, FailureKind.RETRY)))
          .isInstanceOf(ConnectorException.class);
    }

    assertThatThrownBy(() -> calls.call(() -> failing(1000, FailureKind.RETRY)))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            refused -> assertThat(refused.code()).isEqualTo("BREAKER_OPEN"));
    assertThat(sent).hasValue(20);
  }

  private String failing(int times, FailureKind kind) {
    if (sent.incrementAndGet() <= times) {
      throw refusal(kind);
    }
    return "done";
  }

  private static ConnectorException refusal(FailureKind kind) {
    return ConnectorException.of(NAME, kind, "429", "busy", "wait");
  }

  private static final class CountingMeter implements CallMeter {
    final AtomicInteger calls = new AtomicInteger();
    final AtomicInteger retries = new AtomicInteger();

    @Override
    public void called() {
      calls.incrementAndGet();
    }

    @Override
    public void retried(FailureClass why) {
      retries.incrementAndGet();
    }

    @Override
    public void quota(Duration window, long left, long total) {}
  }
}

package io.perennial.serve.hook;

import io.perennial.connector.hook.HookCall;
import io.perennial.connector.hook.HookOutcome;
import io.perennial.connector.hook.HookOutcome.Accepted;
import io.perennial.connector.hook.HookOutcome.Ignored;
import io.perennial.connector.hook.HookOutcome.Refused;
import io.perennial.hook.HookEvents;
import io.perennial.hook.RefusedHooks;
import io.perennial.settings.Connected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a call: verified, noted and answered at once; what follows is done afterwards.
 *
 * <p>Answers carry no words. A known event gets the answer of a new one, so that the system does
 * not tell it again; 503 asks for just that.
 */
final class HookStep {

  private static final Logger LOG = LoggerFactory.getLogger(HookStep.class);
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int UNAVAILABLE = 503;

  /** Calls that use the database at a time; turns need it, too. */
  private static final int AT_ONCE = 4;

  private static final int PATIENCE_SECONDS = 2;

  private final HookSecrets secrets;
  private final HookEvents events;
  private final RefusedHooks doubts;
  private final Bell bell;
  private final Clock clock;
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final RefusedCalls refused = new RefusedCalls();
  private final Pace pace = new Pace(Duration.ofMinutes(1));

  HookStep(HookSecrets secrets, HookEvents events, RefusedHooks doubts, Bell bell, Clock clock) {
    this.secrets = secrets;
    this.events = events;
    this.doubts = doubts;
    this.bell = bell;
    this.clock = clock;
  }

  void take(Connected connected, Exchange exchange) throws InterruptedException {
    int status = UNAVAILABLE;
    if (room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      try {
        status = judge(connected, call(exchange.getMessage()));
      } catch (RuntimeException fault) {
        LOG.error("a call of {} was not noted; it is told again", connected.name(), fault);
      } finally {
        room.release();
      }
    }
    Message answer = new DefaultMessage(exchange.getContext()); // headers of the call stay here
    answer.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    exchange.setMessage(answer);
  }

  private int judge(Connected connected, HookCall call) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the store keeps it
    HookOutcome outcome =
        connected.connector().hooks().orElseThrow().read(call, secrets.of(connected.name()), now);
    if (outcome instanceof Refused nobody) {
      refused.note(connected.name(), nobody.reason());
      if (nobody.signed() && pace.allows(connected.name())) {
        doubts.note(connected.name(), now);
      }
      return UNAUTHORIZED;
    }
    if (outcome instanceof Accepted event) {
      if (events.take(connected.name(), event, connected.mapping().streams(), now)) {
        bell.ring();
      }
    } else if (outcome instanceof Ignored useless) {
      LOG.debug("{}: {}", connected.name(), useless.reason());
    }
    return OK;
  }

  private static HookCall call(Message message) {
    Map<String, String> headers = new TreeMap<>();
    message
        .getHeaders()
        .forEach(
            (name, value) -> {
              if (value instanceof String text) {
                headers.put(name, text);
              }
            });
    byte[] body = message.getBody(byte[].class);
    return new HookCall(headers, body == null ? new byte[0] : body);
  }
}

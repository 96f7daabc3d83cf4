package io.perennial.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.hook.HookCall;
import io.perennial.connector.hook.HookOutcome;
import io.perennial.connector.hook.HookOutcome.Accepted;
import io.perennial.connector.hook.HookOutcome.Ignored;
import io.perennial.connector.hook.HookOutcome.Refused;
import io.perennial.connector.hook.HookRecord;
import io.perennial.connector.hook.HookSignature;
import io.perennial.connector.hook.Hooks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every {@link Hooks} promises of calls that come in. */
public abstract class HookCallsContract {

  private static final String SECRET = "the secret of this test";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int SPOILED = 1_000;
  private static final long SEED = 20_260_601;
  private static final List<String> ODD =
      List.of("null", "{}", "[]", "\"\"", "-1e999", "\\u0000", ":", ",", "\"", "9".repeat(400));

  /** Webhooks of a vendor that has none of ours, set up with all rights. */
  protected abstract Hooks hooks();

  /** When the vendor signs. */
  protected abstract Instant now();

  /** Any body, as the vendor sends it now. */
  protected abstract HookCall signed(String secret, byte[] body);

  /** An event about a record that we read. */
  protected abstract byte[] event();

  /** The record that it is about. */
  protected abstract HookRecord record();

  /** An event that we have no use for. */
  protected abstract byte[] uninteresting();

  private HookOutcome read(HookCall call, Instant at) {
    return hooks().read(call, List.of(SECRET), at);
  }

  private HookOutcome read(HookCall call) {
    return read(call, now());
  }

  @Test
  void read_namesTheRecordThatChanged() {
    assertThat(read(signed(SECRET, event())))
        .isInstanceOfSatisfying(
            Accepted.class,
            accepted -> {
              assertThat(accepted.records()).containsExactly(record());
              assertThat(accepted.eventId()).isNotBlank();
              assertThat(accepted.occurredAt()).isBetween(now().minus(SECOND), now().plus(SECOND));
            });
  }

  @Test
  void read_knowsAnEventAgainHoweverOftenItIsTold() {
    byte[] event = event();

    Accepted first = (Accepted) read(signed(SECRET, event));
    Accepted again = (Accepted) read(signed(SECRET, event));

    assertThat(again.eventId()).isEqualTo(first.eventId());
  }

  @Test
  void read_takesAnySecretOfThoseThatItIsGiven() {
    HookCall call = signed(SECRET, event());

    assertThat(hooks().read(call, List.of("the next one", SECRET), now()))
        .isInstanceOf(Accepted.class);
    assertThat(hooks().read(call, List.of("the next one"), now())).isInstanceOf(Refused.class);
    assertThat(hooks().read(call, List.of(), now())).isInstanceOf(Refused.class);
  }

  @Test
  void read_refusesABodyThatDiffersByOneByte() {
    HookCall call = signed(SECRET, event());

    for (int place : List.of(0, call.body().length / 2, call.body().length - 1)) {
      byte[] forged = call.body().clone();
      forged[place] ^= 1;
      assertThat(read(new HookCall(call.headers(), forged))).isInstanceOf(Refused.class);
    }
  }

  @Test
  void read_comesToAnEndWhateverWasSigned() {
    Hooks hooks = hooks();
    byte[] event = event();
    Random random = new Random(SEED);
    for (int i = 0; i < SPOILED; i++) {
      byte[] spoiled = spoiled(event, random);

      HookOutcome outcome = hooks.read(signed(SECRET, spoiled), List.of(SECRET), now());

      if (outcome instanceof Ignored ignored) {
        assertThat(ignored.reason()).isNotBlank();
      } else if (outcome instanceof Refused refused) {
        assertThat(refused.reason()).isNotBlank();
      }
      assertThat(hooks.read(signed("a stranger's", spoiled), List.of(SECRET), now()))
          .isInstanceOf(Refused.class);
    }
  }

  /** Bytes changed, left out, put in or repeated; sometimes nothing but brackets. */
  private static byte[] spoiled(byte[] event, Random random) {
    if (random.nextInt(50) == 0) {
      return "[".repeat(1 + random.nextInt(100_000)).getBytes(StandardCharsets.UTF_8);
    }
    String text = new String(event, StandardCharsets.ISO_8859_1);
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(20));
      String between =
          switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> String.valueOf((char) random.nextInt(256));
            case 2 -> text.substring(from, to).repeat(2);
            default -> ODD.get(random.nextInt(ODD.size()));
          };
      text = text.substring(0, from) + between + text.substring(to);
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void read_refusesATruncatedBody() {
    HookCall call = signed(SECRET, event());

    assertThat(
            read(new HookCall(call.headers(), Arrays.copyOf(call.body(), call.body().length - 1))))
        .isInstanceOf(Refused.class);
    assertThat(read(new HookCall(call.headers(), new byte[0]))).isInstanceOf(Refused.class);
  }

  @Test
  void read_refusesACallWithoutAProof() {
    assertThat(read(new HookCall(Map.of(), event()))).isInstanceOf(Refused.class);
  }

  @Test
  void read_refusesMalformedProofs() {
    HookCall call = signed(SECRET, event());

    for (String header : call.headers().keySet()) {
      for (String text : List.of("", "?", "t=,v1=", "t=99999999999999999999,v1=00", "\u00e4")) {
        Map<String, String> headers = new TreeMap<>(call.headers());
        headers.put(header, text);
        assertThat(read(new HookCall(headers, call.body()))).isInstanceOf(Refused.class);
      }
    }
  }

  @Test
  void read_refusesWhatWasSignedTooLongAgo() {
    HookCall call = signed(SECRET, event());
    Instant last = now().plus(HookSignature.TOLERANCE);

    assertThat(read(call, last)).isInstanceOf(Accepted.class);
    assertThat(read(call, last.plus(SECOND))).isInstanceOf(Refused.class);
  }

  @Test
  void read_refusesWhatWasSignedInTheFuture() {
    HookCall call = signed(SECRET, event());
    Instant first = now().minus(HookSignature.TOLERANCE);

    assertThat(read(call, first)).isInstanceOf(Accepted.class);
    assertThat(read(call, first.minus(SECOND))).isInstanceOf(Refused.class);
  }

  @Test
  void read_ignoresWhatIsOfNoUse() {
    assertThat(read(signed(SECRET, uninteresting()))).isInstanceOf(Ignored.class);
    for (String body : List.of("", "{", "[]", "null", "{}", "\"text\"", "{\"id\": []}")) {
      assertThat(read(signed(SECRET, body.getBytes(StandardCharsets.UTF_8))))
          .as(body)
          .isInstanceOf(Ignored.class);
    }
  }

  @Test
  void read_tellsACallThatWasSignedOtherwiseFromOneWithoutAProof() {
    HookCall call = signed(SECRET, event());

    assertThat(((Refused) hooks().read(call, List.of("another"), now())).signed()).isTrue();
    assertThat(((Refused) read(new HookCall(Map.of(), call.body()))).signed()).isFalse();
    assertThat(((Refused) read(call, now().plus(Duration.ofDays(1)))).signed()).isFalse();
  }
}

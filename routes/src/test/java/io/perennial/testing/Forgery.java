package io.perennial.testing;

import io.perennial.connector.hook.HookCall;
import io.perennial.connector.hook.HookRecord;
import io.perennial.connector.hook.HookSignature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** How somebody may try to tell us of an event in a vendor's name. */
public enum Forgery {
  /** Nothing is wrong with it: what the others are measured by. */
  NONE,
  WRONG_SECRET,
  ALTERED_BODY,
  STALE;

  private static final Map<String, String> STRIPE_TYPES =
      Map.of(
          "customers", "customer.updated",
          "subscriptions", "customer.subscription.updated",
          "invoices", "invoice.updated");

  /**
   * A call about a record, as {@code zendesk} or {@code stripe} makes it.
   *
   * @param event its key
   * @param secret what true calls are signed with
   */
  public HookCall call(String vendor, HookRecord record, String event, String secret, Instant now) {
    String told =
        vendor.equals("stripe") ? stripe(record, event, now) : zendesk(record, event, now);
    Instant signedAt =
        this == STALE ? now.minus(HookSignature.TOLERANCE).minus(Duration.ofSeconds(1)) : now;
    String key = this == WRONG_SECRET ? secret + "x" : secret;
    String sent = this == ALTERED_BODY ? told.replace(event, event + "_2") : told;
    return vendor.equals("stripe")
        ? stripeCall(key, told, sent, signedAt)
        : zendeskCall(key, told, sent, signedAt);
  }

  private static String stripe(HookRecord record, String event, Instant now) {
    return """
    {"id": "%s", "object": "event", "type": "%s", "created": %d, "livemode": true,
     "data": {"object": {"id": "%s"}}}
    """
        .formatted(event, STRIPE_TYPES.get(record.stream()), now.getEpochSecond(), record.id());
  }

  private static String zendesk(HookRecord record, String event, Instant now) {
    String object = record.stream().replaceFirst("s$", "");
    return """
    {"id": "%s", "type": "zen:event-type:%s.changed", "time": "%s", "subject": "zen:%s:%s"}
    """
        .formatted(event, object, now, object, record.id());
  }

  private static HookCall stripeCall(String key, String signed, String sent, Instant at) {
    long seconds = at.getEpochSecond();
    String signature = HexFormat.of().formatHex(sign(key, seconds + ".", signed));
    return new HookCall(
        Map.of("Stripe-Signature", "t=%d,v1=%s".formatted(seconds, signature)),
        sent.getBytes(StandardCharsets.UTF_8));
  }

  private static HookCall zendeskCall(String key, String signed, String sent, Instant at) {
    return new HookCall(
        Map.of(
            "X-Zendesk-Webhook-Signature",
            Base64.getEncoder().encodeToString(sign(key, at.toString(), signed)),
            "X-Zendesk-Webhook-Signature-Timestamp",
            at.toString()),
        sent.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sign(String key, String prefix, String body) {
    return HookSignature.sign(key, prefix, body.getBytes(StandardCharsets.UTF_8));
  }
}

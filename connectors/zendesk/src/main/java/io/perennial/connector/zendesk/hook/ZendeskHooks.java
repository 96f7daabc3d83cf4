package io.perennial.connector.zendesk.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.hook.HookCall;
import io.perennial.connector.hook.HookEndpoint;
import io.perennial.connector.hook.HookInstallation;
import io.perennial.connector.hook.HookOutcome;
import io.perennial.connector.hook.HookOutcome.Accepted;
import io.perennial.connector.hook.HookOutcome.Ignored;
import io.perennial.connector.hook.HookOutcome.Refused;
import io.perennial.connector.hook.HookRecord;
import io.perennial.connector.hook.HookSignature;
import io.perennial.connector.hook.Hooks;
import io.perennial.connector.install.InstallFile;
import io.perennial.connector.zendesk.call.ZendeskClient;
import io.perennial.connector.zendesk.field.ZendeskStream;
import io.perennial.connector.zendesk.json.ZendeskJson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Zendesk's events, as they are told at once. The time stamp is signed in front of the body; an
 * example in the manual that has it behind the body is wrong.
 *
 * @see <a href="https://developer.zendesk.com/documentation/webhooks/verifying/">Verifying</a>
 */
public final class ZendeskHooks implements Hooks {

  private static final String SIGNATURE = "X-Zendesk-Webhook-Signature";
  private static final String TIMESTAMP = "X-Zendesk-Webhook-Signature-Timestamp";
  private static final Pattern EVENT_ID = Pattern.compile("[\\w-]{1,255}");

  /** The object of an event, for example {@code zen:ticket:5158}. */
  private static final Pattern SUBJECT = Pattern.compile("zen:(\\w+):(\\d{1,18})");

  private final ZendeskWebhooks webhooks;

  public ZendeskHooks(ZendeskClient client) {
    this.webhooks = new ZendeskWebhooks(client);
  }

  @Override
  public HookOutcome read(HookCall call, Collection<String> secrets, Instant now) {
    String timestamp = call.header(TIMESTAMP).orElse("");
    Optional<byte[]> signature = call.header(SIGNATURE).flatMap(ZendeskHooks::decode);
    Optional<Instant> signedAt = time(timestamp);
    if (signature.isEmpty() || signedAt.isEmpty()) {
      return Refused.unproven("a signature or its time stamp is missing or malformed");
    }
    if (!HookSignature.matches(secrets, timestamp, call.body(), List.of(signature.get()))) {
      return Refused.signedOtherwise(secrets);
    }
    if (!HookSignature.isFresh(signedAt.get(), now)) {
      return Refused.unproven("it was signed too long ago, or our clocks differ");
    }
    try {
      return event(
          ZendeskJson.read(new String(call.body(), StandardCharsets.UTF_8)), signedAt.get());
    } catch (JsonProcessingException noJson) {
      return new Ignored("the event is no JSON that we understand");
    }
  }

  /**
   * The event's own key is part of what was signed; that of the call, in a header, is not, and
   * whoever repeats a call could change it.
   */
  private static HookOutcome event(JsonNode event, Instant signedAt) {
    String type = event.path("type").asText("");
    String id = event.path("id").asText("");
    Matcher subject = SUBJECT.matcher(event.path("subject").asText(""));
    if (!EVENT_ID.matcher(id).matches() || !subject.matches()) {
      return new Ignored("an event without a key, or about no single record");
    }
    Optional<ZendeskStream> stream = stream(subject.group(1));
    if (stream.isEmpty()) {
      return new Ignored("nothing of ours follows from " + type);
    }
    return new Accepted(
        id,
        time(event.path("time").asText("")).orElse(signedAt),
        List.of(new HookRecord(stream.get().word(), subject.group(2))));
  }

  private static Optional<ZendeskStream> stream(String object) {
    for (ZendeskStream stream : ZendeskStream.values()) {
      if (stream.object().equals(object)) {
        return Optional.of(stream);
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> decode(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  @Override
  public HookInstallation install(URI address, Collection<HookEndpoint> kept, boolean doubted) {
    return webhooks.install(address, kept);
  }

  @Override
  public List<InstallFile> print(URI address) {
    return webhooks.print(address);
  }
}

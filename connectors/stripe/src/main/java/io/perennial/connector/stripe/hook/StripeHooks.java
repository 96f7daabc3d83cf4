package io.perennial.connector.stripe.hook;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
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
import io.perennial.connector.stripe.call.StripeAnswer;
import io.perennial.connector.stripe.call.StripeClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Stripe's events, as they are told at once.
 *
 * <p>Of an event only the ids are believed: its object is rendered in the API version of whoever
 * made the endpoint, and events come in no order. The SDK's own reading of events is of no use
 * here, as it fails for an event without a version and for a thin one.
 *
 * @see <a href="https://docs.stripe.com/webhooks/signature">Verify signatures</a>
 */
public final class StripeHooks implements Hooks {

  private static final String SIGNATURE = "Stripe-Signature";
  private static final Pattern ID = Pattern.compile("\\w{1,255}");
  private static final String THIN = "v2.core.event";

  /** Types of thin events say which API they belong to. */
  private static final Pattern VERSION = Pattern.compile("^v\\d+\\.");

  private final boolean live;
  private final SortedMap<String, String> streams;
  private final StripeEndpoints endpoints;

  /**
   * The webhooks of one account.
   *
   * @param live whether real customers are read, or Stripe's test data
   * @param streams what an event is about, by its type
   */
  public StripeHooks(boolean live, SortedMap<String, String> streams, StripeClient client) {
    this.live = live;
    this.streams = new TreeMap<>(streams);
    this.endpoints = new StripeEndpoints(client, List.copyOf(streams.keySet()));
  }

  @Override
  public HookOutcome read(HookCall call, Collection<String> secrets, Instant now) {
    Optional<SignedAt> signed = call.header(SIGNATURE).flatMap(SignedAt::parse);
    if (signed.isEmpty()) {
      return Refused.unproven("the header Stripe-Signature is missing or malformed");
    }
    String prefix = signed.get().seconds() + ".";
    if (!HookSignature.matches(secrets, prefix, call.body(), signed.get().signatures())) {
      return Refused.signedOtherwise(secrets);
    }
    if (!HookSignature.isFresh(Instant.ofEpochSecond(signed.get().seconds()), now)) {
      return Refused.unproven("it was signed too long ago, or our clocks differ");
    }
    try {
      return event(
          JsonParser.parseString(new String(call.body(), StandardCharsets.UTF_8))
              .getAsJsonObject());
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException noJson) {
      return new Ignored("the event is no JSON that we understand");
    }
  }

  private HookOutcome event(JsonObject event) {
    String id = StripeAnswer.text(event, "id").orElse("");
    String type = VERSION.matcher(StripeAnswer.text(event, "type").orElse("")).replaceFirst("");
    String stream = streams.get(type);
    if (stream == null) {
      return new Ignored("nothing of ours follows from " + type);
    }
    if (StripeAnswer.text(event, "account").isPresent()) {
      return new Ignored("%s is of a connected account".formatted(type));
    }
    if (event.has("livemode") && StripeAnswer.flag(event, "livemode") != live) {
      return new Ignored("%s is of %s mode".formatted(type, live ? "test" : "live"));
    }
    Optional<String> object =
        StripeAnswer.text(event, "object").filter(THIN::equals).isPresent()
            ? inside(event, "related_object")
            : nested(event, "data").flatMap(data -> inside(data, "object"));
    if (!ID.matcher(id).matches() || object.isEmpty()) {
      return new Ignored("%s names no object".formatted(type));
    }
    return new Accepted(id, occurredAt(event), List.of(new HookRecord(stream, object.get())));
  }

  /** Whole seconds in an event, a time stamp in a thin one. */
  private static Instant occurredAt(JsonObject event) {
    Optional<String> text = StripeAnswer.text(event, "created").filter(time -> time.contains("T"));
    try {
      return text.map(Instant::parse)
          .or(() -> StripeAnswer.time(event, "created"))
          .orElse(Instant.EPOCH);
    } catch (DateTimeParseException malformed) {
      return Instant.EPOCH;
    }
  }

  private static Optional<JsonObject> nested(JsonObject json, String name) {
    return json.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }

  private static Optional<String> inside(JsonObject json, String name) {
    return nested(json, name)
        .flatMap(object -> StripeAnswer.text(object, "id"))
        .filter(id -> ID.matcher(id).matches());
  }

  @Override
  public HookInstallation install(URI address, Collection<HookEndpoint> kept, boolean doubted) {
    return endpoints.install(address, kept, doubted);
  }

  @Override
  public List<InstallFile> print(URI address) {
    return endpoints.print(address);
  }
}

package io.perennial.connector.stripe.call;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.stripe.net.StripeResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Stripe answered.
 *
 * @param date when, by Stripe's clock; empty if it does not say
 */
public record StripeAnswer(JsonObject json, Optional<Instant> date) {

  private static final long LAST_SECOND = 253_402_300_799L; // of the year 9999

  public static Optional<Instant> date(StripeResponse response) {
    try {
      return Optional.ofNullable(response.date());
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  /** A field of text; empty if there is none. */
  public String text(String field) {
    return text(json, field).orElse("");
  }

  /** The objects of a list; what is no object is left out. */
  public List<JsonObject> data() {
    List<JsonObject> objects = new ArrayList<>();
    if (json.get("data") instanceof JsonArray data) {
      for (JsonElement item : data) {
        if (item.isJsonObject()) {
          objects.add(item.getAsJsonObject());
        }
      }
    }
    return objects;
  }

  /** Whether the list goes on behind these objects. */
  public boolean more() {
    return flag(json, "has_more");
  }

  public static Optional<String> text(JsonObject object, String field) {
    JsonElement value = object.get(field);
    return value != null && value.isJsonPrimitive()
        ? Optional.of(value.getAsString()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  public static boolean flag(JsonObject object, String field) {
    JsonElement value = object.get(field);
    return value != null && value.isJsonPrimitive() && value.getAsBoolean();
  }

  /** A field of seconds since 1970; other units lead beyond the year 9999 and are no time. */
  public static Optional<Instant> time(JsonObject object, String field) {
    try {
      return text(object, field)
          .map(Long::parseLong)
          .filter(seconds -> seconds >= 0 && seconds <= LAST_SECOND)
          .map(Instant::ofEpochSecond);
    } catch (NumberFormatException noTime) {
      return Optional.empty();
    }
  }
}

package io.perennial.connector.stripe;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.source.Fetched;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.source.UnreadableRecord;
import io.perennial.connector.stripe.call.StripeAnswer;
import io.perennial.connector.stripe.call.StripeClient;
import io.perennial.connector.stripe.call.StripeClient.Query;
import io.perennial.connector.stripe.call.StripeErrors;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes records of Stripe's objects, complete and cut down to what is wanted. */
final class StripeObjects {

  private static final int LARGEST_PAGE = 100;

  private final StripeClient client;
  private final Clock clock;

  StripeObjects(StripeClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Gets single objects; one that is gone comes back as deleted, as of now. */
  Fetched get(StripeStream stream, Selection selection, List<String> ids) {
    Wanted wanted = Wanted.of(selection);
    return Fetched.together(client.each(ids, id -> get(stream, wanted, id)));
  }

  private Fetched get(StripeStream stream, Wanted wanted, String id) {
    try {
      StripeAnswer answer =
          client.get(stream.path() + "/" + id, new Query().each("expand", wanted.expansions()));
      if (!answer.text("id").equals(id)) {
        return new Fetched(
            List.of(), List.of(UnreadableRecord.of(id, "id is missing or another's")));
      }
      Instant read =
          answer.date().or(() -> StripeAnswer.time(answer.json(), "created")).orElse(Instant.EPOCH);
      return new Fetched(List.of(record(stream, wanted, id, read, answer.json())), List.of());
    } catch (ConnectorException refused) {
      if (refused.code().equals(StripeErrors.MISSING)) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new Fetched(List.of(SourceRecord.deleted(stream.word(), id, now)), List.of());
      }
      throw refused;
    }
  }

  /** A record of an object as of a moment. */
  SourceRecord record(
      StripeStream stream, Wanted wanted, String id, Instant modifiedAt, JsonObject object) {
    if (StripeAnswer.flag(object, "deleted")) {
      return SourceRecord.deleted(stream.word(), id, modifiedAt);
    }
    for (Map.Entry<String, JsonElement> field : object.entrySet()) {
      if (field.getValue() instanceof JsonObject list && wanted.has(field.getKey())) {
        complete(list);
      }
    }
    Map<String, @Nullable Object> fields = wanted.of(object);
    return SourceRecord.of(stream.word(), id, modifiedAt, fields);
  }

  /** An object shows only the beginning of a long list inside of it. */
  private void complete(JsonObject list) {
    Optional<String> url = StripeAnswer.text(list, "url").filter(path -> path.startsWith("/v1/"));
    if (url.isEmpty() || !(list.get("data") instanceof JsonArray data)) {
      return;
    }
    boolean more = StripeAnswer.flag(list, "has_more");
    while (more && !data.isEmpty()) {
      String last = StripeAnswer.text(data.get(data.size() - 1).getAsJsonObject(), "id").orElse("");
      StripeAnswer rest =
          client.list(
              url.get(), Query.behind(url.get()).limit(LARGEST_PAGE).with("starting_after", last));
      rest.data().forEach(data::add);
      more = rest.more() && !rest.data().isEmpty();
    }
  }
}

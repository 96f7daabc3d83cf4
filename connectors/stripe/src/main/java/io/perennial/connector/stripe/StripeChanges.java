package io.perennial.connector.stripe;

import com.google.gson.JsonObject;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.source.Fetched;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.source.UnreadableRecord;
import io.perennial.connector.stripe.Place.Changes;
import io.perennial.connector.stripe.call.StripeAnswer;
import io.perennial.connector.stripe.call.StripeClient;
import io.perennial.connector.stripe.call.StripeClient.Query;
import io.perennial.connector.stripe.call.StripeErrors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Later changes: events say which objects changed, and the objects are read again.
 *
 * <p>Of an event only the ids are believed. It shows its object as it was, in the API version of
 * its day, perhaps with fields that have moved since.
 */
final class StripeChanges {

  /** Events are listed for 30 days; a day is left to read them in. */
  static final Duration KEPT = Duration.ofDays(29);

  private static final int MOST_SEEN = 40;

  private final StripeClient client;
  private final StripeObjects objects;
  private final Clock clock;
  private final int pageSize;
  private final int mostSeen;

  StripeChanges(StripeClient client, StripeObjects objects, Clock clock, int pageSize) {
    this.client = client;
    this.objects = objects;
    this.clock = clock;
    this.pageSize = pageSize;
    this.mostSeen = Math.min(MOST_SEEN, pageSize / 2);
  }

  /**
   * An event, as far as it is believed.
   *
   * @param created whole seconds
   * @param object key of what changed
   */
  record Event(String id, Instant created, Optional<String> object) {}

  /**
   * Some events, oldest first.
   *
   * @param more whether others lie behind them
   */
  private record Stretch(List<Event> events, boolean more) {}

  /**
   * The moment before a listing.
   *
   * @param newest time of the newest event: whatever is listed from now on is stamped with it, so
   *     that no later change looks older, and none that was read before looks newer
   * @param changes the place behind that event
   */
  record Beginning(Instant newest, Changes changes) {}

  /** Where changes begin that happen from now on. */
  Beginning begin(StripeStream stream) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    StripeAnswer answer = client.list("/v1/events", events(stream).limit(mostSeen + 1));
    List<Event> events = oldestFirst(answer);
    Instant dawn = now.minus(KEPT);
    Changes none = new Changes(now, dawn, Optional.empty(), List.of());
    return new Beginning(
        events.isEmpty() ? dawn : events.get(events.size() - 1).created,
        none.behind(events, mostSeen, answer.more()));
  }

  /** Whether events may have gone that were never read. */
  boolean tooOld(Changes at) {
    return Duration.between(at.upTo(), clock.instant()).compareTo(KEPT) > 0;
  }

  /** Reads what changed, in as many calls as objects changed and one more. */
  Page read(StripeStream stream, Selection selection, Changes at) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Stretch stretch = behind(stream, at);
    Set<String> known = new HashSet<>(at.seen());
    at.anchor().ifPresent(known::add);
    Map<String, Instant> changed = new LinkedHashMap<>();
    List<UnreadableRecord> unreadable = new ArrayList<>();
    for (Event event : stretch.events) {
      if (!known.contains(event.id)) {
        event.object.ifPresentOrElse(
            id ->
                changed.merge(id, event.created, (one, other) -> one.isAfter(other) ? one : other),
            () ->
                unreadable.add(
                    UnreadableRecord.of(event.id, "data.object.id of the event is missing")));
      }
    }
    List<SourceRecord> records = new ArrayList<>();
    Fetched fetched = objects.get(stream, selection, List.copyOf(changed.keySet()));
    unreadable.addAll(fetched.unreadable());
    for (SourceRecord read : fetched.records()) {
      records.add(as(read, changed.getOrDefault(read.id(), read.modifiedAt())));
    }
    records.sort(Comparator.comparing(SourceRecord::modifiedAt));
    Changes next = at.behind(stretch.events, mostSeen, stretch.more);
    Changes reached =
        next.upTo(stretch.more ? stretch.events.get(stretch.events.size() - 1).created : now);
    return new Page(records, unreadable, reached.cursor(), stretch.more);
  }

  /** The time of the event, not ours: a later event must never look older. */
  private static SourceRecord as(SourceRecord read, Instant changed) {
    return new SourceRecord(
        read.stream(), read.id(), changed, read.deleted(), read.mergedInto(), read.fields());
  }

  private Stretch behind(StripeStream stream, Changes at) {
    if (at.anchor().isPresent()) {
      try {
        StripeAnswer answer =
            client.list(
                "/v1/events",
                events(stream).limit(pageSize).with("ending_before", at.anchor().get()));
        return new Stretch(oldestFirst(answer), answer.more());
      } catch (ConnectorException refused) {
        if (!refused.code().equals(StripeErrors.MISSING)) {
          throw refused;
        }
        // the anchor is older than 30 days by now; whatever is still listed came after it
      }
    }
    return oldestSince(stream, at.since());
  }

  /** Stripe cannot list from the oldest on, so the way there leads through all pages. */
  private Stretch oldestSince(StripeStream stream, Instant since) {
    StripeAnswer answer =
        client.list("/v1/events", events(stream).limit(pageSize).createdFrom(since));
    boolean more = false;
    while (answer.more() && !answer.data().isEmpty()) {
      List<JsonObject> data = answer.data();
      String last = StripeAnswer.text(data.get(data.size() - 1), "id").orElse("");
      more = true;
      answer =
          client.list(
              "/v1/events",
              events(stream).limit(pageSize).createdFrom(since).with("starting_after", last));
    }
    return new Stretch(oldestFirst(answer), more);
  }

  private static Query events(StripeStream stream) {
    return new Query().each("types", stream.events());
  }

  private static List<Event> oldestFirst(StripeAnswer answer) {
    List<Event> events = new ArrayList<>();
    for (JsonObject event : answer.data()) {
      events.add(
          new Event(
              StripeAnswer.text(event, "id").orElse(""),
              StripeAnswer.time(event, "created").orElse(Instant.EPOCH),
              object(event)));
    }
    Collections.reverse(events);
    return events;
  }

  private static Optional<String> object(JsonObject event) {
    return event.get("data") instanceof JsonObject data
            && data.get("object") instanceof JsonObject object
        ? StripeAnswer.text(object, "id")
        : Optional.empty();
  }
}

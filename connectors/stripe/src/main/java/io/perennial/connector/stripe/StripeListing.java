package io.perennial.connector.stripe;

import com.google.gson.JsonObject;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.source.UnreadableRecord;
import io.perennial.connector.source.Window;
import io.perennial.connector.stripe.Place.Changes;
import io.perennial.connector.stripe.Place.End;
import io.perennial.connector.stripe.Place.Listing;
import io.perennial.connector.stripe.StripeChanges.Beginning;
import io.perennial.connector.stripe.call.StripeAnswer;
import io.perennial.connector.stripe.call.StripeClient;
import io.perennial.connector.stripe.call.StripeClient.Query;
import io.perennial.connector.stripe.call.StripeErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first read of a stream: all objects, newest first, as Stripe lists them. */
final class StripeListing {

  /** Before Stripe's first customer. */
  private static final Instant DAWN = Instant.parse("2010-01-01T00:00:00Z");

  private static final int PROBES = 12;

  private final StripeClient client;
  private final StripeObjects objects;
  private final int pageSize;

  StripeListing(StripeClient client, StripeObjects objects, int pageSize) {
    this.client = client;
    this.objects = objects;
    this.pageSize = pageSize;
  }

  /** Reads one page; behind the last one of a stream come its changes. */
  Page read(StripeStream stream, Selection selection, Listing at) {
    Wanted wanted = Wanted.of(selection);
    StripeAnswer answer = page(stream, wanted, at);
    List<SourceRecord> records = new ArrayList<>();
    List<UnreadableRecord> unreadable = new ArrayList<>();
    Place next = at;
    for (JsonObject object : answer.data()) {
      Optional<String> id = StripeAnswer.text(object, "id");
      Optional<Instant> created = StripeAnswer.time(object, "created");
      if (id.isPresent() && created.isPresent()) {
        Instant modifiedAt = created.get().isAfter(at.as()) ? created.get() : at.as();
        records.add(objects.record(stream, wanted, id.get(), modifiedAt, object));
        next = at.after(id.get(), created.get());
      } else {
        unreadable.add(
            id.isPresent()
                ? UnreadableRecord.of(id.get(), "created is missing")
                : UnreadableRecord.withoutKey(object.toString(), "id is missing"));
      }
    }
    if (answer.more()) {
      return new Page(records, unreadable, next.cursor(), true);
    }
    Optional<Changes> then = at.then();
    return then.isPresent()
        ? new Page(records, unreadable, then.get().cursor(), true)
        : new Page(records, unreadable, new End().cursor(), false);
  }

  private StripeAnswer page(StripeStream stream, Wanted wanted, Listing at) {
    Query query = stream.list(pageSize).each("expand", wanted.expansionsOfList());
    at.from().ifPresent(query::createdFrom);
    at.until().ifPresent(query::createdBefore);
    at.after().ifPresent(last -> query.with("starting_after", last));
    try {
      return client.list(stream.path(), query);
    } catch (ConnectorException refused) {
      if (at.afterCreated().isEmpty() || !refused.code().equals(StripeErrors.MISSING)) {
        throw refused;
      }
      // the last object was deleted meanwhile: go on from its second
      Optional<Instant> until = Optional.of(at.afterCreated().get().plusSeconds(1));
      return page(stream, wanted, Listing.part(at.from(), until, at.as(), at.then()));
    }
  }

  /**
   * Shares the first read out by {@code created}.
   *
   * @param beginning the moment before anything is listed
   */
  List<Cursor> shareOut(StripeStream stream, int parts, Beginning beginning) {
    StripeAnswer newest = client.list(stream.path(), stream.list(pageSize));
    Optional<Instant> high =
        newest.data().stream().findFirst().flatMap(object -> StripeAnswer.time(object, "created"));
    List<Cursor> cursors = new ArrayList<>();
    Optional<Instant> from = Optional.empty();
    if (newest.more() && high.isPresent()) {
      Instant low = oldest(stream, high.get());
      long step = Duration.between(low, high.get()).toSeconds() / parts;
      for (int part = 1; part < parts && step > 0; part++) {
        Optional<Instant> until = Optional.of(low.plusSeconds(part * step));
        cursors.add(Listing.part(from, until, beginning.newest(), Optional.empty()).cursor());
        from = until;
      }
    }
    Optional<Changes> then = Optional.of(beginning.changes());
    cursors.add(Listing.part(from, Optional.empty(), beginning.newest(), then).cursor());
    return cursors;
  }

  /** About when the first object was made: Stripe cannot list from the oldest on. */
  private Instant oldest(StripeStream stream, Instant newest) {
    Instant low = DAWN;
    Instant high = newest;
    for (int probe = 0; probe < PROBES; probe++) {
      Duration gap = Duration.between(low, high);
      if (gap.compareTo(Duration.between(high, newest).dividedBy(PROBES)) <= 0) {
        break;
      }
      Instant middle = low.plus(gap.dividedBy(2));
      Optional<Instant> before =
          client.list(stream.path(), stream.list(1).createdBefore(middle)).data().stream()
              .findFirst()
              .flatMap(object -> StripeAnswer.time(object, "created"));
      if (before.isPresent()) {
        high = before.get();
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** Counts objects by {@code created}, a call for every page: Stripe has no other way. */
  long count(StripeStream stream, Window window) {
    long count = 0;
    Listing at =
        Listing.part(
            Optional.of(window.from()),
            Optional.of(window.until()),
            Instant.EPOCH,
            Optional.empty());
    Wanted nothing = Wanted.of(Selection.of(stream.word(), List.of()));
    while (true) {
      StripeAnswer answer = page(stream, nothing, at);
      List<JsonObject> data = answer.data();
      count += data.size();
      if (!answer.more() || data.isEmpty()) {
        return count;
      }
      JsonObject last = data.get(data.size() - 1);
      at =
          at.after(
              StripeAnswer.text(last, "id").orElse(""),
              StripeAnswer.time(last, "created").orElse(Instant.EPOCH));
    }
  }
}

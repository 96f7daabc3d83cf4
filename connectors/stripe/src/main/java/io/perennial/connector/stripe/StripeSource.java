package io.perennial.connector.stripe;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Fetched;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.Source;
import io.perennial.connector.source.Window;
import io.perennial.connector.stripe.Place.Changes;
import io.perennial.connector.stripe.Place.End;
import io.perennial.connector.stripe.Place.Listing;
import io.perennial.connector.stripe.StripeChanges.Beginning;
import io.perennial.connector.stripe.call.StripeClient;
import io.perennial.connector.stripe.call.StripeSettings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Reads everything once, newest first, and then follows the events.
 *
 * <p>Stripe has no "updated since". The place in the events is taken before the listing begins, so
 * that what changes meanwhile comes again. Who stayed away for so long that events are gone begins
 * with a listing again, by itself.
 */
final class StripeSource implements Source {

  private final ConnectionName connection;
  private final StripeObjects objects;
  private final StripeListing listing;
  private final StripeChanges changes;

  StripeSource(StripeSettings settings, StripeClient client, Clock clock) {
    this.connection = settings.connection();
    this.objects = new StripeObjects(client, clock);
    this.listing = new StripeListing(client, objects, settings.pageSize());
    this.changes = new StripeChanges(client, objects, clock, settings.pageSize());
  }

  @Override
  public List<String> streams() {
    return StripeStream.words();
  }

  @Override
  public String object(String stream) {
    return stream(stream).object();
  }

  @Override
  public List<Cursor> shareOut(Selection selection, int parts) {
    StripeStream stream = stream(selection.stream());
    if (parts < 2) {
      return List.of(Cursor.START);
    }
    return listing.shareOut(stream, parts, changes.begin(stream));
  }

  @Override
  public Page read(Selection selection, Cursor from) {
    StripeStream stream = stream(selection.stream());
    Optional<Place> place = Place.parse(from);
    if (place.isEmpty()) {
      return begin(stream, selection);
    }
    if (place.get() instanceof Listing at) {
      return listing.read(stream, selection, at);
    }
    if (place.get() instanceof Changes at) {
      return changes.tooOld(at) ? begin(stream, selection) : changes.read(stream, selection, at);
    }
    return new Page(List.of(), new End().cursor(), false);
  }

  private Page begin(StripeStream stream, Selection selection) {
    Beginning beginning = changes.begin(stream);
    return listing.read(
        stream,
        selection,
        Listing.part(
            Optional.empty(),
            Optional.empty(),
            beginning.newest(),
            Optional.of(beginning.changes())));
  }

  /** One call for each; the time stamp is that of Stripe's answer. */
  @Override
  public Fetched fetch(Selection selection, List<String> ids) {
    return objects.get(stream(selection.stream()), selection, ids);
  }

  /** Counts by {@code created}, the only time that Stripe can list by, with a call a page. */
  @Override
  public long count(String stream, Window window) {
    return listing.count(stream(stream), window);
  }

  private StripeStream stream(String word) {
    return StripeStream.named(connection, word);
  }
}

package io.perennial.routes;

import io.perennial.connector.source.Page;
import io.perennial.connector.source.Selection;
import io.perennial.ledger.TargetForm;
import io.perennial.settings.Connected;
import io.perennial.store.Place;
import io.perennial.turn.Turn;
import io.perennial.work.Lease;
import org.jspecify.annotations.Nullable;

/** One part of a stream being read: what travels through a pull route. Used by one thread. */
final class Pull implements Failing {

  private final Turn turn;
  private final Connected connected;
  private final Lease lease;
  private final Selection selection;
  private final TargetForm own;
  private Place place;
  private @Nullable Page page;
  private boolean more = true;
  private boolean failed;

  Pull(
      Turn turn,
      Connected connected,
      Lease lease,
      Selection selection,
      TargetForm own,
      Place place) {
    this.turn = turn;
    this.connected = connected;
    this.lease = lease;
    this.selection = selection;
    this.own = own;
    this.place = place;
  }

  @Override
  public Turn turn() {
    return turn;
  }

  @Override
  public Connected connected() {
    return connected;
  }

  @Override
  public String stream() {
    return selection.stream();
  }

  @Override
  public void fail() {
    failed = true;
  }

  boolean failed() {
    return failed;
  }

  Lease lease() {
    return lease;
  }

  Selection selection() {
    return selection;
  }

  TargetForm own() {
    return own;
  }

  Place place() {
    return place;
  }

  boolean more() {
    return more;
  }

  Page page() {
    if (page == null) {
      throw new IllegalStateException("no page was fetched");
    }
    return page;
  }

  void fetched(Page fetched) {
    page = fetched;
  }

  void committed(Place next, boolean furtherPages) {
    place = next;
    more = furtherPages;
    page = null;
  }
}

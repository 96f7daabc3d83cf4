package io.perennial.routes.pull;

import io.perennial.connector.source.Page;
import io.perennial.routes.failure.Failing;
import io.perennial.settings.Connected;
import io.perennial.store.Place;
import io.perennial.turn.Turn;
import org.jspecify.annotations.Nullable;

/** One part of a stream being read: what travels through a pull route. Used by one thread. */
final class Pull implements Failing {

  private final StreamTurn stream;
  private Place place;
  private @Nullable Page page;
  private boolean more = true;
  private boolean failed;

  Pull(StreamTurn stream, Place place) {
    this.stream = stream;
    this.place = place;
  }

  @Override
  public Turn turn() {
    return stream.turn();
  }

  @Override
  public Connected connected() {
    return stream.connected();
  }

  @Override
  public String stream() {
    return stream.key().stream();
  }

  @Override
  public void fail() {
    failed = true;
  }

  @Override
  public boolean describesAgain() {
    return stream.describesAgain();
  }

  boolean failed() {
    return failed;
  }

  /** The stream that this is a part of. */
  StreamTurn whole() {
    return stream;
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

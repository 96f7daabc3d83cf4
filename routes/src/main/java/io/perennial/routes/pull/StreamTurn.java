package io.perennial.routes.pull;

import io.perennial.connector.source.Selection;
import io.perennial.connector.source.Source;
import io.perennial.ledger.TargetForm;
import io.perennial.settings.Connected;
import io.perennial.store.Place;
import io.perennial.store.StreamKey;
import io.perennial.turn.Turn;
import io.perennial.work.Lease;
import java.util.List;

/** One stream in one turn, while its lease is held; used by one thread at a time. */
final class StreamTurn {

  private final Turn turn;
  private final Connected connected;
  private final StreamKey key;
  private final Lease lease;
  private Selection selection;
  private TargetForm own = TargetForm.NONE;
  private List<Place> places = List.of();
  private volatile boolean failed;

  StreamTurn(Turn turn, Connected connected, StreamKey key, Lease lease) {
    this.turn = turn;
    this.connected = connected;
    this.key = key;
    this.lease = lease;
    this.selection = Selection.of(key.stream(), List.of());
  }

  Turn turn() {
    return turn;
  }

  Connected connected() {
    return connected;
  }

  StreamKey key() {
    return key;
  }

  Lease lease() {
    return lease;
  }

  Source source() {
    return connected.connector().source();
  }

  /** What is requested. */
  Selection selection() {
    return selection;
  }

  /** The form of our own fields in the records. */
  TargetForm own() {
    return own;
  }

  /** Where reading goes on: one place for each part. */
  List<Place> places() {
    return places;
  }

  /** Whether there is something to go on with. */
  boolean goesOn() {
    return !failed && turn.serves(connected.name());
  }

  void requests(Selection requested, TargetForm ownFields) {
    selection = requested;
    own = ownFields;
  }

  void opened(List<Place> open) {
    places = List.copyOf(open);
  }

  void fail() {
    failed = true;
  }
}

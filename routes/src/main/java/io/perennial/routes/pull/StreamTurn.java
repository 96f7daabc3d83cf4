package io.perennial.routes.pull;

import io.perennial.connector.source.Source;
import io.perennial.routes.pull.Requests.Request;
import io.perennial.settings.Connected;
import io.perennial.store.Place;
import io.perennial.store.StreamKey;
import io.perennial.turn.Turn;
import io.perennial.work.Lease;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stream in one turn, while its lease is held; used by one thread at a time. */
final class StreamTurn {

  private final Turn turn;
  private final Connected connected;
  private final StreamKey key;
  private final Lease lease;
  private @Nullable Request request;
  private List<Place> places = List.of();
  private volatile boolean failed;
  private volatile boolean outdated;
  private volatile boolean describedAgain;

  StreamTurn(Turn turn, Connected connected, StreamKey key, Lease lease) {
    this.turn = turn;
    this.connected = connected;
    this.key = key;
    this.lease = lease;
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
  Request request() {
    if (request == null) {
      throw new IllegalStateException(key + " was not opened");
    }
    return request;
  }

  /** Where reading goes on: one place for each part. */
  List<Place> places() {
    return places;
  }

  /** Whether there is something to go on with. */
  boolean goesOn() {
    return !failed && turn.serves(connected.name(), source().object(key.stream()));
  }

  void requests(Request requested) {
    request = requested;
  }

  void opened(List<Place> open) {
    places = List.copyOf(open);
  }

  void fail() {
    failed = true;
  }

  /**
   * The object is not as it was described: it is described again and read once more.
   *
   * @return whether that helps; not a second time
   */
  boolean describesAgain() {
    outdated |= !describedAgain;
    return outdated;
  }

  /** Whether the object must be described again before the stream goes on. */
  boolean outdated() {
    return outdated;
  }

  /** It has been described again. */
  void described() {
    describedAgain = true;
    outdated = false;
    failed = false;
  }
}

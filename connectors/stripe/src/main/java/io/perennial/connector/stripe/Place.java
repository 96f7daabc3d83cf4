package io.perennial.connector.stripe;

import io.perennial.connector.source.Cursor;
import io.perennial.connector.stripe.StripeChanges.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a cursor says. */
sealed interface Place {

  String NONE = "-";

  Cursor cursor();

  /** The place of a cursor that we gave; empty for the start. */
  static Optional<Place> parse(Cursor cursor) {
    if (cursor.equals(Cursor.START)) {
      return Optional.empty();
    }
    List<String> words = List.of(cursor.value().split(" "));
    return Optional.of(
        switch (words.get(0)) {
          case Listing.WORD -> Listing.parse(words);
          case Changes.WORD -> Changes.parse(words);
          default -> new End();
        });
  }

  private static Optional<String> given(String word) {
    return Optional.of(word).filter(text -> !text.equals(NONE));
  }

  private static String orNone(Optional<?> value) {
    return value.map(Object::toString).orElse(NONE);
  }

  /**
   * Inside the first read of a stream, which goes from the newest object to the oldest.
   *
   * @param from the earliest {@code created} of this part
   * @param until the first {@code created} behind this part
   * @param after the last object read
   * @param afterCreated its {@code created}, should the object be gone when we come back
   * @param as time stamp of what is listed: that of the newest event when the reading began
   * @param then where changes begin; empty for a part after which others go on
   */
  record Listing(
      Optional<Instant> from,
      Optional<Instant> until,
      Optional<String> after,
      Optional<Instant> afterCreated,
      Instant as,
      Optional<Changes> then)
      implements Place {

    static final String WORD = "list";

    private static final int WORDS = 6;

    /** The beginning of a part. */
    static Listing part(
        Optional<Instant> from, Optional<Instant> until, Instant as, Optional<Changes> then) {
      return new Listing(from, until, Optional.empty(), Optional.empty(), as, then);
    }

    Listing after(String id, Instant created) {
      return new Listing(from, until, Optional.of(id), Optional.of(created), as, then);
    }

    @Override
    public Cursor cursor() {
      String part =
          String.join(
              " ",
              WORD,
              orNone(from),
              orNone(until),
              orNone(after),
              orNone(afterCreated),
              as.toString());
      return new Cursor(then.map(changes -> part + " " + changes.cursor().value()).orElse(part));
    }

    private static Listing parse(List<String> words) {
      return new Listing(
          given(words.get(1)).map(Instant::parse),
          given(words.get(2)).map(Instant::parse),
          given(words.get(3)),
          given(words.get(4)).map(Instant::parse),
          Instant.parse(words.get(5)),
          words.size() > WORDS
              ? Optional.of(Changes.parse(words.subList(WORDS, words.size())))
              : Optional.empty());
    }
  }

  /**
   * Behind the first read: everything up to here is known.
   *
   * @param upTo until when events were read; what is older than events are kept starts again
   * @param since {@code created} of the anchor, or the time before which there was no event
   * @param anchor the event behind which to read
   * @param seen events behind the anchor that were read already: others may turn up among them
   */
  record Changes(Instant upTo, Instant since, Optional<String> anchor, List<String> seen)
      implements Place {

    static final String WORD = "changes";

    /** How long an event may take to turn up in the list. */
    private static final Duration OVERLAP = Duration.ofSeconds(60);

    private static final Duration FRESH = Duration.ofDays(1);

    public Changes {
      seen = List.copyOf(seen);
    }

    /**
     * The place behind some more events.
     *
     * @param events all that lie behind the anchor, oldest first, those seen before included
     * @param most how many may be kept as seen
     * @param anchored whether the place must not stay where it was, since events are left to read
     */
    Changes behind(List<Event> events, int most, boolean anchored) {
      if (events.isEmpty()) {
        return this;
      }
      int last = events.size() - 1;
      Instant settled = events.get(last).created().minus(OVERLAP);
      int place = Math.max(anchored ? 0 : -1, last - most);
      while (place < last && !events.get(place + 1).created().isAfter(settled)) {
        place++;
      }
      List<String> ids = new ArrayList<>();
      events.subList(place + 1, events.size()).forEach(event -> ids.add(event.id()));
      return place < 0
          ? new Changes(upTo, since, anchor, ids)
          : new Changes(
              upTo, events.get(place).created(), Optional.of(events.get(place).id()), ids);
    }

    /** Everything that happened until then was read. Moves once a day, so that cursors rest. */
    Changes upTo(Instant time) {
      return Duration.between(upTo, time).compareTo(FRESH) > 0
          ? new Changes(time, since, anchor, seen)
          : this;
    }

    @Override
    public Cursor cursor() {
      return new Cursor(
          String.join(
              " ",
              WORD,
              upTo.toString(),
              since.toString(),
              orNone(anchor),
              seen.isEmpty() ? NONE : String.join(",", seen)));
    }

    private static Changes parse(List<String> words) {
      return new Changes(
          Instant.parse(words.get(1)),
          Instant.parse(words.get(2)),
          given(words.get(3)),
          given(words.get(4)).map(ids -> List.of(ids.split(","))).orElse(List.of()));
    }
  }

  /** Behind a part of the first read. */
  record End() implements Place {

    @Override
    public Cursor cursor() {
      return new Cursor("end");
    }
  }
}

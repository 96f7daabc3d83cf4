package io.perennial.routes.pull;

import io.perennial.connector.source.Overlap;
import io.perennial.store.Cursors;
import io.perennial.store.Place;
import io.perennial.store.SourceRecords;
import io.perennial.store.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks for what reading forward cannot bring. */
@Component
final class Gaps {

  /** How many records are asked for at once that a complete reading did not bring. */
  private static final int VANISHED = 1000;

  private final Cursors cursors;
  private final SourceRecords records;
  private final ByKey byKey;
  private final Unreadable unreadable;

  Gaps(Cursors cursors, SourceRecords records, ByKey byKey, Unreadable unreadable) {
    this.cursors = cursors;
    this.records = records;
    this.byKey = byKey;
    this.unreadable = unreadable;
  }

  /**
   * Asks for the records that a complete reading did not bring: the source has forgotten even that
   * it deleted them. What could not be read before and was not met is let go.
   */
  void fetchUnseen(StreamTurn stream) {
    List<String> unseen = records.unseen(stream.key(), stream.turn().now(), VANISHED);
    while (!unseen.isEmpty()) {
      byKey.read(stream, unseen);
      List<String> still = records.unseen(stream.key(), stream.turn().now(), VANISHED);
      unseen = still.equals(unseen) ? List.of() : still;
    }
    unreadable.letGoOfUnmet(stream.lease(), stream.key(), stream.turn().now());
  }

  /**
   * Counts the last minutes again: a record with an old time stamp may have turned up late.
   *
   * @return where to read once more
   */
  List<Place> behind(StreamTurn stream) {
    List<Place> again = new ArrayList<>();
    for (Place place : cursors.open(stream.key())) {
      Optional<Overlap> overlap = stream.source().overlap(stream.key().stream(), place.cursor());
      if (overlap.isPresent()
          && stream.source().count(stream.key().stream(), overlap.get().window())
              != records.count(stream.key(), overlap.get().window())) {
        again.add(place.at(overlap.get().from()));
      }
    }
    return again;
  }
}

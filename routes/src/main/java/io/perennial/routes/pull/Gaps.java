package io.perennial.routes.pull;

import io.perennial.connector.source.Overlap;
import io.perennial.connector.source.SourceRecord;
import io.perennial.store.Cursors;
import io.perennial.store.PageOutcome;
import io.perennial.store.PageStore;
import io.perennial.store.Place;
import io.perennial.store.SourceRecords;
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
  private final PageStore pages;
  private final Intake intake;

  Gaps(Cursors cursors, SourceRecords records, PageStore pages, Intake intake) {
    this.intake = intake;
    this.cursors = cursors;
    this.records = records;
    this.pages = pages;
  }

  /**
   * Asks for the records that a complete reading did not bring: the source has forgotten even that
   * it deleted them.
   */
  void fetchUnseen(StreamTurn stream) {
    List<String> unseen = records.unseen(stream.key(), stream.turn().now(), VANISHED);
    while (!unseen.isEmpty()) {
      List<SourceRecord> found = stream.source().fetch(stream.request().selection(), unseen);
      PageOutcome outcome =
          pages.add(
              stream.lease(),
              stream.key(),
              stream.source().object(stream.key().stream()),
              stream.connected().mapping().type(stream.key().stream()),
              intake.take(stream.connected(), stream.key().stream(), stream.request(), found),
              stream.turn().now());
      stream.turn().findings().of(stream.connected().name()).page(stream.key().stream(), outcome);
      List<String> still = records.unseen(stream.key(), stream.turn().now(), VANISHED);
      unseen = still.equals(unseen) ? List.of() : still;
    }
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

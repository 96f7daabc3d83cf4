package io.perennial.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Fetched;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.Source;
import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.source.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Source} promises. A vendor's test provides a vendor that holds more records of
 * one stream than fit into one page.
 */
public abstract class SourceContract {

  private static final int MOST_PAGES = 1000;

  /** Reads the prepared vendor. */
  protected abstract Source source();

  /** The prepared stream with at least one field. */
  protected abstract Selection selection();

  /** How many records the vendor holds in it, deleted ones that it still shows included. */
  protected abstract int size();

  /** Changes one record at the vendor, later than all the others, and gives its key. */
  protected abstract String changeOne();

  /** Deletes one record at the vendor and gives its key. */
  protected abstract String deleteOne();

  /**
   * From now on a record that {@link #deleteOne} leaves alone comes from the vendor in a form that
   * nobody can use; gives its key.
   */
  protected abstract String spoilOne();

  @Test
  void read_yieldsEveryRecord() {
    List<SourceRecord> records = readAll(Cursor.START).records();

    assertThat(distinctIds(records)).hasSize(size());
  }

  @Test
  void read_movesItsCursorWhileItSaysMore() {
    Cursor cursor = Cursor.START;
    Page page = source().read(selection(), cursor);

    assertThat(page.more()).as("the vendor was prepared with more than one page").isTrue();
    while (page.more()) {
      assertThat(page.next()).isNotEqualTo(cursor);
      cursor = page.next();
      page = source().read(selection(), cursor);
    }
  }

  @Test
  void read_ofTheSameCursorYieldsTheSameRecordsAgain() {
    Page first = source().read(selection(), Cursor.START);
    Page again = source().read(selection(), Cursor.START);

    assertThat(again.records()).isEqualTo(first.records());
    assertThat(again.next()).isEqualTo(first.next());
  }

  @Test
  void read_fromTheEndYieldsOnlyWhatChangedSince() {
    Cursor end = readAll(Cursor.START).end();
    String changed = changeOne();

    List<SourceRecord> records = readAll(end).records();

    assertThat(distinctIds(records)).contains(changed).hasSizeLessThan(size());
  }

  @Test
  void read_tellsOfDeletions() {
    Cursor end = readAll(Cursor.START).end();
    String gone = deleteOne();

    List<SourceRecord> records = readAll(end).records();

    assertThat(records)
        .anySatisfy(
            record -> {
              assertThat(record.id()).isEqualTo(gone);
              assertThat(record.deleted()).isTrue();
            });
  }

  @Test
  void shareOut_losesNoRecordAndGoesOnWithTheLastPart() {
    List<Cursor> parts = source().shareOut(selection(), 3);
    List<SourceRecord> records = new ArrayList<>();
    Cursor end = Cursor.START;
    for (Cursor part : parts) {
      Stretch stretch = readAll(part);
      records.addAll(stretch.records());
      end = stretch.end();
    }
    String changed = changeOne();

    assertThat(parts).isNotEmpty().hasSizeLessThanOrEqualTo(3);
    assertThat(distinctIds(records)).hasSize(size());
    assertThat(distinctIds(readAll(end).records())).contains(changed);
  }

  @Test
  void fetch_yieldsTheWantedRecordsAndMarksMissingOnesDeleted() {
    String wanted = source().read(selection(), Cursor.START).records().get(0).id();
    String gone = deleteOne();

    Fetched fetched = source().fetch(selection(), List.of(wanted, gone));

    assertThat(distinctIds(fetched.records())).containsExactlyInAnyOrder(wanted, gone);
    assertThat(fetched.records())
        .filteredOn(record -> record.id().equals(gone))
        .allMatch(SourceRecord::deleted);
    assertThat(fetched.unreadable()).isEmpty();
  }

  @Test
  void fetch_tellsWhatItCannotReadFromWhatIsDeleted() {
    List<String> ids = List.copyOf(distinctIds(readAll(Cursor.START).records()));
    String gone = deleteOne();
    String spoilt = spoilOne();

    Fetched fetched = source().fetch(selection(), ids);

    assertThat(fetched.unreadable())
        .singleElement()
        .satisfies(
            unreadable -> {
              assertThat(unreadable.id()).contains(spoilt);
              assertThat(unreadable.reason()).isNotBlank();
            });
    assertThat(distinctIds(fetched.records())).hasSize(ids.size() - 1).doesNotContain(spoilt);
    assertThat(fetched.records())
        .filteredOn(record -> record.id().equals(gone))
        .allMatch(SourceRecord::deleted);
  }

  @Test
  void fetch_takesForDeletedNothingThatAnAnswerHolds() {
    List<SourceRecord> records = readAll(Cursor.START).records();
    List<String> alive =
        records.stream().filter(record -> !record.deleted()).map(SourceRecord::id).toList();

    assertThat(source().fetch(selection(), alive).records())
        .hasSameSizeAs(Set.copyOf(alive))
        .noneMatch(SourceRecord::deleted);
  }

  @Test
  void count_agreesWithWhatIsRead() {
    List<SourceRecord> records = readAll(Cursor.START).records();
    Instant latest =
        records.stream().map(SourceRecord::modifiedAt).max(Instant::compareTo).orElseThrow();

    long counted =
        source().count(selection().stream(), new Window(Instant.EPOCH, latest.plusSeconds(1)));

    assertThat(counted).isEqualTo(size());
  }

  private Stretch readAll(Cursor from) {
    List<SourceRecord> records = new ArrayList<>();
    Cursor cursor = from;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      Page page = source().read(selection(), cursor);
      assertThat(page.unreadable()).isEmpty();
      records.addAll(page.records());
      cursor = page.next();
      if (!page.more()) {
        return new Stretch(records, cursor);
      }
    }
    throw new AssertionError("the stream did not end within %d pages".formatted(MOST_PAGES));
  }

  private static Set<String> distinctIds(List<SourceRecord> records) {
    Set<String> ids = new HashSet<>();
    records.forEach(record -> ids.add(record.id()));
    return ids;
  }

  private record Stretch(List<SourceRecord> records, Cursor end) {}
}

package io.perennial.reconcile;

import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Source;
import io.perennial.connector.source.SourceRecord;
import io.perennial.reconcile.ComparedRecords.Stored;
import io.perennial.reconcile.Reconciliation.Kind;
import io.perennial.reconcile.Reconciliation.StreamResult;
import io.perennial.routes.pull.Intake;
import io.perennial.routes.pull.Pages;
import io.perennial.routes.pull.Requests.Request;
import io.perennial.settings.Connected;
import io.perennial.sql.Json;
import io.perennial.sql.Same;
import io.perennial.store.Incoming;
import io.perennial.store.PageStore;
import io.perennial.store.SourceRecords;
import io.perennial.store.StreamKey;
import io.perennial.store.suppression.Suppressions;
import io.perennial.work.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a stream from its beginning and lays each record beside the stored one. */
final class StreamComparison {

  /** Exports show a change some minutes after it was made. */
  private static final Duration SETTLING = Duration.ofMinutes(5);

  private static final int CHUNK = 1000;

  private final Connected connected;
  private final StreamKey key;
  private final Request request;
  private final ComparedRecords store;
  private final Meanings meanings;
  private final Suppressions suppressions;
  private final Intake intake;
  private final Tally tally;
  private final Instant lastRead;
  private final Mending mending;

  /**
   * A comparison that has not begun.
   *
   * @param lastRead when the stream was last read to its end
   */
  StreamComparison(
      Connected connected,
      StreamKey key,
      Request request,
      ComparedRecords store,
      Meanings meanings,
      Suppressions suppressions,
      Intake intake,
      Instant lastRead,
      Mending mending) {
    this.connected = connected;
    this.key = key;
    this.request = request;
    this.store = store;
    this.meanings = meanings;
    this.suppressions = suppressions;
    this.intake = intake;
    this.lastRead = lastRead;
    this.mending = mending;
    this.tally = new Tally(key);
  }

  /**
   * Brings the store up to the source.
   *
   * @param lease on the stream
   * @param wanted whether anything is to be mended at all
   */
  record Mending(PageStore pages, Lease lease, boolean wanted, Instant now) {}

  StreamKey key() {
    return key;
  }

  /** The cursors whose readings together bring every record. */
  List<Cursor> parts(int most) {
    return source().shareOut(request.selection(), most);
  }

  /** Reads one part to its end; parts may be read side by side. */
  void read(Cursor from) {
    Cursor at = from;
    boolean more = true;
    while (more) {
      Page page = Pages.behind(connected, request.selection(), at);
      compare(page.records(), true);
      at = page.next();
      more = page.more();
    }
  }

  /** Asks for stored records that reading did not bring. */
  void askForUnseen() {
    List<String> unseen = store.unseen(key, CHUNK);
    while (!unseen.isEmpty() && tally.complete()) {
      connected.meter().gate().roomToRead();
      compare(source().fetch(request.selection(), unseen).records(), false);
      store.seen(key, unseen);
      unseen = store.unseen(key, CHUNK);
    }
    List<String> orphans = store.orphans(key, meanings.type(), CHUNK);
    while (!orphans.isEmpty() && tally.complete()) {
      orphans.forEach(id -> tally.differs(id, Kind.GONE, List.of()));
      store.seen(key, orphans);
      remap(
          orphans.stream()
              .map(id -> SourceRecord.deleted(key.stream(), id, Instant.EPOCH))
              .map(Incoming::gone)
              .toList());
      orphans = store.orphans(key, meanings.type(), CHUNK);
    }
  }

  void failed(String why) {
    tally.failed(why);
  }

  StreamResult result() {
    return tally.result(store.months(key));
  }

  /**
   * Lays some records beside the stored ones.
   *
   * @param dated whether their times are of changes; of single records they may be of the asking
   */
  private void compare(List<SourceRecord> records, boolean dated) {
    List<Incoming> read = new ArrayList<>(intake.take(connected, key.stream(), request, records));
    Set<String> erased = suppressions.among(key, read).ids();
    read.removeIf(incoming -> erased.contains(incoming.source().id()));
    Map<String, Stored> stored =
        store.of(key, read.stream().map(each -> each.source().id()).toList());
    List<Incoming> toMend = new ArrayList<>();
    List<Incoming> agreeing = new ArrayList<>();
    for (Incoming incoming : read) {
      switch (compare(incoming, stored.get(incoming.source().id()), dated)) {
        case AGREES -> agreeing.add(incoming);
        case DIFFERS -> toMend.add(incoming);
        case NOTHING -> {}
      }
    }
    remap(misread(agreeing));
    store.seen(key, read.stream().map(each -> each.source().id()).toList());
    if (mending.wanted() && !toMend.isEmpty()) {
      mending
          .pages()
          .add(
              mending.lease(),
              key,
              source().object(key.stream()),
              meanings.type(),
              toMend,
              List.of(),
              mending.now());
    }
  }

  private enum Found {
    AGREES,
    DIFFERS,
    NOTHING
  }

  /** Which of some records that agree mean something else in the tables that scores come from. */
  private List<Incoming> misread(List<Incoming> agreeing) {
    Map<String, List<String>> differing = meanings.differing(key, agreeing);
    List<Incoming> misread = new ArrayList<>();
    for (Incoming incoming : agreeing) {
      List<String> fields = differing.get(incoming.source().id());
      if (fields == null) {
        tally.agrees();
      } else {
        tally.differs(incoming.source().id(), Kind.MISREAD, fields);
        misread.add(incoming);
      }
    }
    return misread;
  }

  private void remap(List<Incoming> records) {
    if (mending.wanted() && !records.isEmpty()) {
      mending.pages().remap(mending.lease(), key, meanings.type(), records, mending.now());
    }
  }

  private Found compare(Incoming incoming, @Nullable Stored stored, boolean dated) {
    SourceRecord record = incoming.source();
    boolean held = stored != null && !stored.deleted();
    if (!record.deleted()) {
      tally.saw(record.modifiedAt(), SourceRecords.hash(record));
    }
    if (record.deleted() && !held) {
      return Found.NOTHING;
    }
    List<String> fields =
        record.deleted() || stored == null || !held
            ? List.of()
            : Same.differing(Json.map(Json.write(record.fields())), stored.fields());
    if (!record.deleted() && held && fields.isEmpty()) {
      return Found.AGREES;
    }
    if (dated && record.modifiedAt().isAfter(lastRead.minus(SETTLING))) {
      tally.isBehind();
      return Found.NOTHING;
    }
    Kind kind = record.deleted() ? Kind.GONE : held ? Kind.DIFFERENT : Kind.MISSING;
    tally.differs(record.id(), kind, fields);
    return Found.DIFFERS;
  }

  private Source source() {
    return connected.connector().source();
  }
}

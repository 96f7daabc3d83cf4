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
import io.perennial.work.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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
      Intake intake,
      Instant lastRead,
      Mending mending) {
    this.connected = connected;
    this.key = key;
    this.request = request;
    this.store = store;
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
      List<SourceRecord> found = new ArrayList<>(source().fetch(request.selection(), unseen));
      Set<String> missing = new LinkedHashSet<>(unseen);
      found.forEach(record -> missing.remove(record.id()));
      missing.forEach(id -> found.add(SourceRecord.deleted(key.stream(), id, Instant.EPOCH)));
      compare(found, false);
      store.seen(key, unseen);
      unseen = store.unseen(key, CHUNK);
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
    List<Incoming> read = intake.take(connected, key.stream(), request, records);
    Map<String, Stored> stored =
        store.of(key, read.stream().map(each -> each.source().id()).toList());
    List<Incoming> toMend = new ArrayList<>();
    for (Incoming incoming : read) {
      if (!compare(incoming, stored.get(incoming.source().id()), dated)) {
        toMend.add(incoming);
      }
    }
    store.seen(key, read.stream().map(each -> each.source().id()).toList());
    if (mending.wanted() && !toMend.isEmpty()) {
      mending
          .pages()
          .add(
              mending.lease(),
              key,
              source().object(key.stream()),
              connected.mapping().type(key.stream()),
              toMend,
              mending.now());
    }
  }

  /** Whether there is nothing to mend. */
  private boolean compare(Incoming incoming, @Nullable Stored stored, boolean dated) {
    SourceRecord record = incoming.source();
    boolean held = stored != null && !stored.deleted();
    if (!record.deleted()) {
      tally.saw(record.modifiedAt(), SourceRecords.hash(record));
    }
    if (record.deleted() && !held) {
      return true;
    }
    List<String> fields =
        record.deleted() || stored == null || !held
            ? List.of()
            : Same.differing(Json.map(Json.write(record.fields())), stored.fields());
    if (!record.deleted() && held && fields.isEmpty()) {
      tally.agrees();
      return true;
    }
    if (dated && record.modifiedAt().isAfter(lastRead.minus(SETTLING))) {
      tally.isBehind();
      return true;
    }
    Kind kind = record.deleted() ? Kind.GONE : held ? Kind.DIFFERENT : Kind.MISSING;
    tally.differs(record.id(), kind, fields);
    return false;
  }

  private Source source() {
    return connected.connector().source();
  }
}

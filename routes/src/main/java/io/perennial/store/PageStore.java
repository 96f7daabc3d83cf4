package io.perennial.store;

import io.perennial.connector.source.UnreadableRecord;
import io.perennial.model.CanonicalType;
import io.perennial.sql.Sql;
import io.perennial.store.Incoming.Problem;
import io.perennial.store.SourceRecords.Upserted;
import io.perennial.store.canonical.CanonicalTables;
import io.perennial.store.suppression.Screening;
import io.perennial.work.Lease;
import io.perennial.work.LeaseLost;
import io.perennial.work.Leases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes pages in, each in one transaction: records, versions, meanings, parked records, what became
 * due, and the cursor. Nothing is lost because there is no moment between them.
 *
 * <p>Parts of one stream are committed side by side: rows are locked in the order of their ids, and
 * the lease, which they share, last.
 */
@Repository
public class PageStore {

  private final JdbcClient jdbc;
  private final Leases leases;
  private final SourceRecords records;
  private final CanonicalTables canonical;
  private final Owners owners;
  private final Parked parked;
  private final Unreadable unreadable;
  private final OwnFields ownFields;
  private final Refusable refusable;
  private final Screening screening;

  PageStore(
      JdbcClient jdbc,
      Leases leases,
      SourceRecords records,
      CanonicalTables canonical,
      Owners owners,
      Parked parked,
      Unreadable unreadable,
      OwnFields ownFields,
      Refusable refusable,
      Screening screening) {
    this.jdbc = jdbc;
    this.leases = leases;
    this.records = records;
    this.canonical = canonical;
    this.owners = owners;
    this.parked = parked;
    this.unreadable = unreadable;
    this.ownFields = ownFields;
    this.refusable = refusable;
    this.screening = screening;
  }

  /**
   * Commits one page together with the cursor behind it.
   *
   * @param place where the next page begins
   * @param object the vendor's object behind the stream, as our writes call it
   * @param type what the stream's records become
   * @param end whether the part has been read to its end
   * @throws LeaseLost if another reads this stream by now; nothing is stored then
   */
  @Transactional
  public PageOutcome commit(
      Lease lease,
      Place place,
      String object,
      CanonicalType type,
      List<Incoming> page,
      List<UnreadableRecord> unusable,
      boolean end,
      Instant readAt) {
    PageOutcome outcome = take(place.key(), object, type, page, unusable, readAt);
    int moved =
        jdbc.sql(
                """
                update cursor set value = :value, done = :done,
                  read_at = coalesce(:endedAt, read_at), begun_at = coalesce(begun_at, :readAt)
                where connection = :connection and stream = :stream and part = :part
                """)
            .param("value", place.cursor().value())
            .param("done", end && !last(place))
            .param("endedAt", end ? Sql.time(readAt) : null)
            .param("readAt", Sql.time(readAt))
            .param("connection", place.key().connection().value())
            .param("stream", place.key().stream())
            .param("part", place.part())
            .update();
    if (moved == 0) {
      throw new LeaseLost(lease);
    }
    leases.hold(lease);
    return outcome;
  }

  /**
   * Stores records that were asked for by their keys; no cursor moves.
   *
   * @param unusable parked; what is stored of them stays
   * @throws LeaseLost if another reads this stream by now; nothing is stored then
   */
  @Transactional
  public PageOutcome add(
      Lease lease,
      StreamKey key,
      String object,
      CanonicalType type,
      List<Incoming> records,
      List<UnreadableRecord> unusable,
      Instant readAt) {
    PageOutcome outcome = take(key, object, type, records, unusable, readAt);
    leases.hold(lease);
    return outcome;
  }

  /**
   * Gives records that were read earlier the meaning of other rules.
   *
   * @throws LeaseLost if another reads this stream by now; nothing is stored then
   */
  @Transactional
  public void remap(
      Lease lease, StreamKey key, CanonicalType type, List<Incoming> records, Instant now) {
    leases.hold(lease);
    List<String> ids = records.stream().map(incoming -> incoming.source().id()).toList();
    owners.before(key, type, ids);
    canonical.replace(key, type, records, now);
    canonical.keepReadingTimes(key, type, ids);
    owners.after(
        key, type, ids, records.stream().flatMap(each -> each.canonical().stream()).toList());
    sort(key, records, now);
  }

  /** A stream's records become another type than before: what they were is taken away. */
  @Transactional
  public void clearOtherTypes(Lease lease, StreamKey key, CanonicalType type) {
    leases.hold(lease);
    canonical.clearOthers(key, type);
  }

  private boolean last(Place place) {
    return jdbc.sql(
            """
            select not exists (select from cursor
              where connection = :connection and stream = :stream and part > :part)
            """)
        .param("connection", place.key().connection().value())
        .param("stream", place.key().stream())
        .param("part", place.part())
        .query(Boolean.class)
        .single();
  }

  private PageOutcome take(
      StreamKey key,
      String object,
      CanonicalType type,
      List<Incoming> page,
      List<UnreadableRecord> malformed,
      Instant readAt) {
    List<Incoming> newest = newestOfEach(page);
    List<Incoming> distinct = screening.pass(key, object, type, newest, readAt);
    List<UnreadableRecord> unusable = screening.pass(key, malformed);
    Upserted upserted = records.upsert(key, distinct, readAt);
    List<Incoming> fresh = upserted.fresh();
    if (!fresh.isEmpty()) {
      owners.before(key, type, upserted.changed());
      canonical.replace(key, type, fresh, readAt);
      owners.after(
          key,
          type,
          fresh.stream().map(incoming -> incoming.source().id()).toList(),
          fresh.stream().flatMap(each -> each.canonical().stream()).toList());
    }
    ownFields.confirm(key, object, distinct);
    refusable.moved(key, object, distinct.stream().map(each -> each.source().id()).toList());

    sort(key, distinct, readAt);
    unreadable.park(key, unusable, readAt);
    int deleted = 0;
    int parkedNow = unusable.size();
    int mapped = 0;
    for (Incoming incoming : distinct) {
      deleted += incoming.source().deleted() ? 1 : 0;
      mapped += incoming.source().deleted() || incoming.canonical().isPresent() ? 1 : 0;
      parkedNow += incoming.problems().isEmpty() ? 0 : 1;
    }
    int repeated = page.size() - newest.size();
    return new PageOutcome(
        page.size() + malformed.size(),
        fresh.size(),
        deleted,
        mapped + repeated,
        newest.size() + malformed.size() - mapped - parkedNow,
        parkedNow);
  }

  /** Parks records that nobody could use, and lets go of those that can be used by now. */
  private void sort(StreamKey key, List<Incoming> records, Instant now) {
    Map<String, List<Problem>> problems = new LinkedHashMap<>();
    List<String> usable = new ArrayList<>();
    for (Incoming incoming : records) {
      if (incoming.problems().isEmpty()) {
        usable.add(incoming.source().id());
      } else {
        problems.put(incoming.source().id(), incoming.problems());
      }
    }
    parked.park(key, Parked.Stage.MAP, problems, now);
    parked.clear(key, Parked.Stage.MAP, usable);
  }

  /** A page may hold a record twice; the last one counts. In the order of their ids. */
  private static List<Incoming> newestOfEach(List<Incoming> page) {
    Map<String, Incoming> newest = new TreeMap<>();
    for (Incoming incoming : page) {
      Incoming other = newest.get(incoming.source().id());
      if (other == null || !incoming.source().modifiedAt().isBefore(other.source().modifiedAt())) {
        newest.put(incoming.source().id(), incoming);
      }
    }
    return List.copyOf(newest.values());
  }
}

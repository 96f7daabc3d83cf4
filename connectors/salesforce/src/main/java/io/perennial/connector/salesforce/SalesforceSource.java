package io.perennial.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.salesforce.call.SalesforceClient;
import io.perennial.connector.salesforce.call.SalesforceJson;
import io.perennial.connector.salesforce.call.SalesforceSettings;
import io.perennial.connector.salesforce.call.SoqlText;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Fetched;
import io.perennial.connector.source.Overlap;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.Source;
import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.source.UnreadableRecord;
import io.perennial.connector.source.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads records in the order of {@code SystemModstamp, Id}, deleted ones included. */
final class SalesforceSource implements Source {

  private static final int PAGE = 2000;
  private static final int IDS_IN_ONE_QUERY = 250;

  private final ConnectionName connection;
  private final Duration overlap;
  private final SalesforceClient client;
  private final SalesforceRows rows;

  SalesforceSource(SalesforceSettings settings, SalesforceClient client) {
    this.connection = settings.connection();
    this.overlap = settings.overlap();
    this.client = client;
    this.rows = new SalesforceRows();
  }

  @Override
  public List<String> streams() {
    return SalesforceStream.words();
  }

  @Override
  public String object(String stream) {
    return stream(stream).object();
  }

  @Override
  public Optional<String> changedBy(String stream) {
    return Optional.of("LastModifiedBy.Name");
  }

  @Override
  public List<Cursor> shareOut(Selection selection, int parts) {
    SalesforceStream stream = stream(selection.stream());
    JsonNode row =
        client
            .queryAll(
                Soql.select(
                    "MIN(SystemModstamp) earliest, MAX(SystemModstamp) latest, COUNT(Id) size",
                    stream,
                    List.of()))
            .path("records")
            .path(0);
    int wanted = Math.min(parts, row.path("size").asInt() / PAGE);
    if (wanted < 2) {
      return List.of(Cursor.START);
    }
    Instant earliest = SalesforceJson.time(row.path("earliest").asText());
    Instant latest = SalesforceJson.time(row.path("latest").asText());
    long step = Duration.between(earliest, latest).toSeconds() / wanted;
    if (step == 0) {
      return List.of(Cursor.START);
    }
    List<Cursor> cursors = new ArrayList<>();
    for (int part = 0; part < wanted; part++) {
      Instant from = part == 0 ? Instant.EPOCH : earliest.plusSeconds(part * step);
      Optional<Instant> until =
          part == wanted - 1
              ? Optional.empty()
              : Optional.of(earliest.plusSeconds((part + 1) * step));
      cursors.add(new Keyset(from, Optional.empty(), until).cursor());
    }
    return cursors;
  }

  @Override
  public Page read(Selection selection, Cursor from) {
    SalesforceStream stream = stream(selection.stream());
    Optional<Keyset> place = Keyset.parse(from);
    JsonNode answer =
        client.queryAll(
            Soql.select(
                    columns(selection, stream),
                    stream,
                    place.map(Keyset::condition).map(List::of).orElse(List.of()))
                + " ORDER BY SystemModstamp, Id LIMIT "
                + PAGE);
    List<SourceRecord> records = new ArrayList<>();
    List<UnreadableRecord> unreadable = new ArrayList<>();
    rows.read(selection.stream(), answer.path("records"), records, unreadable);
    int size = records.size() + unreadable.size();
    boolean more = size > 0 && (size == PAGE || !answer.path("done").asBoolean(true));
    return new Page(records, unreadable, next(records, place, more), more);
  }

  /**
   * Time stamps count whole seconds: at the end of the stream the last second is read once more the
   * next time, or a record that changes again within it would be lost.
   */
  private static Cursor next(List<SourceRecord> records, Optional<Keyset> place, boolean more) {
    if (records.isEmpty()) {
      return place.map(Keyset::cursor).orElse(Cursor.START);
    }
    SourceRecord last = records.get(records.size() - 1);
    Optional<String> id = more ? Optional.of(last.id()) : Optional.empty();
    return new Keyset(last.modifiedAt(), id, place.flatMap(Keyset::until)).cursor();
  }

  @Override
  public Fetched fetch(Selection selection, List<String> ids) {
    SalesforceStream stream = stream(selection.stream());
    List<Fetched> answers = new ArrayList<>();
    for (int start = 0; start < ids.size(); start += IDS_IN_ONE_QUERY) {
      List<String> some = ids.subList(start, Math.min(ids.size(), start + IDS_IN_ONE_QUERY));
      answers.add(fetch(selection, stream, some));
    }
    return Fetched.together(answers);
  }

  /**
   * Salesforce shortens answers of wide rows: who is not in one that goes on is asked for again.
   */
  private Fetched fetch(Selection selection, SalesforceStream stream, List<String> ids) {
    List<SourceRecord> records = new ArrayList<>();
    List<UnreadableRecord> unreadable = new ArrayList<>();
    Set<String> open = new LinkedHashSet<>(ids);
    boolean done = false;
    while (!done && !open.isEmpty()) {
      JsonNode answer =
          client.queryAll(
              Soql.select(columns(selection, stream), stream, List.of(SoqlText.in("Id", open))));
      rows.read(selection.stream(), answer.path("records"), records, unreadable);
      int before = open.size();
      records.forEach(record -> open.remove(record.id()));
      unreadable.forEach(row -> row.id().ifPresent(open::remove));
      done = answer.path("done").asBoolean(true);
      if (!done && open.size() == before) {
        throw client.errors().malformed("it goes on and brings nothing new");
      }
    }
    return Fetched.answer(selection.stream(), ids, records, unreadable);
  }

  @Override
  public long count(String stream, Window window) {
    JsonNode answer =
        client.queryAll(
            Soql.select(
                "COUNT()",
                stream(stream),
                List.of(
                    "SystemModstamp >= %s AND SystemModstamp < %s"
                        .formatted(Soql.time(window.from()), Soql.time(window.until())))));
    return answer.path("totalSize").asLong();
  }

  @Override
  public Optional<Overlap> overlap(String stream, Cursor at) {
    return Keyset.parse(at)
        .map(
            place -> {
              Instant from = place.from().minus(overlap);
              return new Overlap(
                  new Window(from, place.from().plusSeconds(1)),
                  new Keyset(from, Optional.empty(), Optional.empty()).cursor());
            });
  }

  private SalesforceStream stream(String word) {
    return SalesforceStream.named(connection, word);
  }

  private static String columns(Selection selection, SalesforceStream stream) {
    TreeSet<String> columns = new TreeSet<>(selection.fields());
    columns.add("Id");
    columns.add("SystemModstamp");
    columns.add("IsDeleted");
    if (stream.mergeable()) {
      columns.add("MasterRecordId");
    }
    return String.join(", ", columns);
  }
}

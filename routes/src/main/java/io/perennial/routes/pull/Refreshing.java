package io.perennial.routes.pull;

import static java.util.Objects.requireNonNull;

import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.target.FieldSchema;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.refresh.RefreshSettings;
import io.perennial.refresh.Refreshes;
import io.perennial.settings.OperatorSettings;
import io.perennial.sql.Same;
import io.perennial.sql.Storable;
import io.perennial.store.StoredRecords;
import io.perennial.store.schema.Schemas;
import io.perennial.turn.Phase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads again what changes without moving a time stamp: formulas, roll-ups, and what lies behind a
 * relation. The whole stream is read with these fields alone, and only records in which one of them
 * differs are read in full.
 *
 * <p>A page is looked through and what differs in it stored before the refresh moves on: a crash
 * costs a page read twice.
 */
@Component
final class Refreshing {

  private final Optional<Duration> period;
  private final Refreshes refreshes;
  private final Schemas schemas;
  private final StoredRecords stored;
  private final ByKey byKey;

  Refreshing(
      OperatorSettings settings,
      Refreshes refreshes,
      Schemas schemas,
      StoredRecords stored,
      ByKey byKey) {
    this.period = RefreshSettings.of(settings).period();
    this.refreshes = refreshes;
    this.schemas = schemas;
    this.stored = stored;
    this.byKey = byKey;
  }

  /** Begins a stream's refresh if it is time for one, or goes on with it. */
  void refresh(StreamTurn stream) {
    Optional<Cursor> from =
        period.flatMap(pause -> refreshes.due(stream.key(), stream.turn().now(), pause));
    if (from.isEmpty()) {
      return;
    }
    Selection calculated = calculated(stream);
    if (calculated.fields().isEmpty()) {
      return;
    }
    if (from.get().equals(Cursor.START)) {
      refreshes.begin(stream.key(), stream.turn().now());
    }
    Optional<Cursor> at = from;
    while (at.isPresent() && stream.goesOn()) {
      Page page = fetch(stream, calculated, at.get());
      List<String> differing = differing(stream, calculated, page.records());
      if (!differing.isEmpty()) {
        stream.connected().meter().gate().roomToRead();
        byKey.read(stream, differing);
      }
      at = page.more() ? Optional.of(page.next()) : Optional.empty();
      refreshes.move(stream.lease(), stream.key(), at, stream.turn().now());
    }
  }

  /**
   * Of what is requested, the fields whose change no time stamp tells; our own are none of them.
   */
  private Selection calculated(StreamTurn stream) {
    String object = stream.source().object(stream.key().stream());
    Optional<ObjectSchema> schema = schemas.load(stream.connected().name(), object);
    Set<String> fields = new TreeSet<>(stream.request().selection().fields());
    fields.removeAll(stream.request().own().readable());
    fields.removeIf(
        field ->
            schema
                .flatMap(described -> described.field(first(field)))
                .filter(FieldSchema::calculated)
                .isEmpty());
    return Selection.of(stream.key().stream(), fields);
  }

  private static Page fetch(StreamTurn stream, Selection calculated, Cursor at) {
    long start = System.nanoTime();
    Page page = Pages.behind(stream.connected(), calculated, at);
    stream.turn().findings().spent(Phase.PULL, System.nanoTime() - start);
    return page;
  }

  /** Records that we hold with other values; those that we do not hold come by reading forward. */
  private List<String> differing(
      StreamTurn stream, Selection calculated, List<SourceRecord> records) {
    Map<String, SourceRecord> read = new HashMap<>();
    records.stream()
        .filter(record -> !record.deleted())
        .forEach(record -> read.put(record.id(), record));
    Set<String> names =
        calculated.fields().stream().map(Refreshing::first).collect(Collectors.toSet());
    return stored.of(stream.key(), read.keySet()).stream()
        .filter(held -> differs(names, held, asStored(stream, requireNonNull(read.get(held.id())))))
        .map(SourceRecord::id)
        .toList();
  }

  private static boolean differs(
      Set<String> names, SourceRecord held, Map<String, @Nullable Object> now) {
    return names.stream().anyMatch(name -> !Same.values(held.fields().get(name), now.get(name)));
  }

  private static Map<String, @Nullable Object> asStored(StreamTurn stream, SourceRecord record) {
    return stream
        .connected()
        .mapping()
        .withoutAddresses(record.stream(), Storable.fields(record.fields()));
  }

  private static String first(String path) {
    return path.split("\\.")[0];
  }
}

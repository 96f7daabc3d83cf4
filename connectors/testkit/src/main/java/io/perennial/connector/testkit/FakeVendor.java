package io.perennial.connector.testkit;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.failure.Diagnosis;
import io.perennial.connector.failure.FailureClass;
import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.source.UnreadableRecord;
import io.perennial.connector.target.FieldUpdate;
import io.perennial.connector.target.WriteBatch;
import io.perennial.connector.target.WriteOutcome.Refused;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A vendor in memory: the state behind a {@link FakeConnector}. Tests change it as people at the
 * vendor would, and tell it how to fail.
 */
public final class FakeVendor {

  private final ConnectionName connection;
  private final Map<String, Map<String, SourceRecord>> streams = new TreeMap<>();
  private final Deque<Failure> failures = new ArrayDeque<>();
  private final List<FieldUpdate> writes = new ArrayList<>();
  private final List<Integer> batches = new ArrayList<>();
  private final Map<String, Refusals> refusals = new HashMap<>();
  private final Set<String> poisons = new HashSet<>();
  private final Set<String> stumbles = new HashSet<>();
  private final Spoilt spoilt = new Spoilt();
  private Instant time = Instant.parse("2026-06-01T00:00:00Z");
  private int calls;
  private Runnable watcher = () -> {};

  /** How the next call goes wrong. */
  private record Failure(FailureKind kind, boolean afterTheWork) {}

  private record Refusals(FailureClass failureClass, int left) {}

  public FakeVendor(String connection) {
    this.connection = new ConnectionName(connection);
  }

  ConnectionName connection() {
    return connection;
  }

  /** Adds or changes a record; the vendor's clock moves on by a second. */
  public synchronized FakeVendor put(
      String stream, String id, Map<String, ? extends @Nullable Object> fields) {
    time = time.plusSeconds(1);
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    SourceRecord before = stream(stream).get(id);
    if (before != null) {
      merged.putAll(before.fields());
    }
    merged.putAll(fields);
    stream(stream).put(id, SourceRecord.of(stream, id, time, merged));
    return this;
  }

  /** What a formula of a record comes to from now on: no time stamp moves. */
  public synchronized FakeVendor calculate(
      String stream, String id, Map<String, ? extends @Nullable Object> fields) {
    SourceRecord before = find(stream, id).orElseThrow();
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(before.fields());
    merged.putAll(fields);
    stream(stream).put(id, SourceRecord.of(stream, id, before.modifiedAt(), merged));
    return this;
  }

  /** Deletes a record, or merges it into another. */
  public synchronized FakeVendor delete(String stream, String id, Optional<String> mergedInto) {
    time = time.plusSeconds(1);
    stream(stream).put(id, new SourceRecord(stream, id, time, true, mergedInto, Map.of()));
    return this;
  }

  /** The record is gone and nothing tells of it. */
  public synchronized FakeVendor forget(String stream, String id) {
    stream(stream).remove(id);
    return this;
  }

  /** From now on a record comes without its key, or with it again. */
  public synchronized FakeVendor hideKey(String stream, String id, boolean hidden) {
    spoilt.hideKey(stream, id, hidden);
    return this;
  }

  /** From now on a record comes without a time stamp that anybody understands. */
  public synchronized FakeVendor spoil(String stream, String id) {
    spoilt.hideTime(stream, id);
    return this;
  }

  synchronized Optional<UnreadableRecord> unreadable(SourceRecord record) {
    return spoilt.of(record);
  }

  /** The next call is refused. */
  public synchronized FakeVendor failOnce(FailureKind kind) {
    failures.add(new Failure(kind, false));
    return this;
  }

  /** The next call does its work, and its answer is lost. */
  public synchronized FakeVendor loseAnswerOnce() {
    failures.add(new Failure(FailureKind.RETRY, true));
    return this;
  }

  /** The next writes of a record are refused; the others of its batch are not. */
  public synchronized FakeVendor refuse(String id, int times, FailureClass failureClass) {
    refusals.put(id, new Refusals(failureClass, times));
    return this;
  }

  /** A record is no longer refused, and spoils no batch. */
  public synchronized FakeVendor accept(String id) {
    refusals.remove(id);
    poisons.remove(id);
    stumbles.remove(id);
    return this;
  }

  /** Every batch that holds the record is refused as a whole. */
  public synchronized FakeVendor poison(String id) {
    poisons.add(id);
    return this;
  }

  /** Every batch that holds the record fails there: what stands before it has arrived. */
  public synchronized FakeVendor stumbleOver(String id) {
    stumbles.add(id);
    return this;
  }

  /** How many records each batch held, in order, whatever became of it. */
  public synchronized List<Integer> batches() {
    return List.copyOf(batches);
  }

  /** Runs a test's code inside every call. */
  public synchronized FakeVendor watch(Runnable insideEachCall) {
    watcher = insideEachCall;
    return this;
  }

  /** A field of a record as the vendor holds it. */
  public synchronized @Nullable Object value(String stream, String id, String field) {
    SourceRecord record = stream(stream).get(id);
    return record == null ? null : record.fields().get(field);
  }

  /** Every update that was applied, in order. */
  public synchronized List<FieldUpdate> writes() {
    return List.copyOf(writes);
  }

  /** How many calls were made. */
  public synchronized int calls() {
    return calls;
  }

  synchronized List<SourceRecord> sorted(String stream) {
    return stream(stream).values().stream()
        .sorted(Comparator.comparing(SourceRecord::modifiedAt).thenComparing(SourceRecord::id))
        .toList();
  }

  synchronized Optional<SourceRecord> find(String stream, String id) {
    return Optional.ofNullable(stream(stream).get(id));
  }

  synchronized void apply(String stream, FieldUpdate update) {
    writes.add(update);
    put(stream, update.id(), update.values());
  }

  /** What becomes of a batch before any record is looked at; empty if it is taken. */
  synchronized Optional<Refused> spoilt(WriteBatch batch) {
    batches.add(batch.updates().size());
    return batch.updates().stream().map(FieldUpdate::id).anyMatch(poisons::contains)
        ? Optional.of(refused(FailureClass.PERMANENT, "FAKE_BATCH"))
        : Optional.empty();
  }

  synchronized void checkStumble(String id) {
    if (stumbles.contains(id)) {
      throw refusal(FailureKind.PARK);
    }
  }

  synchronized Optional<Refused> refusal(String id) {
    Refusals planned = refusals.get(id);
    if (planned == null || planned.left() == 0) {
      return Optional.empty();
    }
    refusals.put(id, new Refusals(planned.failureClass(), planned.left() - 1));
    return Optional.of(refused(planned.failureClass(), "FAKE_" + planned.failureClass()));
  }

  static Refused refused(FailureClass failureClass, String code) {
    return new Refused(
        new Diagnosis(failureClass, "The fake vendor does not want it.", "Tell it to take it."),
        code,
        "no, thank you",
        Optional.of("req_" + code.toLowerCase(Locale.ROOT)));
  }

  /** Begins a call: fails it if that was asked for. */
  synchronized Runnable call() {
    calls++;
    watcher.run();
    Failure failure = failures.poll();
    if (failure == null) {
      return () -> {};
    }
    if (!failure.afterTheWork()) {
      throw refusal(failure.kind());
    }
    return () -> {
      throw refusal(FailureKind.RETRY);
    };
  }

  private ConnectorException refusal(FailureKind kind) {
    return ConnectorException.of(
        connection, kind, "FAKE_" + kind, "the fake vendor fails", "tell it not to");
  }

  private Map<String, SourceRecord> stream(String stream) {
    return streams.computeIfAbsent(stream, name -> new TreeMap<>());
  }
}

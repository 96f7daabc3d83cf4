package io.perennial.routes;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Overlap;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.ledger.TargetForm;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.store.Cursors;
import io.perennial.store.PageOutcome;
import io.perennial.store.PageStore;
import io.perennial.store.Place;
import io.perennial.store.Schemas;
import io.perennial.store.SourceRecords;
import io.perennial.store.StreamKey;
import io.perennial.turn.Phase;
import io.perennial.turn.Problem;
import io.perennial.turn.Turn;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Sends each stream through its pull route, all side by side. */
@Component
final class Pulling {

  /** How many windows a first read is shared out into. */
  private static final int PARTS = 4;

  /** How many records are asked for at once that a complete reading did not bring. */
  private static final int VANISHED = 1000;

  private final Installation installation;
  private final WriteTargets targets;
  private final Cursors cursors;
  private final Schemas schemas;
  private final SourceRecords records;
  private final PageStore pages;
  private final Remapping remapping;
  private final Leases leases;
  private final FailureStep failures;
  private final SideBySide sideBySide;
  private final ProducerTemplate routes;

  Pulling(
      Installation installation,
      WriteTargets targets,
      Cursors cursors,
      Schemas schemas,
      SourceRecords records,
      PageStore pages,
      Remapping remapping,
      Leases leases,
      FailureStep failures,
      SideBySide sideBySide,
      ProducerTemplate routes) {
    this.installation = installation;
    this.targets = targets;
    this.cursors = cursors;
    this.schemas = schemas;
    this.records = records;
    this.pages = pages;
    this.remapping = remapping;
    this.leases = leases;
    this.failures = failures;
    this.sideBySide = sideBySide;
    this.routes = routes;
  }

  void pullAll(Exchange exchange) {
    Turn turn = exchange.getMessage().getBody(Turn.class);
    turn.progress().begin(Phase.PULL, 0);
    List<StreamTurn> streams = new ArrayList<>();
    for (Connected connected : installation.connections()) {
      if (turn.serves(connected.name())) {
        for (String stream : connected.mapping().streams()) {
          claim(turn, connected, stream).ifPresent(streams::add);
        }
      }
    }
    pull(streams, turn.request().full());
  }

  /** Reads again what we have just written to, so that the next turn finds nothing new. */
  void confirmAll(Exchange exchange) {
    Turn turn = exchange.getMessage().getBody(Turn.class);
    List<StreamTurn> streams = new ArrayList<>();
    for (Connected connected : installation.connections()) {
      for (String stream : targets.writtenStreams(turn, connected)) {
        if (turn.serves(connected.name())) {
          claim(turn, connected, stream).ifPresent(streams::add);
        }
      }
    }
    pull(streams, false);
  }

  private void pull(List<StreamTurn> streams, boolean full) {
    try {
      List<Runnable> beginnings = new ArrayList<>();
      streams.forEach(stream -> beginnings.add(() -> begin(stream, full)));
      sideBySide.run(beginnings);

      List<Runnable> parts = new ArrayList<>();
      for (StreamTurn stream : streams) {
        for (Place place : stream.places) {
          parts.add(() -> send(stream, place));
        }
      }
      sideBySide.run(parts);

      List<Runnable> overlaps = new ArrayList<>();
      streams.forEach(
          stream -> overlaps.add(full ? () -> missVanished(stream) : () -> lookBehind(stream)));
      sideBySide.run(overlaps);
    } finally {
      streams.forEach(stream -> leases.release(stream.lease));
    }
  }

  private Optional<StreamTurn> claim(Turn turn, Connected connected, String stream) {
    StreamKey key = new StreamKey(connected.name(), stream);
    Optional<Lease> lease = leases.claim(key.lease());
    if (lease.isEmpty()) {
      turn.findings()
          .problem(
              new Problem(
                  connected.name().value(),
                  stream,
                  "",
                  "BUSY",
                  "is being read by " + leases.holder(key.lease()).orElse("another process"),
                  "nothing to do: the next turn reads it"));
    }
    return lease.map(held -> new StreamTurn(turn, connected, key, held));
  }

  private void begin(StreamTurn stream, boolean full) {
    try {
      String object = stream.connected.connector().source().object(stream.key.stream());
      Optional<ObjectSchema> schema = schemas.load(stream.connected.name(), object);
      SortedSet<String> wanted =
          schema
              .map(
                  seen ->
                      stream
                          .connected
                          .mapping()
                          .selection(stream.key.stream(), seen.fields().keySet()))
              .orElseGet(() -> stream.connected.mapping().selection(stream.key.stream()));
      SortedSet<String> visible = new TreeSet<>(wanted);
      schema.ifPresent(
          seen -> visible.removeIf(field -> seen.field(field.split("\\.")[0]).isEmpty()));
      wanted.stream()
          .filter(field -> !visible.contains(field))
          .forEach(field -> missing(stream, field));
      stream.form = targets.form(stream.connected, object);
      TreeSet<String> requested = new TreeSet<>(visible);
      requested.addAll(stream.form.readable());
      stream.selection = new Selection(stream.key.stream(), requested);
      open(stream, visible, full);
    } catch (ConnectorException failure) {
      failed(stream, failure);
    }
  }

  private void open(StreamTurn stream, SortedSet<String> visible, boolean full) {
    remapping.run(stream.connected, stream.key, stream.lease, stream.turn.now());
    Optional<String> before = cursors.fields(stream.key);
    boolean again =
        full || before.isEmpty() || !Arrays.asList(before.get().split(" ")).containsAll(visible);
    if (again) {
      List<Cursor> parts = stream.connected.connector().source().shareOut(stream.selection, PARTS);
      cursors.begin(
          stream.key, parts, visible, stream.connected.mapping().fingerprint(stream.key.stream()));
    } else if (!before.get().equals(String.join(" ", visible))) {
      cursors.narrow(stream.key, visible);
    }
    stream.places = cursors.open(stream.key);
  }

  private void send(StreamTurn stream, Place place) {
    if (!stream.turn.serves(stream.connected.name())) {
      return;
    }
    Pull pull =
        new Pull(stream.turn, stream.connected, stream.lease, stream.selection, stream.form, place);
    routes.sendBody(PullRoutes.in(stream.key), pull);
    if (pull.failed()) {
      stream.failed = true;
    }
  }

  /**
   * Asks for the records that a complete reading did not bring: the source has forgotten even that
   * it deleted them.
   */
  private void missVanished(StreamTurn stream) {
    if (stream.failed || !stream.turn.serves(stream.connected.name())) {
      return;
    }
    try {
      List<String> unseen = records.unseen(stream.key, stream.turn.now(), VANISHED);
      while (!unseen.isEmpty()) {
        List<SourceRecord> found =
            stream.connected.connector().source().fetch(stream.selection, unseen);
        PageOutcome outcome =
            pages.add(
                stream.lease,
                stream.key,
                stream.connected.connector().source().object(stream.key.stream()),
                stream.connected.mapping().type(stream.key.stream()),
                found.stream()
                    .map(record -> Meaning.of(stream.connected, stream.form, record))
                    .toList(),
                stream.turn.now());
        stream.turn.findings().of(stream.connected.name()).page(stream.key.stream(), outcome);
        List<String> still = records.unseen(stream.key, stream.turn.now(), VANISHED);
        unseen = still.equals(unseen) ? List.of() : still;
      }
    } catch (ConnectorException failure) {
      failed(stream, failure);
    }
  }

  /** Counts the last minutes again: a record with an old time stamp may have turned up late. */
  private void lookBehind(StreamTurn stream) {
    if (stream.failed || !stream.turn.serves(stream.connected.name())) {
      return;
    }
    try {
      for (Place place : cursors.open(stream.key)) {
        Optional<Overlap> overlap =
            stream.connected.connector().source().overlap(stream.key.stream(), place.cursor());
        if (overlap.isPresent()
            && stream
                    .connected
                    .connector()
                    .source()
                    .count(stream.key.stream(), overlap.get().window())
                != records.count(stream.key, overlap.get().window())) {
          send(stream, place.at(overlap.get().from()));
        }
      }
    } catch (ConnectorException failure) {
      failed(stream, failure);
    }
  }

  private void failed(StreamTurn stream, ConnectorException failure) {
    stream.failed = true;
    stream.places = List.of();
    Conversation conversation =
        new Conversation(stream.turn, stream.connected, stream.key.stream());
    if (failure.kind() == FailureKind.PAUSE) {
      failures.pause(conversation, failure);
    } else {
      failures.endPartial(conversation, failure);
    }
  }

  private static void missing(StreamTurn stream, String field) {
    stream
        .turn
        .findings()
        .problem(
            new Problem(
                stream.connected.name().value(),
                stream.key.stream(),
                "",
                "MISSING_FIELD",
                "field %s is not there for us: it stays unknown".formatted(field),
                "give our user the right to see it, or change the mapping"));
  }

  /** One stream in one turn; used by one thread at a time. */
  private static final class StreamTurn {
    final Turn turn;
    final Connected connected;
    final StreamKey key;
    final Lease lease;
    Selection selection;
    TargetForm form = TargetForm.NONE;
    List<Place> places = List.of();
    volatile boolean failed;

    StreamTurn(Turn turn, Connected connected, StreamKey key, Lease lease) {
      this.turn = turn;
      this.connected = connected;
      this.key = key;
      this.lease = lease;
      this.selection = Selection.of(key.stream(), List.of());
    }
  }
}

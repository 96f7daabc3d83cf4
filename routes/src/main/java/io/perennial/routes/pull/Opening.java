package io.perennial.routes.pull;

import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Selection;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.ledger.TargetForm;
import io.perennial.routes.write.WriteTargets;
import io.perennial.store.Cursors;
import io.perennial.store.Schemas;
import io.perennial.turn.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Finds out what to request of a stream and where to go on. */
@Component
final class Opening {

  /** How many windows a first read is shared out into. */
  private static final int PARTS = 4;

  private final WriteTargets targets;
  private final Cursors cursors;
  private final Schemas schemas;
  private final Remapping remapping;

  Opening(WriteTargets targets, Cursors cursors, Schemas schemas, Remapping remapping) {
    this.targets = targets;
    this.cursors = cursors;
    this.schemas = schemas;
    this.remapping = remapping;
  }

  /**
   * Opens a stream.
   *
   * @param full reads everything again
   */
  void open(StreamTurn stream, boolean full) {
    String object = stream.source().object(stream.key().stream());
    Optional<ObjectSchema> schema = schemas.load(stream.connected().name(), object);
    SortedSet<String> visible = visible(stream, schema);
    TargetForm own = targets.form(stream.connected(), object);
    TreeSet<String> requested = new TreeSet<>(visible);
    requested.addAll(own.readable());
    stream.requests(new Selection(stream.key().stream(), requested), own);

    remapping.run(stream.connected(), stream.key(), stream.lease(), stream.turn().now());
    Optional<String> before = cursors.fields(stream.key());
    boolean again =
        full || before.isEmpty() || !Arrays.asList(before.get().split(" ")).containsAll(visible);
    if (again) {
      List<Cursor> parts = stream.source().shareOut(stream.selection(), PARTS);
      cursors.begin(
          stream.key(),
          parts,
          visible,
          stream.connected().mapping().fingerprint(stream.key().stream()));
    } else if (!before.get().equals(String.join(" ", visible))) {
      cursors.narrow(stream.key(), visible);
    }
    stream.opened(cursors.open(stream.key()));
  }

  /** The fields that the mapping wants and our user sees; of the others the turn tells. */
  private static SortedSet<String> visible(StreamTurn stream, Optional<ObjectSchema> schema) {
    String name = stream.key().stream();
    if (schema.isEmpty()) {
      return stream.connected().mapping().selection(name);
    }
    SortedSet<String> wanted =
        stream.connected().mapping().selection(name, schema.get().fields().keySet());
    SortedSet<String> visible = new TreeSet<>(wanted);
    visible.removeIf(field -> schema.get().field(field.split("\\.")[0]).isEmpty());
    for (String field : wanted) {
      if (!visible.contains(field)) {
        missing(stream, field);
      }
    }
    return visible;
  }

  private static void missing(StreamTurn stream, String field) {
    stream
        .turn()
        .findings()
        .problem(
            new Problem(
                stream.connected().name().value(),
                stream.key().stream(),
                "",
                "MISSING_FIELD",
                "field %s is not there for us: it stays unknown".formatted(field),
                "give our user the right to see it, or change the mapping"));
  }
}

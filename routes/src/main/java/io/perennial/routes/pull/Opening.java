package io.perennial.routes.pull;

import io.perennial.connector.source.Cursor;
import io.perennial.routes.pull.Requests.Request;
import io.perennial.store.Cursors;
import io.perennial.store.schema.GoneField;
import io.perennial.turn.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.springframework.stereotype.Component;

/** Finds out what to request of a stream and where to go on. */
@Component
final class Opening {

  /** How many windows a first read is shared out into. */
  private static final int PARTS = 4;

  private final Requests requests;
  private final Cursors cursors;
  private final Remapping remapping;

  Opening(Requests requests, Cursors cursors, Remapping remapping) {
    this.requests = requests;
    this.cursors = cursors;
    this.remapping = remapping;
  }

  /**
   * Opens a stream.
   *
   * @param full reads everything again
   */
  void open(StreamTurn stream, boolean full) {
    Request request = requests.of(stream.connected(), stream.key().stream(), stream.turn().now());
    request.missing().forEach(field -> missing(stream, field));
    request.gone().fields().forEach(field -> gone(stream, field));
    if (request.gone().fails()) {
      stream.fail();
      return;
    }
    stream.requests(request);
    SortedSet<String> visible = request.visible();

    remapping.run(stream.connected(), stream.key(), stream.lease(), stream.turn().now());
    Optional<String> before = cursors.fields(stream.key());
    boolean again =
        full || before.isEmpty() || !Arrays.asList(before.get().split(" ")).containsAll(visible);
    if (again) {
      List<Cursor> parts = stream.source().shareOut(request.selection(), PARTS);
      cursors.begin(
          stream.key(),
          parts,
          visible,
          remapping.rules(stream.connected(), stream.key(), request.gone()));
    } else if (!before.get().equals(String.join(" ", visible))) {
      cursors.narrow(stream.key(), visible);
    }
    stream.opened(cursors.open(stream.key()));
  }

  private static void missing(StreamTurn stream, String field) {
    problem(
        stream,
        "MISSING_FIELD",
        "field %s is not there for us: it stays unknown".formatted(field),
        "give our user the right to see it, or change the mapping");
  }

  private static void gone(StreamTurn stream, GoneField field) {
    problem(
        stream,
        GoneField.CODE,
        "field %s was there and is no more: %s".formatted(field.field(), field.meaning()),
        field.mend());
  }

  private static void problem(StreamTurn stream, String code, String reason, String mend) {
    stream
        .turn()
        .findings()
        .problem(
            new Problem(
                stream.connected().name().value(), stream.key().stream(), "", code, reason, mend));
  }
}

package io.perennial.routes.greet;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.connector.target.SchemaReader;
import io.perennial.install.Strangers;
import io.perennial.ledger.Refusals;
import io.perennial.routes.write.WriteTargets;
import io.perennial.settings.Connected;
import io.perennial.store.schema.Schemas;
import io.perennial.turn.Problem;
import io.perennial.turn.Turn;
import io.perennial.work.DueWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/**
 * Asks systems what their objects look like: at each turn's start, when one looks otherwise, and
 * hourly where turns are rare.
 */
@Component
public final class Describing {

  private final WriteTargets targets;
  private final Strangers strangers;
  private final Schemas schemas;
  private final Refusals refusals;
  private final DueWork due;

  Describing(
      WriteTargets targets, Strangers strangers, Schemas schemas, Refusals refusals, DueWork due) {
    this.targets = targets;
    this.strangers = strangers;
    this.schemas = schemas;
    this.refusals = refusals;
    this.due = due;
  }

  /**
   * Describes all that is read and written of a connection.
   *
   * @throws io.perennial.connector.ConnectorException if the vendor refuses or cannot be reached
   */
  public void describe(Turn turn, Connected connected) {
    describe(
        connected,
        turn.now(),
        (object, failure) -> {
          turn.findings().missing(connected.name(), object);
          turn.findings().problem(problem(connected, object, failure));
        });
  }

  /** What an object means for the turn that our user does not see; the others go on. */
  private static Problem problem(Connected connected, String object, ConnectorException failure) {
    List<String> streams =
        connected.mapping().streams().stream()
            .filter(stream -> connected.connector().source().object(stream).equals(object))
            .toList();
    return new Problem(
        connected.name().value(),
        object,
        "",
        "MISSING_OBJECT",
        "%s; nothing is written to it%s"
            .formatted(
                failure.getMessage(),
                streams.isEmpty()
                    ? ""
                    : " and nothing read of %s, whose last known state stays"
                        .formatted(String.join(", ", streams))),
        failure.mend());
  }

  /**
   * Describes all that is read and written of a connection.
   *
   * @param missing told of objects that our user does not see
   * @return whether any of it looks otherwise than before: everybody is due then
   * @throws io.perennial.connector.ConnectorException if the vendor refuses or cannot be reached
   */
  boolean describe(
      Connected connected, Instant now, BiConsumer<String, ConnectorException> missing) {
    Optional<SchemaReader> reader = connected.connector().schema();
    if (reader.isEmpty()) {
      return false;
    }
    TreeSet<String> objects = new TreeSet<>();
    connected
        .mapping()
        .streams()
        .forEach(stream -> objects.add(connected.connector().source().object(stream)));
    targets.of(connected).forEach(target -> objects.add(target.object()));
    boolean changed = false;
    for (String object : objects) {
      try {
        ObjectSchema schema = strangers.spared(connected, reader.get().describe(object));
        changed |= schemas.keep(connected.name(), schema, now);
      } catch (ConnectorException failure) {
        if (!failure.missingObject()) {
          throw failure;
        }
        changed |= schemas.lose(connected.name(), object, now);
        missing.accept(object, failure);
      }
    }
    targets.fingerprints(connected).forEach(refusals::judge);
    if (changed) {
      due.allDue(now); // what can be written, and in which form, may be another now
    }
    return changed;
  }
}

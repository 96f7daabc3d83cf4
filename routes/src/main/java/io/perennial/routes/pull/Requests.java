package io.perennial.routes.pull;

import io.perennial.connector.source.Selection;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.ledger.TargetForm;
import io.perennial.routes.write.WriteTargets;
import io.perennial.settings.Connected;
import io.perennial.store.Schemas;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What is requested of a stream: what its mapping reads, as far as our user sees it. */
@Component
public final class Requests {

  private final WriteTargets targets;
  private final Schemas schemas;

  Requests(WriteTargets targets, Schemas schemas) {
    this.targets = targets;
    this.schemas = schemas;
  }

  /**
   * A request.
   *
   * @param selection what is requested, our own fields among it
   * @param own the form of our own fields
   * @param visible the fields that the mapping reads
   * @param missing fields that the mapping wants and our user does not see
   */
  public record Request(
      Selection selection, TargetForm own, SortedSet<String> visible, SortedSet<String> missing) {}

  /** The request by what is known of the object behind the stream. */
  public Request of(Connected connected, String stream) {
    String object = connected.connector().source().object(stream);
    Optional<ObjectSchema> schema = schemas.load(connected.name(), object);
    SortedSet<String> wanted =
        schema.isEmpty()
            ? connected.mapping().selection(stream)
            : connected.mapping().selection(stream, schema.get().fields().keySet());
    TreeSet<String> visible = new TreeSet<>(wanted);
    schema.ifPresent(
        seen -> visible.removeIf(field -> seen.field(field.split("\\.")[0]).isEmpty()));
    TreeSet<String> missing = new TreeSet<>(wanted);
    missing.removeAll(visible);
    TargetForm own = targets.form(connected, object);
    TreeSet<String> requested = new TreeSet<>(visible);
    requested.addAll(own.readable());
    return new Request(new Selection(stream, requested), own, visible, missing);
  }
}

package io.perennial.routes.pull;

import io.perennial.connector.source.Selection;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.ledger.TargetForm;
import io.perennial.mapping.path.FieldPath;
import io.perennial.mapping.path.WhenGone;
import io.perennial.routes.write.WriteTargets;
import io.perennial.settings.Connected;
import io.perennial.store.Cursors;
import io.perennial.store.StreamKey;
import io.perennial.store.schema.GoneField;
import io.perennial.store.schema.GoneFields;
import io.perennial.store.schema.Schemas;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is requested of a stream: what its mapping reads, as far as our user sees it. */
@Component
public final class Requests {

  private final WriteTargets targets;
  private final Schemas schemas;
  private final Cursors cursors;
  private final GoneFields goneFields;

  Requests(WriteTargets targets, Schemas schemas, Cursors cursors, GoneFields goneFields) {
    this.targets = targets;
    this.schemas = schemas;
    this.cursors = cursors;
    this.goneFields = goneFields;
  }

  /**
   * A request.
   *
   * @param selection what is requested, our own fields among it
   * @param own the form of our own fields
   * @param visible the fields that the mapping reads
   * @param missing fields that the mapping wants, and that our user has never seen
   * @param gone fields that the mapping wants, and that our user sees no more
   */
  public record Request(
      Selection selection,
      TargetForm own,
      SortedSet<String> visible,
      SortedSet<String> missing,
      Gone gone) {}

  /** The request by what is known of the object behind the stream; notes which fields are gone. */
  public Request of(Connected connected, String stream, Instant now) {
    String object = connected.connector().source().object(stream);
    Optional<ObjectSchema> schema = schemas.load(connected.name(), object);
    SortedSet<String> wanted =
        schema.isEmpty()
            ? connected.mapping().selection(stream)
            : connected.mapping().selection(stream, schema.get().fields().keySet());
    TreeSet<String> visible = new TreeSet<>(wanted);
    schema.ifPresent(seen -> visible.removeIf(field -> !isAmong(field, seen)));
    Gone gone = gone(connected, stream, visible, now);
    TreeSet<String> missing = new TreeSet<>(wanted);
    missing.removeAll(visible);
    gone.fields().forEach(field -> missing.remove(field.field()));
    TargetForm own = targets.form(connected, object);
    TreeSet<String> requested = new TreeSet<>(visible);
    requested.addAll(own.readable());
    return new Request(new Selection(stream, requested), own, visible, missing, gone);
  }

  private static boolean isAmong(String field, ObjectSchema schema) {
    return FieldPath.parse(field).map(path -> path.isAmong(schema.fields().keySet())).orElse(false);
  }

  /** What the stream was read with before, or was gone before, and is still wanted. */
  private Gone gone(Connected connected, String stream, SortedSet<String> visible, Instant now) {
    StreamKey key = new StreamKey(connected.name(), stream);
    List<GoneField> before = goneFields.of(key);
    Set<String> had = new HashSet<>();
    cursors.fields(key).ifPresent(fields -> had.addAll(Arrays.asList(fields.split(" "))));
    before.forEach(field -> had.add(field.field()));
    TreeMap<String, WhenGone> gone = new TreeMap<>();
    for (String field : connected.mapping().selection(stream)) {
      if (had.contains(field) && !visible.contains(field)) {
        gone.put(field, connected.mapping().whenGone(stream, field));
      }
    }
    Map<String, WhenGone> known =
        before.stream().collect(Collectors.toMap(GoneField::field, GoneField::whenGone));
    if (gone.equals(known)) {
      return Gone.of(before);
    }
    goneFields.keep(key, gone, now);
    return Gone.of(goneFields.of(key));
  }
}

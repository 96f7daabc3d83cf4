package io.perennial.ledger.people;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.Source;
import io.perennial.connector.source.SourceRecord;
import io.perennial.ledger.KeptFields.Kept;
import io.perennial.ledger.KeptFields.Why;
import io.perennial.mapping.path.FieldPath;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the systems who changed our fields. Names of people are shown and not kept. */
@Component
public final class Authors {

  private static final int CHUNK = 200;

  private final Installation installation;

  Authors(Installation installation) {
    this.installation = installation;
  }

  private record Place(String connection, String object) {}

  /**
   * The same fields with who changed them, as far as the systems tell: they know who changed a
   * record last, so that of one that was changed again nothing is said.
   *
   * @param failed is told of a system that does not answer
   */
  public List<Kept> name(List<Kept> fields, Consumer<ConnectorException> failed) {
    Map<Place, List<Kept>> places =
        fields.stream()
            .filter(kept -> kept.why() != Why.UNDONE)
            .collect(Collectors.groupingBy(kept -> new Place(kept.connection(), kept.object())));
    Map<Place, Map<String, SourceRecord>> records = new HashMap<>();
    Map<Place, FieldPath> paths = new HashMap<>();
    places.forEach(
        (place, kept) ->
            stream(place)
                .ifPresent(
                    stream -> {
                      paths.put(place, stream.author());
                      records.put(place, read(stream, kept, failed));
                    }));
    List<Kept> named = new ArrayList<>();
    for (Kept kept : fields) {
      Place place = new Place(kept.connection(), kept.object());
      named.add(
          Optional.ofNullable(records.get(place))
              .flatMap(read -> Optional.ofNullable(read.get(kept.id())))
              .filter(record -> record.modifiedAt().equals(kept.at()))
              .flatMap(record -> author(record, paths.get(place)))
              .map(kept::by)
              .orElse(kept));
    }
    return named;
  }

  private static Optional<String> author(SourceRecord record, @Nullable FieldPath path) {
    return path == null ? Optional.empty() : path.find(record.fields()).map(Object::toString);
  }

  private record Stream(Connected connected, String name, FieldPath author) {}

  private Optional<Stream> stream(Place place) {
    for (Connected connected : installation.connections()) {
      Source source = connected.connector().source();
      for (String stream : connected.mapping().streams()) {
        if (connected.name().value().equals(place.connection())
            && source.object(stream).equals(place.object())) {
          return source
              .changedBy(stream)
              .flatMap(FieldPath::parse)
              .map(path -> new Stream(connected, stream, path));
        }
      }
    }
    return Optional.empty();
  }

  private static Map<String, SourceRecord> read(
      Stream stream, List<Kept> kept, Consumer<ConnectorException> failed) {
    List<String> ids = kept.stream().map(Kept::id).distinct().toList();
    Selection selection = Selection.of(stream.name(), List.of(stream.author().text()));
    Map<String, SourceRecord> read = new HashMap<>();
    try {
      for (int start = 0; start < ids.size(); start += CHUNK) {
        stream.connected().meter().gate().roomToRead();
        stream
            .connected()
            .connector()
            .source()
            .fetch(selection, ids.subList(start, Math.min(ids.size(), start + CHUNK)))
            .records()
            .forEach(record -> read.put(record.id(), record));
      }
    } catch (ConnectorException failure) {
      failed.accept(failure);
    } finally {
      stream.connected().meter().gate().settle();
    }
    return read;
  }
}

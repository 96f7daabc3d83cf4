package io.perennial.routes.pull;

import io.perennial.connector.source.SourceRecord;
import io.perennial.ledger.TargetForm;
import io.perennial.mapping.MappingOutcome;
import io.perennial.mapping.MappingOutcome.Mapped;
import io.perennial.mapping.MappingOutcome.Refused;
import io.perennial.model.CanonicalRecord;
import io.perennial.routes.pull.Requests.Request;
import io.perennial.settings.Connected;
import io.perennial.sql.Storable;
import io.perennial.store.Incoming;
import io.perennial.store.StoredRecords;
import io.perennial.store.StreamKey;
import io.perennial.store.suppression.People;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a vendor's record means to us. */
@Component
public final class Intake {

  private final StoredRecords store;

  Intake(StoredRecords store) {
    this.store = store;
  }

  /** Records of a stream as they were read; of fields that are gone, the values from before. */
  public List<Incoming> take(
      Connected connected, String stream, Request request, List<SourceRecord> records) {
    StreamKey key = new StreamKey(connected.name(), stream);
    return request.gone().filled(records, store, key).stream()
        .map(record -> of(connected, request.own(), request.gone(), record))
        .toList();
  }

  /**
   * Takes our own fields out of a record, and people out of addresses, and maps the rest.
   *
   * @param own the form of our own fields in it
   * @param gone fields that the vendor does not show any more, whose earlier values it holds
   */
  static Incoming of(Connected connected, TargetForm own, Gone gone, SourceRecord record) {
    SortedMap<String, @Nullable Object> fields = Storable.fields(record.fields());
    SortedMap<String, @Nullable Object> ours = own.takeFrom(fields);
    Map<String, @Nullable Object> spared =
        connected.mapping().withoutAddresses(record.stream(), fields);
    SourceRecord listed = record.with(spared);
    if (record.deleted()) {
      return Incoming.gone(listed);
    }
    MappingOutcome outcome =
        connected
            .mapping()
            .apply(connected.name().value(), record.stream(), record.id(), gone.seen(spared));
    List<String> addresses =
        People.are(connected.mapping().type(record.stream()))
            ? People.addresses(fields)
            : List.of();
    return new Incoming(listed, ours, canonical(outcome), problems(outcome), addresses);
  }

  private static Optional<CanonicalRecord> canonical(MappingOutcome outcome) {
    return outcome instanceof Mapped mapped ? Optional.of(mapped.record()) : Optional.empty();
  }

  private static List<Incoming.Problem> problems(MappingOutcome outcome) {
    if (outcome instanceof Refused refused) {
      return refused.problems().stream()
          .map(
              problem ->
                  new Incoming.Problem(
                      "MAPPING",
                      "%s (%s) %s".formatted(problem.source(), problem.field(), problem.what()),
                      problem.mend()))
          .toList();
    }
    return List.of();
  }
}

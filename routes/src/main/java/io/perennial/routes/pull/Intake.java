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
import io.perennial.store.suppression.Mask;
import io.perennial.store.suppression.People;
import io.perennial.store.suppression.Suppressions;
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
  private final Suppressions suppressions;

  Intake(StoredRecords store, Suppressions suppressions) {
    this.store = store;
    this.suppressions = suppressions;
  }

  /**
   * Records of a stream as they were read; of fields that are gone, the values from before. Who was
   * erased is hidden in them.
   */
  public List<Incoming> take(
      Connected connected, String stream, Request request, List<SourceRecord> records) {
    StreamKey key = new StreamKey(connected.name(), stream);
    List<SourceRecord> filled = request.gone().filled(records, store, key);
    Mask mask = suppressions.mask(filled);
    return filled.stream()
        .map(record -> of(connected, request.own(), request.gone(), mask, record))
        .toList();
  }

  /** A record of the store, whose own fields lie beside it. */
  static Incoming again(Connected connected, Gone gone, SourceRecord stored) {
    return of(connected, TargetForm.NONE, gone, Mask.NONE, stored);
  }

  /**
   * Takes our own fields out of a record, and people out of addresses, and maps the rest.
   *
   * @param own the form of our own fields in it
   * @param gone fields that the vendor does not show any more, whose earlier values it holds
   * @param mask what must not be stored of it
   */
  private static Incoming of(
      Connected connected, TargetForm own, Gone gone, Mask mask, SourceRecord record) {
    SortedMap<String, @Nullable Object> fields = Storable.fields(record.fields());
    SortedMap<String, @Nullable Object> ours = own.takeFrom(fields);
    Map<String, @Nullable Object> spared =
        connected.mapping().withoutAddresses(record.stream(), fields);
    SourceRecord listed = record.with(spared);
    SourceRecord masked = mask.over(listed);
    if (record.deleted()) {
      return Incoming.gone(masked);
    }
    List<String> addresses =
        People.are(connected.mapping().type(record.stream()))
            ? People.addresses(fields)
            : List.of();
    Incoming incoming = mapped(connected, gone, listed, ours, addresses);
    return masked.equals(listed)
        ? incoming
        : mapped(connected, gone, masked, ours, addresses).insteadOf(incoming);
  }

  private static Incoming mapped(
      Connected connected,
      Gone gone,
      SourceRecord record,
      SortedMap<String, @Nullable Object> own,
      List<String> addresses) {
    MappingOutcome outcome =
        connected
            .mapping()
            .apply(
                connected.name().value(), record.stream(), record.id(), gone.seen(record.fields()));
    return new Incoming(
        record, own, canonical(outcome), problems(outcome), addresses, Optional.empty());
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

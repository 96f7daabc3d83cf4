package io.perennial.store;

import io.perennial.connector.source.SourceRecord;
import io.perennial.model.CanonicalRecord;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way into the store.
 *
 * @param source as the vendor holds it, without our own fields
 * @param own our own fields as they came back
 * @param canonical what it became; empty if it was ignored by a rule, refused or deleted
 * @param problems why it was refused
 * @param addresses of people, as they came; they are looked at and never stored
 * @param asItCame the same before somebody's keys were hidden in it; it is looked at and never
 *     stored
 */
public record Incoming(
    SourceRecord source,
    SortedMap<String, @Nullable Object> own,
    Optional<CanonicalRecord> canonical,
    List<Problem> problems,
    List<String> addresses,
    Optional<Incoming> asItCame) {

  public Incoming {
    own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
    problems = List.copyOf(problems);
    addresses = List.copyOf(addresses);
  }

  /** A record that the vendor has no more. */
  public static Incoming gone(SourceRecord deleted) {
    return new Incoming(
        deleted, new TreeMap<>(), Optional.empty(), List.of(), List.of(), Optional.empty());
  }

  /** This record in the place of one in which somebody's keys have to be hidden. */
  public Incoming insteadOf(Incoming unmasked) {
    return new Incoming(source, own, canonical, problems, addresses, Optional.of(unmasked));
  }

  /**
   * Why a record cannot be used.
   *
   * @param code one word, for example {@code MAPPING}
   * @param reason names the field and what is wrong with it, never its value
   * @param mend what a person does about it
   */
  public record Problem(String code, String reason, String mend) {}
}

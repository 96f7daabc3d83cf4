package io.perennial.model.fact;

import io.perennial.model.CanonicalRecord;
import io.perennial.model.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A company in the support system.
 *
 * @param ref where it came from
 * @param externalId key that the company's own systems gave it
 * @param domains e-mail domains of its people
 * @param attributes open attributes of the mapping
 */
public record Organization(
    RecordRef ref,
    String name,
    Optional<String> externalId,
    List<String> domains,
    Optional<Instant> createdAt,
    SortedMap<String, Object> attributes) {

  public Organization {
    domains = List.copyOf(domains);
  }

  public static Organization of(CanonicalRecord canonical) {
    Values values = Values.of(canonical);
    return new Organization(
        canonical.ref(),
        values.required("name", String.class),
        values.text("externalId"),
        values.texts("domains"),
        values.instant("createdAt"),
        canonical.attributes());
  }
}

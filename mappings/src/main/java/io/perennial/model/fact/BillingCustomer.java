package io.perennial.model.fact;

import io.perennial.model.CanonicalRecord;
import io.perennial.model.RecordRef;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Who is billed.
 *
 * @param ref where it came from
 * @param accountId the CRM account that the billing system names
 * @param currency ISO 4217 code, for example {@code EUR}
 * @param attributes open attributes of the mapping
 */
public record BillingCustomer(
    RecordRef ref,
    Optional<String> name,
    Optional<String> emailDomain,
    Optional<String> accountId,
    Optional<String> currency,
    Optional<Instant> createdAt,
    SortedMap<String, Object> attributes) {

  public static BillingCustomer of(CanonicalRecord canonical) {
    Values values = Values.of(canonical);
    return new BillingCustomer(
        canonical.ref(),
        values.text("name"),
        values.text("emailDomain"),
        values.text("accountId"),
        values.text("currency"),
        values.instant("createdAt"),
        canonical.attributes());
  }
}

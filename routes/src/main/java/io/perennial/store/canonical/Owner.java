package io.perennial.store.canonical;

import io.perennial.model.CanonicalRecord;
import io.perennial.model.CanonicalType;
import java.util.Optional;

/**
 * Whose fact a record is, in the words of its own system.
 *
 * @param type ACCOUNT, ORGANIZATION, BILLING_CUSTOMER, or TICKET of one that names no organization
 * @param id the vendor's key
 */
public record Owner(CanonicalType type, String id) {

  /** Empty if the record names nobody. */
  public static Optional<Owner> of(CanonicalRecord record) {
    return switch (record.type()) {
      case ACCOUNT, ORGANIZATION, BILLING_CUSTOMER ->
          Optional.of(new Owner(record.type(), record.ref().id()));
      case CONTACT, OPPORTUNITY, ACTIVITY -> named(record, "accountId", CanonicalType.ACCOUNT);
      case SUBSCRIPTION, INVOICE ->
          named(record, "billingCustomerId", CanonicalType.BILLING_CUSTOMER);
      case TICKET ->
          named(record, "organizationId", CanonicalType.ORGANIZATION)
              .or(() -> named(record, "requesterOrganizationId", CanonicalType.ORGANIZATION))
              .or(() -> Optional.of(new Owner(CanonicalType.TICKET, record.ref().id())));
    };
  }

  private static Optional<Owner> named(CanonicalRecord record, String field, CanonicalType type) {
    return record.get(field, String.class).map(id -> new Owner(type, id));
  }
}

package io.perennial.customers;

import io.perennial.identity.MatchKeys;
import io.perennial.model.CanonicalRecord;
import io.perennial.model.CanonicalType;
import io.perennial.store.Owners;
import io.perennial.store.StreamKey;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which accounts, organizations and billing customers had facts changed. Their customers are worked
 * out later, for all of them at once.
 */
@Repository
final class Touched implements Owners {

  private final JdbcClient jdbc;
  private final KeyTable keys;

  Touched(JdbcClient jdbc, KeyTable keys) {
    this.jdbc = jdbc;
    this.keys = keys;
  }

  @Override
  public void before(StreamKey key, CanonicalType type, List<String> ids) {
    mark(key, type, ids);
  }

  @Override
  public void after(
      StreamKey key, CanonicalType type, List<String> ids, List<CanonicalRecord> alive) {
    mark(key, type, ids);
    if (MatchKeys.has(type)) {
      keys.replace(key, type, ids, alive);
    }
  }

  /** Marks whoever owns these records by the canonical tables' present word. */
  private void mark(StreamKey key, CanonicalType type, List<String> ids) {
    jdbc.sql(
            """
            insert into touched (connection, type, id)
            select distinct connection, %s from %s
            where connection = :connection and stream = :stream and id = any(:ids)
              and %s is not null
            """
                .formatted(owner(type), type.word(), ownerKey(type)))
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("ids", ids.toArray(String[]::new))
        .update();
  }

  private static String owner(CanonicalType type) {
    return switch (type) {
      case ACCOUNT, CONTACT, OPPORTUNITY, ACTIVITY -> "'account', " + ownerKey(type);
      case ORGANIZATION -> "'organization', id";
      case TICKET ->
          "case when "
              + ticketOrganization()
              + " is null then 'ticket' else 'organization' end, "
              + ownerKey(type);
      case BILLING_CUSTOMER, SUBSCRIPTION, INVOICE -> "'billing_customer', " + ownerKey(type);
    };
  }

  private static String ownerKey(CanonicalType type) {
    return switch (type) {
      case ACCOUNT, ORGANIZATION, BILLING_CUSTOMER -> "id";
      case CONTACT, OPPORTUNITY, ACTIVITY -> "account_id";
      case TICKET -> "coalesce(organization_id, requester_organization_id, id)";
      case SUBSCRIPTION, INVOICE -> "billing_customer_id";
    };
  }

  private static String ticketOrganization() {
    return "coalesce(organization_id, requester_organization_id)";
  }
}

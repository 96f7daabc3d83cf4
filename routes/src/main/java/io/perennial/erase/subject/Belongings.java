package io.perennial.erase.subject;

import io.perennial.erase.subject.KnownStreams.Known;
import io.perennial.model.CanonicalType;
import io.perennial.store.suppression.Held;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All records that are somebody's: two queries for each stream. */
@Component
public final class Belongings {

  /** Shorter values of a record without a meaning are counts and words, nobody's key. */
  private static final int SHORTEST_KEY = 6;

  private final JdbcClient jdbc;

  Belongings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A record that others belong to.
   *
   * @param type account, organization, billing_customer, or a ticket that is its own
   */
  public record Anchor(String connection, String type, String id) {

    public static Anchor of(Held held) {
      return new Anchor(held.key().connection().value(), held.type().word(), held.id());
    }
  }

  /** The anchors themselves and what belongs to them. */
  public List<Held> of(Collection<Anchor> anchors, List<Known> streams) {
    List<Held> held = new ArrayList<>();
    for (Known stream : streams) {
      List<String> own = ids(anchors, stream, stream.type());
      if (!own.isEmpty()) {
        present(stream, own).forEach(id -> held.add(stream.held(id)));
      }
      Optional<Ownership> ownership = ownership(stream.type());
      if (ownership.isPresent()) {
        List<String> owners = ids(anchors, stream, ownership.get().owner());
        if (!owners.isEmpty()) {
          owned(stream, ownership.get(), owners).forEach(id -> held.add(stream.held(id)));
          unmapped(stream, owners).forEach(id -> held.add(stream.held(id)));
        }
      }
    }
    return held.stream().distinct().toList();
  }

  /** What the source has deleted holds nothing; only what we wrote last tells whose it was. */
  List<Held> deleted(Collection<Long> customers, List<Known> streams) {
    return streams.stream()
        .flatMap(stream -> deleted(customers, stream).stream().map(stream::held))
        .toList();
  }

  private List<String> deleted(Collection<Long> customers, Known stream) {
    return jdbc.sql(
            """
            select id from source_record record
            where connection = :connection and stream = :stream and deleted
              and (select customer from write
                where (write.connection, write.object, write.record_id)
                  = (record.connection, :object, record.id)
                order by write.id desc limit 1) = any(:customers)
            """)
        .param("connection", stream.key().connection().value())
        .param("stream", stream.key().stream())
        .param("object", stream.object())
        .param("customers", customers.toArray(Long[]::new))
        .query(String.class)
        .list();
  }

  private static List<String> ids(Collection<Anchor> anchors, Known stream, CanonicalType type) {
    return anchors.stream()
        .filter(anchor -> anchor.connection().equals(stream.key().connection().value()))
        .filter(anchor -> anchor.type().equals(type.word()))
        .map(Anchor::id)
        .distinct()
        .toList();
  }

  /** By which column records of a type are somebody's. */
  private record Ownership(CanonicalType owner, String column) {}

  private static Optional<Ownership> ownership(CanonicalType type) {
    return switch (type) {
      case CONTACT, OPPORTUNITY, ACTIVITY ->
          Optional.of(new Ownership(CanonicalType.ACCOUNT, "account_id"));
      case TICKET ->
          Optional.of(
              new Ownership(
                  CanonicalType.ORGANIZATION,
                  "coalesce(organization_id, requester_organization_id)"));
      case SUBSCRIPTION, INVOICE ->
          Optional.of(new Ownership(CanonicalType.BILLING_CUSTOMER, "billing_customer_id"));
      case ACCOUNT, ORGANIZATION, BILLING_CUSTOMER -> Optional.empty();
    };
  }

  private List<String> present(Known stream, List<String> ids) {
    return query(
        stream,
        """
        select id from source_record
        where connection = :connection and stream = :stream and id = any(:ids)
        """,
        ids);
  }

  private List<String> owned(Known stream, Ownership ownership, List<String> owners) {
    return query(
        stream,
        """
        select id from %s where connection = :connection and stream = :stream and %s = any(:ids)
        """
            .formatted(stream.type().word(), ownership.column()),
        owners);
  }

  /** Records that a rule left out or nobody could use: only their values tell whose they are. */
  private List<String> unmapped(Known stream, List<String> owners) {
    return query(
        stream,
        """
        select id from source_record record
        where connection = :connection and stream = :stream and not deleted
          and not exists (select from %s held where (held.connection, held.stream, held.id)
            = (record.connection, record.stream, record.id))
          and exists (
            select from jsonb_path_query(record.payload, '$.**') as part
            where jsonb_typeof(part) in ('string', 'number') and part #>> '{}' = any(:ids))
        """
            .formatted(stream.type().word()),
        owners.stream().filter(id -> id.length() >= SHORTEST_KEY).toList());
  }

  private List<String> query(Known stream, String sql, List<String> ids) {
    return jdbc.sql(sql)
        .param("connection", stream.key().connection().value())
        .param("stream", stream.key().stream())
        .param("ids", ids.toArray(String[]::new))
        .query(String.class)
        .list();
  }
}

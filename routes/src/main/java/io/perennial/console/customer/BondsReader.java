package io.perennial.console.customer;

import io.perennial.console.When;
import io.perennial.console.Words;
import io.perennial.console.customer.Bonds.Field;
import io.perennial.console.customer.Bonds.Link;
import io.perennial.console.customer.Bonds.Proposal;
import io.perennial.console.customer.Bonds.Written;
import io.perennial.sql.Json;
import io.perennial.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads a customer's links, proposals and last writes, with one query each. */
@Repository
final class BondsReader {

  private static final int MOST_TARGETS = 50;
  private static final String NAMES =
      """
      left join organization on held.type = 'organization'
        and organization.connection = held.connection and organization.id = held.id
      left join billing_customer on held.type = 'billing_customer'
        and billing_customer.connection = held.connection and billing_customer.id = held.id
      left join account on held.type = 'account'
        and account.connection = held.connection and account.id = held.id
      """;
  private static final String NAME =
      "coalesce(organization.name, billing_customer.name, account.name, '') as name";

  private final JdbcClient jdbc;

  BondsReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Bonds read(long customer, Instant now) {
    return new Bonds(links(customer, now), proposals(customer), writes(customer, now));
  }

  private List<Link> links(long customer, Instant now) {
    return jdbc.sql(
            """
            select held.*, %s from customer_link held %s where held.customer = :customer
            order by held.type = 'account' desc, held.connection, held.type, held.id
            """
                .formatted(NAME, NAMES))
        .param("customer", customer)
        .query(
            (row, number) ->
                new Link(
                    row.getString("connection"),
                    Words.of(row.getString("type")),
                    row.getString("id"),
                    row.getString("name"),
                    Words.rule(row.getString("rule")),
                    row.getInt("confidence") + " %",
                    row.getString("linked_by"),
                    When.of(row.getTimestamp("since").toInstant(), now)))
        .list();
  }

  private List<Proposal> proposals(long customer) {
    return jdbc.sql(
            """
            select held.*, %s from link_proposal held %s where held.customer = :customer
            order by held.confidence desc, held.connection, held.type, held.id
            """
                .formatted(NAME, NAMES))
        .param("customer", customer)
        .query(
            (row, number) ->
                new Proposal(
                    row.getString("connection"),
                    Words.of(row.getString("type")),
                    row.getString("id"),
                    row.getString("name"),
                    Words.rule(row.getString("rule")),
                    row.getInt("confidence") + " %"))
        .list();
  }

  private List<Written> writes(long customer, Instant now) {
    return jdbc.sql(
            """
            select target.connection, target.object, target.id, target.pending, last.*
            from target_value target
            left join lateral (
              select fields, before as held, state, code, message, coalesce(ended_at, sent_at) as at
              from write where (write.connection, write.object, write.record_id)
                = (target.connection, target.object, target.id)
              order by write.id desc limit 1) last on true
            where target.customer = :customer
            order by target.connection, target.object, target.id limit :most
            """)
        .param("customer", customer)
        .param("most", MOST_TARGETS)
        .query((row, number) -> written(row, now))
        .list();
  }

  private static Written written(ResultSet row, Instant now) throws SQLException {
    return new Written(
        row.getString("connection") + "/" + row.getString("object"),
        row.getString("id"),
        fields(row.getString("fields"), row.getString("held")),
        Optional.ofNullable(row.getString("state")).orElse("NEVER"),
        Stream.of(row.getString("code"), row.getString("message"))
            .flatMap(text -> Optional.ofNullable(text).stream())
            .collect(Collectors.joining(": ")),
        Optional.ofNullable(Sql.instant(row.getTimestamp("at")))
            .map(at -> When.of(at, now))
            .orElse(null),
        row.getBoolean("pending"));
  }

  private static List<Field> fields(@Nullable String sent, @Nullable String held) {
    if (sent == null) {
      return List.of();
    }
    Map<String, @Nullable Object> before = held == null ? Map.of() : Json.map(held);
    List<Field> fields = new ArrayList<>();
    Json.map(sent)
        .forEach((name, value) -> fields.add(new Field(name, word(before.get(name)), word(value))));
    return fields;
  }

  private static String word(@Nullable Object value) {
    return value == null ? "empty" : value.toString();
  }
}

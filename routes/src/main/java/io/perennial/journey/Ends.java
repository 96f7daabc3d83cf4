package io.perennial.journey;

import static io.perennial.journey.Stations.time;

import io.perennial.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Whose records are, what was concluded about them and what was written back. */
@Repository
final class Ends {

  private final Stations stations;

  Ends(Stations stations) {
    this.stations = stations;
  }

  /** The customer of a record, by its owner. */
  record Match(
      long customer,
      String name,
      String rule,
      int confidence,
      Instant since,
      @Nullable Instant scoredAt,
      @Nullable Integer points,
      @Nullable String band) {}

  /**
   * The last write to a record; no state before the first.
   *
   * @param flag for whose raising a task is made; null for the fields of a record
   */
  record Write(
      long customer,
      String name,
      @Nullable String flag,
      boolean pending,
      Optional<String> state,
      @Nullable Instant at,
      List<String> fields,
      @Nullable String code,
      @Nullable String message,
      @Nullable String requestId) {}

  Map<Ref, Match> matches(Collection<Ref> owners) {
    Map<Ref, Match> matches = new HashMap<>();
    stations
        .refs(
            """
            select link.connection, link.type, link.id, link.rule, link.confidence, link.since,
              customer.id as customer, customer.name, health.scored_at, health.points, health.band
            from %s
            join customer_link link
              on (link.connection, link.type, link.id) = (ref.connection, ref.place, ref.id)
            join customer on customer.id = link.customer
            left join health on health.customer = customer.id
            """,
            owners)
        .query(
            row -> {
              matches.put(
                  Ref.of(row, "type"),
                  new Match(
                      row.getLong("customer"),
                      row.getString("name"),
                      row.getString("rule"),
                      row.getInt("confidence"),
                      time(row, "since"),
                      Sql.instant(row.getTimestamp("scored_at")),
                      (Integer) row.getObject("points"),
                      row.getString("band")));
            });
    return matches;
  }

  /** Customers that a record may belong to, by its owner, the likeliest first. */
  Map<Ref, List<String>> proposals(Collection<Ref> owners) {
    Map<Ref, List<String>> proposals = new HashMap<>();
    stations
        .refs(
            """
            select held.connection, held.type, held.id, customer.id as customer, customer.name,
              held.rule, held.confidence
            from %s
            join link_proposal held
              on (held.connection, held.type, held.id) = (ref.connection, ref.place, ref.id)
            join customer on customer.id = held.customer
            order by held.confidence desc, customer.id
            """,
            owners)
        .query(
            row -> {
              proposals
                  .computeIfAbsent(Ref.of(row, "type"), owner -> new ArrayList<>())
                  .add(
                      "%s (customer %d, by %s, %d %%)"
                          .formatted(
                              row.getString("name"),
                              row.getLong("customer"),
                              row.getString("rule"),
                              row.getInt("confidence")));
            });
    return proposals;
  }

  /**
   * The last write to each record.
   *
   * @param targets by the vendors' objects
   */
  Map<Ref, Write> writes(Collection<Ref> targets) {
    Map<Ref, Write> writes = new HashMap<>();
    stations
        .refs(
            """
            select target.connection, target.object, target.id, target.customer, customer.name,
              target.flag, target.pending, last.*
            from %s
            join target_value target
              on (target.connection, target.object, target.id) = (ref.connection, ref.place, ref.id)
            join customer on customer.id = target.customer
            left join lateral (
              select state, code, message, request_id, coalesce(ended_at, sent_at) as at,
                (select string_agg(name, chr(9) order by name)
                  from jsonb_object_keys(fields) as name) as names
              from write where (write.connection, write.object, write.record_id)
                = (target.connection, target.object, target.id)
              order by write.id desc limit 1) last on true
            """,
            targets)
        .query(
            row -> {
              writes.put(
                  Ref.of(row, "object"),
                  new Write(
                      row.getLong("customer"),
                      row.getString("name"),
                      row.getString("flag"),
                      row.getBoolean("pending"),
                      Optional.ofNullable(row.getString("state")),
                      Sql.instant(row.getTimestamp("at")),
                      Optional.ofNullable(row.getString("names"))
                          .map(names -> List.of(names.split("\t")))
                          .orElse(List.of()),
                      row.getString("code"),
                      row.getString("message"),
                      row.getString("request_id")));
            });
    return writes;
  }
}

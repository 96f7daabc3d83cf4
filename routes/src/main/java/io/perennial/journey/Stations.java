package io.perennial.journey;

import io.perennial.model.CanonicalType;
import io.perennial.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** What the store knows about records, one query for each station, whatever their number. */
@Repository
final class Stations {

  private static final String REFS =
      "unnest(:connections, :places, :ids) as ref (connection, place, id)";

  private final JdbcClient jdbc;

  Stations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How a record was read. */
  record Read(
      Instant firstSeen, Instant readAt, boolean deleted, int versions, List<String> changed) {}

  /**
   * What a record is to us.
   *
   * @param owner the record whose customer it belongs to: itself, its account, its organization …
   */
  record Meaning(CanonicalType type, Instant readAt, @Nullable Ref owner) {}

  /** Where a record is stuck. */
  record Stuck(
      String code, String reason, @Nullable String requestId, String mend, Instant since) {}

  Map<Ref, Read> read(Collection<Ref> refs) {
    Map<Ref, Read> read = new HashMap<>();
    refs(
            """
            select record.connection, record.stream, record.id, record.first_seen, record.read_at,
              record.deleted,
              (select count(*) from source_version version
                where (version.connection, version.stream, version.id)
                  = (record.connection, record.stream, record.id)) as earlier,
              array_to_string(last.changed, chr(9)) as changed
            from %s
            join source_record record
              on (record.connection, record.stream, record.id) = (ref.connection, ref.place, ref.id)
            left join lateral (
              select changed from source_version version
              where (version.connection, version.stream, version.id)
                = (record.connection, record.stream, record.id)
              order by version.read_at desc limit 1) last on true
            """,
            refs)
        .query(
            row -> {
              read.put(
                  Ref.of(row),
                  new Read(
                      time(row, "first_seen"),
                      time(row, "read_at"),
                      row.getBoolean("deleted"),
                      row.getInt("earlier") + 1,
                      Optional.ofNullable(row.getString("changed"))
                          .map(names -> List.of(names.split("\t")))
                          .orElse(List.of())));
            });
    return read;
  }

  /** Records that have a meaning, by their types. */
  Map<Ref, Meaning> mapped(Collection<Ref> refs, Collection<CanonicalType> types) {
    Map<Ref, Meaning> mapped = new HashMap<>();
    if (types.isEmpty()) {
      return mapped;
    }
    String each =
        types.stream()
            .distinct()
            .map(
                type ->
                    """
                    select '%s' as type, held.connection, held.stream, held.id, held.read_at, %s
                    from ref join %s held
                      on (held.connection, held.stream, held.id) = (ref.connection, ref.place, ref.id)
                    """
                        .formatted(type.word(), owner(type), type.word()))
            .collect(Collectors.joining(" union all "));
    refs("with ref as (select * from %s) " + each, refs)
        .query(
            row -> {
              String owner = row.getString("owner");
              mapped.put(
                  Ref.of(row),
                  new Meaning(
                      CanonicalType.named(row.getString("type")).orElseThrow(),
                      time(row, "read_at"),
                      owner == null
                          ? null
                          : new Ref(
                              row.getString("connection"), row.getString("owner_type"), owner)));
            });
    return mapped;
  }

  /** Whose fact a record is, in the words of its own system. */
  private static String owner(CanonicalType type) {
    return switch (type) {
      case ACCOUNT, ORGANIZATION, BILLING_CUSTOMER ->
          "'%s' as owner_type, held.id as owner".formatted(type.word());
      case CONTACT, OPPORTUNITY, ACTIVITY -> "'account' as owner_type, held.account_id as owner";
      case SUBSCRIPTION, INVOICE ->
          "'billing_customer' as owner_type, held.billing_customer_id as owner";
      case TICKET ->
          """
          case when coalesce(held.organization_id, held.requester_organization_id) is null
            then 'ticket' else 'organization' end as owner_type,
          coalesce(held.organization_id, held.requester_organization_id, held.id) as owner
          """;
    };
  }

  /** Parked records by stream, and by the vendor's object where a write was refused. */
  Map<Ref, Stuck> parked(Collection<Ref> refs, String stage) {
    Map<Ref, Stuck> parked = new HashMap<>();
    refs(
            """
            select held.* from %s
            join parked held
              on (held.connection, held.stream, held.id) = (ref.connection, ref.place, ref.id)
            where held.stage = :stage
            """,
            refs)
        .param("stage", stage)
        .query(
            row -> {
              parked.put(
                  Ref.of(row),
                  new Stuck(
                      row.getString("code"),
                      row.getString("reason"),
                      row.getString("request_id"),
                      row.getString("mend"),
                      time(row, "since")));
            });
    return parked;
  }

  StatementSpec refs(String sql, Collection<Ref> refs) {
    List<Ref> rows = List.copyOf(refs);
    return jdbc.sql(sql.formatted(REFS))
        .param("connections", Sql.column(rows, Ref::connection))
        .param("places", Sql.column(rows, Ref::stream))
        .param("ids", Sql.column(rows, Ref::id));
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }
}

package io.perennial.parked;

import io.perennial.mapping.yaml.DidYouMean;
import io.perennial.model.CanonicalType;
import io.perennial.parked.ParkedList.Entry;
import io.perennial.parked.ParkedList.Group;
import io.perennial.settings.Installation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Reads what is parked. */
@Repository
public final class ParkedReader {

  private static final String FITS =
      """
      (:code::text is null or parked.code = :code)
        and (:parkedAt::text is null or parked.connection = :parkedAt)
        and (:stage::text is null or parked.stage = :stage)
        and (cardinality(:ids) = 0 or parked.id = any(:ids))
      """;

  private final JdbcClient jdbc;
  private final Installation installation;

  ParkedReader(JdbcClient jdbc, Installation installation) {
    this.jdbc = jdbc;
    this.installation = installation;
  }

  /**
   * What fits.
   *
   * @param most how many records are listed
   * @throws NoSuchParked if a connection or id is named that is not there, or a code that is nearly
   *     one that is
   */
  public ParkedList read(ParkedFilter filter, int most) {
    known(filter);
    List<Group> groups = groups(filter);
    int total = groups.stream().mapToInt(Group::count).sum();
    List<Entry> records = records(filter, most);
    return new ParkedList(total, groups, records, total - records.size());
  }

  private List<Group> groups(ParkedFilter filter) {
    return fitting(
            """
            select connection, stage, code, count(*) as size, min(since) as since, min(mend) as mend
            from parked where %s
            group by connection, stage, code order by size desc, connection, stage, code
            """,
            filter)
        .query(
            (row, number) ->
                new Group(
                    row.getString("connection"),
                    row.getString("stage"),
                    row.getString("code"),
                    row.getInt("size"),
                    row.getTimestamp("since").toInstant(),
                    row.getString("mend")))
        .list();
  }

  private List<Entry> records(ParkedFilter filter, int most) {
    return fitting(
            """
            select parked.*, customer.name as customer, coalesce(held.pending, false) as due
            from parked
            left join target_value held on parked.stage = 'WRITE'
              and (held.connection, held.object, held.id)
                = (parked.connection, parked.stream, parked.id)
            left join lateral (
              select customer from customer_link link
              where parked.stage = 'MAP' and link.connection = parked.connection
                and link.type = any(:types) and link.id = parked.id limit 1) link on true
            left join customer on customer.id = coalesce(held.customer, link.customer)
            where %s
            order by parked.since, parked.connection, parked.stream, parked.id, parked.stage
            limit :most
            """,
            filter)
        .param(
            "types",
            Arrays.stream(CanonicalType.values()).map(CanonicalType::word).toArray(String[]::new))
        .param("most", most)
        .query((row, number) -> entry(row))
        .list();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString("connection"),
        row.getString("stream"),
        row.getString("id"),
        row.getString("stage"),
        row.getString("customer"),
        row.getTimestamp("since").toInstant(),
        row.getInt("attempts"),
        row.getBoolean("due"),
        row.getString("code"),
        row.getString("reason"),
        row.getString("request_id"),
        row.getString("cause"),
        row.getString("mend"));
  }

  private StatementSpec fitting(String sql, ParkedFilter filter) {
    return jdbc.sql(sql.formatted(FITS))
        .param("code", filter.code().orElse(null))
        .param("parkedAt", filter.connection().orElse(null))
        .param("stage", filter.stage().map(Enum::name).orElse(null))
        .param("ids", filter.ids().toArray(String[]::new));
  }

  private void known(ParkedFilter filter) {
    if (filter.connection().isPresent()) {
      SortedSet<String> names = distinct("connection");
      installation.connections().forEach(connected -> names.add(connected.name().value()));
      known(filter.connection().get(), names);
    }
    filter.code().ifPresent(this::notMisspelt);
    TreeSet<String> missing = new TreeSet<>(filter.ids());
    missing.removeAll(
        jdbc.sql("select distinct id from parked where id = any(:ids)")
            .param("ids", filter.ids().toArray(String[]::new))
            .query(String.class)
            .list());
    if (!missing.isEmpty()) {
      throw new NoSuchParked(
          "There is no parked record %s; see: perennial parked"
              .formatted(String.join(", ", missing)));
    }
  }

  private static void known(String name, SortedSet<String> names) {
    if (!names.contains(name)) {
      throw new NoSuchParked(
          "There is no connection %s; there are: %s".formatted(name, String.join(", ", names)));
    }
  }

  /** With a reason that is none any more nothing is parked; one that is nearly another is wrong. */
  private void notMisspelt(String code) {
    SortedSet<String> codes = distinct("code");
    if (!codes.contains(code)) {
      DidYouMean.nearest(code, codes)
          .ifPresent(
              near -> {
                throw new NoSuchParked(
                    "There is no parked record with the reason %s; did you mean %s?"
                        .formatted(code, near));
              });
    }
  }

  private SortedSet<String> distinct(String column) {
    return new TreeSet<>(
        jdbc.sql("select distinct %s from parked".formatted(column)).query(String.class).list());
  }
}

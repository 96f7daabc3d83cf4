package io.perennial.console.customer;

import io.perennial.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the store holds about one customer: who it is, and what was concluded last. */
@Repository
final class Stored {

  private final JdbcClient jdbc;

  Stored(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A customer.
   *
   * @param endedAt when its account was deleted or merged away; empty while it is there
   * @param scoredAt when it was last scored; empty before the first time
   */
  record Row(
      long id,
      String name,
      String connection,
      String accountId,
      Instant since,
      Optional<Instant> endedAt,
      Optional<Long> mergedInto,
      Optional<Instant> scoredAt,
      Optional<Instant> asOf,
      OptionalInt points,
      Optional<String> band,
      Optional<LocalDate> bandSince,
      Optional<String> trend,
      OptionalInt coverage,
      Optional<String> atRisk,
      Optional<LocalDate> atRiskSince,
      Optional<String> model) {}

  Optional<Row> read(long id) {
    return jdbc.sql(
            """
            select customer.*, health.scored_at, health.as_of, health.points, health.band,
              health.band_since, health.trend, health.coverage, health.at_risk,
              health.at_risk_since, health.model
            from customer left join health on health.customer = customer.id
            where customer.id = :id
            """)
        .param("id", id)
        .query((row, number) -> row(row))
        .optional();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getString("name"),
        row.getString("connection"),
        row.getString("account_id"),
        row.getTimestamp("since").toInstant(),
        time(row, "ended_at"),
        Optional.ofNullable((Long) row.getObject("merged_into")),
        time(row, "scored_at"),
        time(row, "as_of"),
        number(row, "points"),
        Optional.ofNullable(row.getString("band")),
        Optional.ofNullable(row.getObject("band_since", LocalDate.class)),
        Optional.ofNullable(row.getString("trend")),
        number(row, "coverage"),
        Optional.ofNullable(row.getString("at_risk")),
        Optional.ofNullable(row.getObject("at_risk_since", LocalDate.class)),
        Optional.ofNullable(row.getString("model")));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(Sql.instant(row.getTimestamp(column)));
  }

  private static OptionalInt number(ResultSet row, String column) throws SQLException {
    Integer number = (Integer) row.getObject(column);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}

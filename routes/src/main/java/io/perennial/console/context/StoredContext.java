package io.perennial.console.context;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.brief.Brief;
import io.perennial.sql.Json;
import io.perennial.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the store holds about one customer: who it is, and what was concluded last. */
@Repository
final class StoredContext {

  private static final TypeReference<List<Map<String, Object>>> FLAGS = new TypeReference<>() {};

  private final JdbcClient jdbc;

  StoredContext(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A customer.
   *
   * @param endedAt when its account was deleted; null while it is there
   * @param score null before the first scoring
   */
  record Row(
      long id,
      String name,
      String connection,
      String account,
      @Nullable Instant endedAt,
      @Nullable String owner,
      @Nullable Score score) {}

  /**
   * Its last score.
   *
   * @param flags as they are stored: name, since, danger, because, plain, action, owner
   */
  record Score(
      Instant scoredAt,
      @Nullable Instant asOf,
      @Nullable Integer points,
      @Nullable String band,
      @Nullable LocalDate bandSince,
      @Nullable String trend,
      int coverage,
      String atRisk,
      @Nullable LocalDate atRiskSince,
      @Nullable LocalDate renewalDate,
      String renewalFlag,
      String touchModel,
      List<Map<String, Object>> flags,
      Optional<Brief> brief) {}

  Optional<Row> read(long id) {
    return jdbc.sql(
            """
            select customer.id, customer.name, customer.connection, customer.account_id,
              customer.ended_at, account.owner_name, health.*
            from customer
            left join health on health.customer = customer.id
            left join lateral (
              select owner_name from account
              where (account.connection, account.id) = (customer.connection, customer.account_id)
              limit 1) account on true
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
        Sql.instant(row.getTimestamp("ended_at")),
        row.getString("owner_name"),
        row.getTimestamp("scored_at") == null ? null : score(row));
  }

  private static Score score(ResultSet row) throws SQLException {
    return new Score(
        row.getTimestamp("scored_at").toInstant(),
        Sql.instant(row.getTimestamp("as_of")),
        (Integer) row.getObject("points"),
        row.getString("band"),
        row.getObject("band_since", LocalDate.class),
        row.getString("trend"),
        row.getInt("coverage"),
        row.getString("at_risk"),
        row.getObject("at_risk_since", LocalDate.class),
        row.getObject("renewal_date", LocalDate.class),
        row.getString("renewal_flag"),
        row.getString("touch_model"),
        Json.read(row.getString("flags"), FLAGS),
        Optional.ofNullable(row.getString("brief")).map(json -> Json.read(json, Brief.class)));
  }
}

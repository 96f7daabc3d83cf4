package io.perennial.backup;

import io.perennial.sql.Sql;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tokens of the API that were taken back; a backup from before does not bring them back.
 *
 * @param all each known by its hash
 */
record RevokedTokens(List<Revoked> all) {

  RevokedTokens {
    all = List.copyOf(all);
  }

  private record Revoked(String hash, Instant at) {}

  /** Those of the store as it is. */
  static RevokedTokens of(JdbcClient jdbc) {
    return new RevokedTokens(
        jdbc.sql(
                """
                select encode(hash, 'hex') as hash, revoked_at from api_token
                where revoked_at is not null
                """)
            .query(
                (row, number) ->
                    new Revoked(row.getString("hash"), row.getTimestamp("revoked_at").toInstant()))
            .list());
  }

  /** Takes them back in the store as it is by now. */
  void revoke(JdbcClient jdbc) {
    jdbc.sql(
            """
            update api_token set revoked_at = known.at
            from unnest(:hashes, :ats::timestamptz[]) as known (hash, at)
            where encode(api_token.hash, 'hex') = known.hash and api_token.revoked_at is null
            """)
        .param("hashes", Sql.column(all, Revoked::hash))
        .param("ats", Sql.column(all, Revoked::at))
        .update();
  }

  /** Names of those that are valid. */
  static List<String> valid(JdbcClient jdbc, Instant now) {
    return jdbc.sql(
            """
            select name from api_token
            where revoked_at is null and (expires_at is null or expires_at > :now) order by name
            """)
        .param("now", Sql.time(now))
        .query(String.class)
        .list();
  }
}

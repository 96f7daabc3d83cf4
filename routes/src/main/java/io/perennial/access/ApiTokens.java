package io.perennial.access;

import io.perennial.sql.Sql;
import io.perennial.work.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tokens of our API, as hashes. */
@Repository
public class ApiTokens {

  /** A call within this time of the last one is not noted: else each would cost a write. */
  static final Duration COARSE = Duration.ofHours(1);

  private final JdbcClient jdbc;

  ApiTokens(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A new token.
   *
   * @param text what a caller sends; nobody can tell it again
   */
  public record Made(String text, ApiToken token) {

    @Override
    public String toString() {
      return "Made[token=%s]".formatted(token);
    }
  }

  /**
   * Makes a token.
   *
   * @throws Refused if there is one of that name that nobody has revoked
   */
  public Made create(
      String name, Collection<ApiScope> scopes, Optional<Instant> expiresAt, Instant now) {
    String text = Secret.make();
    try {
      ApiToken token =
          jdbc.sql(
                  """
                  insert into api_token (name, hash, scopes, created_at, expires_at)
                  values (:name, :hash, :scopes, :now, :expires)
                  returning *
                  """)
              .param("name", name)
              .param("hash", Secret.hash(text))
              .param("scopes", scopes.stream().map(ApiScope::word).sorted().toArray(String[]::new))
              .param("now", Sql.time(now))
              .param("expires", expiresAt.map(Sql::time).orElse(null))
              .query((row, number) -> token(row))
              .single();
      return new Made(text, token);
    } catch (DuplicateKeyException taken) {
      throw new Refused(
          "There is a token called \"%s\": revoke it first (perennial token revoke \"%s\"), or name this one otherwise."
              .formatted(name, name));
    }
  }

  /** All that were ever made, the newest first. */
  public List<ApiToken> all() {
    return jdbc.sql("select * from api_token order by id desc")
        .query((row, number) -> token(row))
        .list();
  }

  /** Those for which a person should make others, the one that ends first before the others. */
  public List<EndingToken> ending(Instant now) {
    return jdbc
        .sql(
            """
            select * from api_token where revoked_at is null and expires_at <= :until
            order by expires_at, id
            """)
        .param("until", Sql.time(now.plus(EndingToken.AHEAD)))
        .query((row, number) -> token(row))
        .list()
        .stream()
        .flatMap(token -> EndingToken.of(token, now).stream())
        .toList();
  }

  /** Those that nobody has revoked, by {@link #key}; some may have expired. */
  public Map<String, ApiToken> unrevoked() {
    Map<String, ApiToken> tokens = new HashMap<>();
    jdbc.sql("select * from api_token where revoked_at is null")
        .query(
            row -> {
              tokens.put(HexFormat.of().formatHex(row.getBytes("hash")), token(row));
            });
    return tokens;
  }

  /** What a token is found by: its hash, as hexadecimal digits. */
  public static String key(String text) {
    return HexFormat.of().formatHex(Secret.hash(text));
  }

  /** Takes a token back for good; false if there is none of that name. */
  public boolean revoke(String name, Instant now) {
    return jdbc.sql(
                "update api_token set revoked_at = :now where name = :name and revoked_at is null")
            .param("now", Sql.time(now))
            .param("name", name)
            .update()
        > 0;
  }

  /** Notes that a token was used, unless it was within the hour before. */
  public void used(ApiToken token, Instant now) {
    jdbc.sql(
            """
            update api_token set used_at = :now
            where id = :id and (used_at is null or used_at <= :before)
            """)
        .param("now", Sql.time(now))
        .param("id", token.id())
        .param("before", Sql.time(now.minus(COARSE)))
        .update();
  }

  /** Whether a use at a moment is to be noted. */
  public static boolean notable(Optional<Instant> last, Instant now) {
    return last.isEmpty() || !last.get().isAfter(now.minus(COARSE));
  }

  private static ApiToken token(ResultSet row) throws SQLException {
    String[] scopes = (String[]) row.getArray("scopes").getArray();
    return new ApiToken(
        row.getLong("id"),
        row.getString("name"),
        Arrays.stream(scopes)
            .flatMap(word -> ApiScope.of(word).stream())
            .collect(Collectors.toSet()),
        row.getTimestamp("created_at").toInstant(),
        time(row, "expires_at"),
        time(row, "used_at"),
        time(row, "revoked_at"));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(Sql.instant(row.getTimestamp(column)));
  }
}

package io.perennial.scores;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** By which rules customers were last judged. */
@Repository
public final class ScoringRules {

  private final JdbcClient jdbc;

  ScoringRules(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Notes the rules that count from now on.
   *
   * @return whether they are others than before
   */
  public boolean note(String fingerprint) {
    return jdbc.sql(
                """
                insert into scoring_rules as held (fingerprint) values (:fingerprint)
                on conflict ((true)) do update set fingerprint = excluded.fingerprint
                  where held.fingerprint <> excluded.fingerprint
                """)
            .param("fingerprint", fingerprint)
            .update()
        > 0;
  }
}

package io.perennial.brake;

/**
 * The last complete turn that wrote. Turns about events do not count: each takes but a slice of
 * what happens, so what they have written since is judged together.
 */
final class LastWrites {

  /** Its run, or no row if nothing was written yet; a table to select from. */
  static final String RUN =
      """
      (select id, started_at from run
       where status in ('COMPLETE', 'PARTIAL') and verb not in ('plan', 'undo', 'hooks')
       order by id desc limit 1) last_writes
      """;

  private LastWrites() {}
}

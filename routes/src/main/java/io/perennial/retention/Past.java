package io.perennial.retention;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What of the past is kept for a while. What is true now never ends by time. */
enum Past {
  /** Earlier versions of records. One that was still valid when the kept time begins stays. */
  VERSIONS(
      "source_version",
      400,
      1,
      """
      held.read_at < :before and coalesce(
        (select min(later.read_at) from source_version later
          where (later.connection, later.stream, later.id) = (held.connection, held.stream, held.id)
            and later.read_at > held.read_at),
        (select record.read_at from source_record record
          where (record.connection, record.stream, record.id)
            = (held.connection, held.stream, held.id)),
        :before) <= :before
      """),
  /** Scores. The one valid when the kept time begins stays, unless its customer had ended. */
  SCORES(
      "score",
      5 * 365,
      1,
      """
      held.scored_at < :before and (exists (select from score later
          where later.customer = held.customer and later.scored_at > held.scored_at
            and later.scored_at <= :before)
        or exists (select from customer
          where customer.id = held.customer and customer.ended_at < :before))
      """),
  /** Flags that were cleared. */
  FLAGS("flag", 5 * 365, 1, "held.cleared < (:before at time zone 'UTC')::date"),
  /** Writes with their outcome and what the fields held before. */
  WRITES("write", 90, 90, "held.sent_at < :before and held.state <> 'SENDING'"),
  /** What we know of tasks whose flags have cleared. One that could not be closed stays. */
  TASKS(
      "target_value",
      400,
      90,
      """
      held.ended_at < :before and not held.pending and held.sending is null
        and (held.refused is null or held.seen @> held.desired)
      """),
  /** Reports of turns; one lasts as long as its writes, and as it is what waits for a yes. */
  RUNS(
      "run",
      400,
      1,
      """
      held.started_at < :before and held.status <> 'RUNNING'
        and not exists (select from write where write.run = held.id)
        and not exists (select from brake where brake.run = held.id and brake.ended_at is null)
      """),
  /**
   * Parked records that stand in nobody's way any more. Nothing moves {@code last_seen} of what is
   * refused for good or does not change: what still is so stays, however old it is.
   */
  PARKED(
      "parked",
      400,
      1,
      """
      held.last_seen < :before and case
        when held.stage = 'WRITE' then not exists (select from target_value value
          where (value.connection, value.object, value.id)
              = (held.connection, held.stream, held.id)
            and not value.seen @> value.desired
            and (value.pending or value.refused is not null))
        when held.code = 'UNREADABLE' then not exists (select from cursor
          where (cursor.connection, cursor.stream) = (held.connection, held.stream))
        else not exists (select from source_record record
          where (record.connection, record.stream, record.id)
              = (held.connection, held.stream, held.id)
            and not record.deleted)
        end
      """),
  /** Events that came in: a system that got no answer tells them again for up to three days. */
  HOOKS("hook_event", 7, 4, "held.received_at < :before"),
  /** Calls by the hour. */
  CALLS("call_use", 35, 2, "held.hour < :before"),
  /** Alerts that are over. */
  ALERTS("alert", 400, 1, "held.recovered_at < :before"),
  /**
   * That a source deleted a record. It stays while a customer that has not ended or a value of ours
   * stands on the record.
   */
  DELETED(
      "source_record",
      400,
      90,
      """
      held.deleted and held.read_at < :before and held.last_seen < :before
        and not exists (select from target_value value
          where (value.connection, value.id) = (held.connection, held.id))
        and not exists (select from customer
          where (customer.connection, customer.account_id) = (held.connection, held.id)
            and customer.ended_at is null)
      """),
  /** How customers stood whose account was deleted or merged away; they keep their numbers. */
  ENDED(
      "health",
      400,
      90,
      """
      exists (select from customer
        where customer.id = held.customer and customer.ended_at < :before)
      """);

  private final String table;
  private final Duration usual;
  private final Duration shortest;
  private final String gone;

  Past(String table, int usualDays, int shortestDays, String gone) {
    this.table = table;
    this.usual = Duration.ofDays(usualDays);
    this.shortest = Duration.ofDays(shortestDays);
    this.gone = gone;
  }

  /** As people write it below {@code perennial.retention}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Past> named(String word) {
    return Arrays.stream(values()).filter(past -> past.word().equals(word)).findFirst();
  }

  String table() {
    return table;
  }

  /** Whenever nothing else is configured. */
  Duration usual() {
    return usual;
  }

  Duration shortest() {
    return shortest;
  }

  /** Why it cannot be kept for less. */
  String need() {
    return switch (this) {
      case WRITES, TASKS -> "so long a run can be undone, from what its writes replaced";
      case CALLS -> "the budget counts the calls of the last 24 hours";
      case HOOKS -> "so long a system tells again what got no answer";
      case DELETED, ENDED -> "so long a source may tell of it again, and a run can be undone";
      case VERSIONS, SCORES, FLAGS, RUNS, PARKED, ALERTS -> "else each night would remove all";
    };
  }

  /** Condition on {@code held} for what is older than {@code :before} and stands for nothing. */
  String gone() {
    return gone;
  }
}

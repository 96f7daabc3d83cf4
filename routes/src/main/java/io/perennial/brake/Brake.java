package io.perennial.brake;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.sql.Json;
import io.perennial.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a run's writes may go out. Once they are held back, that run waits for a yes, and stands
 * for the runs after it until the picture gets worse or is well again.
 */
@Repository
public class Brake {

  private final JdbcClient jdbc;
  private final Effects effects;
  private final Losses losses;
  private final Reasons reasons;

  Brake(JdbcClient jdbc, Effects effects, Losses losses, Reasons reasons) {
    this.jdbc = jdbc;
    this.effects = effects;
    this.losses = losses;
    this.reasons = reasons;
  }

  /**
   * A run that waits for a yes.
   *
   * @param run the number to approve; an earlier run's if that waits for the same
   * @param lines one for each rule that was broken
   */
  public record Held(long run, List<Reasons.Line> lines) {

    public Held {
      lines = List.copyOf(lines);
    }

    /** What a person does about it. */
    public String mend() {
      return mendOf(run);
    }
  }

  /**
   * The run that waits, as people are told.
   *
   * @param counts how many of each, by rule and what it is about; names no customer, as the reason
   *     does
   */
  public record Waiting(
      long run, Instant since, String reason, String mend, Map<String, Long> counts) {}

  /** What a turn is about. */
  public enum Kind {
    /** Writes nothing. */
    PREVIEW,
    /** All that can be read. */
    COMPLETE,
    /** What systems have told of. */
    EVENTS
  }

  /**
   * Measures what would be written and decides. While a run waits, turns about events wait with it
   * unmeasured: complete turns see whether the picture is worse or well again.
   *
   * @return why the writes are held back; empty if they may go out
   */
  @Transactional
  public Optional<Held> judge(long run, List<ShownField> fields, Kind kind, Instant now) {
    Optional<Open> open = open();
    if (kind == Kind.EVENTS && open.isPresent() && !open.get().approved()) {
      return Optional.of(open.get().held());
    }
    List<Effect> found = new ArrayList<>(effects.tooLarge(fields));
    found.addAll(losses.tooLarge());
    boolean worse = open.isEmpty() || open.get().isExceededBy(found);
    if (found.isEmpty() || (!worse && open.get().approved())) {
      letGo(found.isEmpty(), kind, now);
      return Optional.empty();
    }
    List<Reasons.Line> lines = reasons.of(found, effects);
    if (worse) {
      end(now);
      begin(run, found, Reasons.text(lines), now);
    }
    return Optional.of(new Held(worse ? run : open.get().run(), lines));
  }

  private void letGo(boolean well, Kind kind, Instant now) {
    if (well) {
      end(now);
    }
    if (kind == Kind.COMPLETE) {
      losses.forget();
    }
  }

  /**
   * After a complete turn has written: a yes holds until what it was said to has been written. What
   * turns about events have written before that run counts no more.
   */
  @Transactional
  public void written(long run, List<ShownField> fields, Instant now) {
    if (open().isPresent() && effects.tooLarge(fields, run).isEmpty()) {
      end(now);
    }
  }

  /** The run that waits for a yes. */
  public Optional<Waiting> waiting() {
    return jdbc.sql(
            """
            select run, held_at, reason, effects from brake
            where ended_at is null and approved_at is null
            """)
        .query(
            (row, number) ->
                new Waiting(
                    row.getLong("run"),
                    row.getTimestamp("held_at").toInstant(),
                    row.getString("reason"),
                    mendOf(row.getLong("run")),
                    counts(row.getString("effects"))))
        .optional();
  }

  /**
   * Says yes to a run.
   *
   * @return what the run waited for; empty if it does not wait
   */
  @Transactional
  public Optional<String> approve(long run, Instant now) {
    return jdbc.sql(
            """
            update brake set approved_at = coalesce(approved_at, :now)
            where run = :run and ended_at is null returning reason
            """)
        .param("now", Sql.time(now))
        .param("run", run)
        .query(String.class)
        .optional();
  }

  /** Whether a run has waited, and waits no longer. */
  public boolean hasWaited(long run) {
    return jdbc.sql("select exists (select from brake where run = :run and ended_at is not null)")
        .param("run", run)
        .query(Boolean.class)
        .single();
  }

  private static String mendOf(long run) {
    return "look at plan; then say approve %d and it is written, or mend the source: the next turn looks again"
        .formatted(run);
  }

  private Optional<Open> open() {
    return jdbc.sql(
            """
            select run, effects, reason, approved_at is not null as approved from brake
            where ended_at is null for update
            """)
        .query(
            (row, number) ->
                new Open(
                    row.getLong("run"),
                    row.getBoolean("approved"),
                    row.getString("reason"),
                    counts(row.getString("effects"))))
        .optional();
  }

  private static Map<String, Long> counts(String json) {
    return new TreeMap<>(Json.read(json, new TypeReference<Map<String, Long>>() {}));
  }

  private void begin(long run, List<Effect> found, String reason, Instant now) {
    Map<String, Long> counts = new TreeMap<>();
    found.forEach(effect -> counts.put(effect.key(), effect.count()));
    jdbc.sql(
            """
            insert into brake (run, effects, reason, held_at)
            values (:run, :effects::jsonb, :reason, :now)
            """)
        .param("run", run)
        .param("effects", Json.write(counts))
        .param("reason", reason)
        .param("now", Sql.time(now))
        .update();
  }

  private void end(Instant now) {
    jdbc.sql("update brake set ended_at = :now where ended_at is null")
        .param("now", Sql.time(now))
        .update();
  }

  private record Open(long run, boolean approved, String reason, Map<String, Long> counts) {

    Held held() {
      return new Held(run, List.of(new Reasons.Line(Reasons.WAITS, reason)));
    }

    boolean isExceededBy(List<Effect> found) {
      return found.stream()
          .anyMatch(effect -> effect.count() > counts.getOrDefault(effect.key(), 0L));
    }
  }
}

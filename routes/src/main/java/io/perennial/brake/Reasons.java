package io.perennial.brake;

import io.perennial.brake.Effect.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Why writes are held back, in words. */
@Repository
public final class Reasons {

  /** Of a turn that waits with an earlier one. */
  static final String WAITS = "BRAKE_WAITS";

  private static final String PREFIX = "BRAKE_";
  private static final int FIELDS = 5;

  /** From a twentieth on, people would speak of an outage. */
  private static final int FAR_FEWER_PERCENT = 5;

  private final JdbcClient jdbc;

  Reasons(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One rule that was broken.
   *
   * @param code for example {@code BRAKE_BAND_CHANGES}
   * @param reason how many of how many, with examples and the likely cause
   */
  public record Line(String code, String reason) {}

  /** Whether a problem of this code says that writes are held back. */
  public static boolean tells(String code) {
    return code.startsWith(PREFIX);
  }

  List<Line> of(List<Effect> found, Effects effects) {
    String cause = cause();
    List<Line> lines = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      List<Effect> broken = found.stream().filter(effect -> effect.rule() == rule).toList();
      if (!broken.isEmpty()) {
        lines.add(
            new Line(
                PREFIX + rule,
                "%s%s, more than %s allow%s%s"
                    .formatted(
                        broken.stream()
                            .limit(FIELDS)
                            .map(Effect::words)
                            .collect(Collectors.joining(", ")),
                        broken.size() > FIELDS
                            ? " and so on in %d more fields".formatted(broken.size() - FIELDS)
                            : "",
                        effects.limit(rule),
                        examples(broken.get(0)),
                        cause)));
      }
    }
    return lines;
  }

  private static String examples(Effect effect) {
    return effect.examples().isEmpty() ? "" : ": " + String.join("; ", effect.examples());
  }

  static String text(List<Line> lines) {
    return lines.stream().map(Line::reason).collect(Collectors.joining(". "));
  }

  /** Streams of which much has vanished since a complete turn wrote last; counts all records. */
  private String cause() {
    List<String> streams =
        jdbc.sql(
                """
                with since as (select coalesce(max(started_at), '-infinity') as at from %s),
                size as (
                  select connection, stream, count(*) as whole,
                    count(*) filter (where deleted and read_at > since.at) as gone
                  from source_record, since
                  where not deleted or read_at > since.at group by 1, 2)
                select connection || '/' || stream || ' (' || gone || ' of ' || whole
                  || ' records have vanished since the last writes)'
                from size where gone * 100 > whole * :percent order by gone desc, 1
                """
                    .formatted(LastWrites.RUN))
            .param("percent", FAR_FEWER_PERCENT)
            .query(String.class)
            .list();
    return streams.isEmpty() ? "" : ". The likely cause: " + String.join(", ", streams);
  }
}

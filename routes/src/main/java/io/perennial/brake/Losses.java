package io.perennial.brake;

import io.perennial.brake.Effect.Rule;
import io.perennial.settings.BrakeSettings;
import io.perennial.settings.OperatorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Measures what we have lost since a complete turn last wrote: an outage looks like that. */
@Repository
final class Losses {

  private static final int EXAMPLES = 5;

  private final JdbcClient jdbc;
  private final BrakeSettings limits;

  Losses(JdbcClient jdbc, OperatorSettings settings) {
    this.jdbc = jdbc;
    this.limits = BrakeSettings.of(settings);
  }

  /** What passes its limit. */
  List<Effect> tooLarge() {
    List<Effect> effects = new ArrayList<>();
    links().ifPresent(effects::add);
    effects.addAll(records());
    return effects;
  }

  /** A complete turn's writes are let go: links that are lost from now on count anew. */
  void forget() {
    jdbc.sql("delete from lost_link").update();
  }

  private Optional<Effect> links() {
    String lost =
        """
        (select distinct connection, type, id, customer from lost_link
         where not exists (select from customer_link link
           where (link.connection, link.type, link.id)
             = (lost_link.connection, lost_link.type, lost_link.id))) lost
        """;
    long gone = jdbc.sql("select count(*) from " + lost).query(Long.class).single();
    if (gone <= limits.linksLost().least()) {
      return Optional.empty();
    }
    long left = jdbc.sql("select count(*) from customer_link").query(Long.class).single();
    return limits.linksLost().passedBy(gone, gone + left)
        ? Optional.of(
            new Effect(
                Rule.LINKS_LOST,
                "",
                gone,
                gone + left,
                0,
                jdbc.sql(
                        """
                            select customer.name || ' (customer ' || customer.id || ') loses '
                              || lost.connection || ' ' || lost.type || ' ' || lost.id
                            from %s join customer on customer.id = lost.customer
                            order by customer.id, 1 limit :most
                            """
                            .formatted(lost))
                    .param("most", EXAMPLES)
                    .query(String.class)
                    .list()))
        : Optional.empty();
  }

  /** Records that were there before the last complete turn that wrote, and are deleted since. */
  private List<Effect> records() {
    return jdbc
        .sql(
            """
            with since as (select max(started_at) as at from %s),
            gone as (
              select connection, stream, count(*) as size from source_record, since
              where deleted and read_at > since.at and first_seen <= since.at
              group by 1, 2 having count(*) > :least)
            select gone.*, (
              select count(*) from source_record record
              where record.connection = gone.connection and record.stream = gone.stream
                and not deleted) as remain
            from gone order by size desc, 1, 2
            """
                .formatted(LastWrites.RUN))
        .param("least", limits.recordsGone().least())
        .query(
            (row, number) ->
                new Effect(
                    Rule.RECORDS_GONE,
                    row.getString("connection") + "/" + row.getString("stream"),
                    row.getLong("size"),
                    row.getLong("size") + row.getLong("remain"),
                    0,
                    List.of()))
        .list()
        .stream()
        .filter(effect -> limits.recordsGone().passedBy(effect.count(), effect.of()))
        .toList();
  }
}

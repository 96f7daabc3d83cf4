package io.perennial.brake;

import io.perennial.brake.Effect.Rule;
import io.perennial.settings.BrakeSettings;
import io.perennial.settings.OperatorSettings;
import io.perennial.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Measures what the pending writes would change, against what the targets are known to show. A
 * value that was never ours cannot turn: what is published for the first time does not count.
 *
 * <p>One statement for each rule, over pending records only; what it is a share of is counted when
 * the number alone is large enough.
 */
@Repository
final class Effects {

  private static final int EXAMPLES = 5;

  /** Pending records with one of the fields whose shown value is ours; another is to be written. */
  private static final String TURNING =
      """
      from unnest(:connections, :objects, :names) with ordinality
        as field (connection, object, name, place)
      join target_value held on held.connection = field.connection
        and held.object = field.object and held.pending
      where jsonb_exists(held.ours, field.name)
        and held.seen -> field.name <> 'null'
        and held.desired -> field.name <> held.seen -> field.name
      """;

  /** Pending tasks of the targets that some fields belong to. */
  private static final String TASKS =
      """
      from target_value where pending and flag is not null and (connection, object) in (
        select connection, object
        from unnest(:connections, :objects, :names) as field (connection, object, name))
      """;

  private final JdbcClient jdbc;
  private final BrakeSettings limits;

  Effects(JdbcClient jdbc, OperatorSettings settings) {
    this.jdbc = jdbc;
    this.limits = BrakeSettings.of(settings);
  }

  /** What passes its limit in the targets, each with examples; the largest of a rule first. */
  List<Effect> tooLarge(List<ShownField> fields) {
    List<Effect> effects = new ArrayList<>();
    bands(fields).ifPresent(effects::add);
    effects.addAll(nulled(fields));
    tasks(fields).ifPresent(effects::add);
    return effects;
  }

  /** The limit of a rule. */
  BrakeSettings.Limit limit(Rule rule) {
    return switch (rule) {
      case BAND_CHANGES -> limits.bandChanges();
      case FIELD_NULLED -> limits.fieldNulled();
      case LINKS_LOST -> limits.linksLost();
      case RECORDS_GONE -> limits.recordsGone();
      case TASKS -> limits.tasks();
    };
  }

  private Optional<Effect> bands(List<ShownField> fields) {
    List<ShownField> bands = fields.stream().filter(ShownField::band).toList();
    long turning =
        of(jdbc.sql("select count(distinct held.customer) " + TURNING), bands)
            .query(Long.class)
            .single();
    if (turning <= limits.bandChanges().least()) {
      return Optional.empty();
    }
    long shown =
        of(
                jdbc.sql(
                    """
                    select count(distinct held.customer)
                    from (select distinct connection, object
                          from unnest(:connections, :objects, :names)
                            as field (connection, object, name)) field
                    join target_value held using (connection, object)
                    where held.ours <> '{}'
                    """),
                bands)
            .query(Long.class)
            .single();
    return passed(new Effect(Rule.BAND_CHANGES, "", turning, shown, List.of()))
        .map(effect -> effect.with(examples(bands)));
  }

  private List<Effect> nulled(List<ShownField> fields) {
    List<Effect> large =
        of(
                jdbc.sql(
                    """
                    with emptied as (
                      select field.connection, field.object, field.name, count(*) as size
                    """
                        + TURNING
                        + """
                            and held.desired -> field.name = 'null'
                          group by 1, 2, 3 having count(*) > :least)
                        select emptied.*, (
                          select count(*) from target_value held
                          where held.connection = emptied.connection
                            and held.object = emptied.object and held.ours <> '{}') as records
                        from emptied order by size desc, 1, 2, 3
                        """),
                fields)
            .param("least", limits.fieldNulled().least())
            .query(
                (row, number) ->
                    new Effect(
                        Rule.FIELD_NULLED,
                        "%s/%s.%s"
                            .formatted(
                                row.getString("connection"),
                                row.getString("object"),
                                row.getString("name")),
                        row.getLong("size"),
                        row.getLong("records"),
                        List.of()))
            .list();
    return large.stream()
        .flatMap(effect -> passed(effect).stream())
        .map(effect -> effect.with(examples(named(fields, effect.subject()))))
        .toList();
  }

  /** Tasks reach into people's days, so the first ones count, too. */
  private Optional<Effect> tasks(List<ShownField> fields) {
    long touched =
        of(jdbc.sql("select count(distinct customer) " + TASKS), fields).query(Long.class).single();
    if (touched <= limits.tasks().least()) {
      return Optional.empty();
    }
    long customers =
        jdbc.sql("select count(*) from customer where ended_at is null").query(Long.class).single();
    return passed(new Effect(Rule.TASKS, "", touched, customers, List.of()))
        .map(effect -> effect.with(taskExamples(fields)));
  }

  /** For example {@code Acme (customer 4) RENEWAL_URGENT}. */
  private List<String> taskExamples(List<ShownField> fields) {
    return of(
            jdbc.sql(
                """
            select customer.name || ' (customer ' || customer.id || ') ' || flag
              || case when held.ended_at is null then '' else ' closed' end
            from (select * %s order by customer, id limit :most) held
            join customer on customer.id = held.customer order by held.customer, held.id
            """
                    .formatted(TASKS)),
            fields)
        .param("most", EXAMPLES)
        .query(String.class)
        .list();
  }

  private Optional<Effect> passed(Effect effect) {
    return limit(effect.rule()).passedBy(effect.count(), effect.of())
        ? Optional.of(effect)
        : Optional.empty();
  }

  private static List<ShownField> named(List<ShownField> fields, String subject) {
    return fields.stream()
        .filter(field -> subject.equals("%s.%s".formatted(field.target(), field.name())))
        .toList();
  }

  /** For example {@code Acme (customer 4) healthy → at risk}. */
  private List<String> examples(List<ShownField> fields) {
    return of(
            jdbc.sql(
                """
                select customer.name || ' (customer ' || customer.id || ') ' || turning.before
                  || ' → ' || coalesce(turning.after, 'empty')
                from (
                  select distinct on (held.customer) held.customer,
                    held.seen ->> field.name as before, held.desired ->> field.name as after
                """
                    + TURNING
                    + """
                        order by held.customer, field.place, held.id limit :most) turning
                    join customer on customer.id = turning.customer order by customer.id
                    """),
            fields)
        .param("most", EXAMPLES)
        .query(String.class)
        .list();
  }

  private static StatementSpec of(StatementSpec statement, List<ShownField> fields) {
    return statement
        .param("connections", Sql.column(fields, field -> field.target().connection()))
        .param("objects", Sql.column(fields, field -> field.target().object()))
        .param("names", Sql.column(fields, ShownField::name));
  }
}

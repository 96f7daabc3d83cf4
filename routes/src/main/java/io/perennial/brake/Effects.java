package io.perennial.brake;

import io.perennial.brake.Effect.Rule;
import io.perennial.settings.BrakeSettings;
import io.perennial.settings.OperatorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Measures what the pending writes would change, together with what turns about events have changed
 * since the last complete turn that wrote. To what nothing pending adds, nothing need be held back.
 *
 * <p>One statement for each rule, over pending and lately written records only; what it is a share
 * of is counted when the number alone is large enough.
 */
@Repository
final class Effects {

  private static final int EXAMPLES = 5;

  private final JdbcClient jdbc;
  private final BrakeSettings limits;

  Effects(JdbcClient jdbc, OperatorSettings settings) {
    this.jdbc = jdbc;
    this.limits = BrakeSettings.of(settings);
  }

  private record Touched(long customers, long pending) {

    Touched {
      customers = pending == 0 ? 0 : customers;
    }

    Effect effect(Rule rule, long of) {
      return new Effect(rule, "", customers, of, customers - pending, List.of());
    }
  }

  /** What passes its limit in the targets, each with examples; the largest of a rule first. */
  List<Effect> tooLarge(List<ShownField> fields) {
    return tooLarge(
        fields,
        jdbc.sql("select coalesce(max(id), 0) from " + LastWrites.RUN).query(Long.class).single());
  }

  /**
   * The same about what is pending and what turns about events have written later than in a run.
   */
  List<Effect> tooLarge(List<ShownField> fields, long after) {
    List<Long> slices =
        jdbc.sql("select id from run where verb = 'hooks' and id > :after")
            .param("after", after)
            .query(Long.class)
            .list();
    List<Effect> effects = new ArrayList<>();
    bands(fields, slices).ifPresent(effects::add);
    effects.addAll(nulled(fields, slices));
    tasks(fields, slices).ifPresent(effects::add);
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

  private Optional<Effect> bands(List<ShownField> fields, List<Long> slices) {
    List<ShownField> bands = fields.stream().filter(ShownField::band).toList();
    Touched turning = customers(Turning.FIELDS, "turning", bands, slices);
    if (turning.customers <= limits.bandChanges().least()) {
      return Optional.empty();
    }
    long shown =
        Turning.of(
                jdbc.sql(
                    Turning.FIELDS
                        + """
                        select count(distinct customer) from (
                          select held.customer from field join target_value held
                            on held.connection = field.connection and held.object = field.object
                              and jsonb_exists(held.ours, field.name)
                              and held.seen -> field.name <> 'null'
                          union all select customer from turning) shown
                        """),
                bands,
                slices)
            .query(Long.class)
            .single();
    return passed(turning.effect(Rule.BAND_CHANGES, shown))
        .map(effect -> effect.with(examples(bands, slices)));
  }

  /** Whom the rows of a statement are about; nobody if nothing of it is pending. */
  private Touched customers(String begin, String rows, List<ShownField> fields, List<Long> slices) {
    return Turning.of(
            jdbc.sql(
                begin
                    + """
                    select count(distinct customer) as customers,
                      count(distinct customer) filter (where pending) as pending from
                    """
                    + rows),
            fields,
            slices)
        .query((row, number) -> new Touched(row.getLong("customers"), row.getLong("pending")))
        .single();
  }

  private List<Effect> nulled(List<ShownField> fields, List<Long> slices) {
    List<Effect> large =
        Turning.of(
                jdbc.sql(
                    Turning.FIELDS
                        + """
                        , emptied as (
                          select connection, object, name, count(*) as size,
                            count(*) filter (where not pending) as written,
                            count(*) filter (where empty) as empty
                          from turning where after = 'null' group by 1, 2, 3
                          having count(*) > :least and bool_or(pending))
                        select emptied.*, empty + (
                          select count(*) from target_value held
                          where held.connection = emptied.connection
                            and held.object = emptied.object
                            and jsonb_exists(held.ours, emptied.name)
                            and held.seen -> emptied.name <> 'null') as whole
                        from emptied order by size desc, 1, 2, 3
                        """),
                fields,
                slices)
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
                        row.getLong("whole"),
                        row.getLong("written"),
                        List.of()))
            .list();
    return large.stream()
        .flatMap(effect -> passed(effect).stream())
        .map(effect -> effect.with(examples(named(fields, effect.subject()), slices)))
        .toList();
  }

  /** Tasks reach into people's days, so the first ones count, too. */
  private Optional<Effect> tasks(List<ShownField> fields, List<Long> slices) {
    Touched touched = customers(Turning.TASKS, "task", fields, slices);
    if (touched.customers <= limits.tasks().least()) {
      return Optional.empty();
    }
    long customers =
        jdbc.sql("select count(*) from customer where ended_at is null").query(Long.class).single();
    return passed(touched.effect(Rule.TASKS, customers))
        .map(effect -> effect.with(taskExamples(fields, slices)));
  }

  /** For example {@code Acme (customer 4) RENEWAL_URGENT}. */
  private List<String> taskExamples(List<ShownField> fields, List<Long> slices) {
    return Turning.of(
            jdbc.sql(
                Turning.TASKS
                    + """
                    select customer.name || ' (customer ' || customer.id || ') ' || flag
                      || case when held.ended_at is null then '' else ' closed' end
                    from (select * from task order by customer, id limit :most) held
                    join customer on customer.id = held.customer order by held.customer, held.id
                    """),
            fields,
            slices)
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
  private List<String> examples(List<ShownField> fields, List<Long> slices) {
    return Turning.of(
            jdbc.sql(
                Turning.FIELDS
                    + """
                    select customer.name || ' (customer ' || customer.id || ') '
                      || (turned.before #>> '{}') || ' → '
                      || coalesce(turned.after #>> '{}', 'empty')
                    from (
                      select distinct on (customer) customer, before, after
                      from turning order by customer, place, id limit :most) turned
                    join customer on customer.id = turned.customer order by customer.id
                    """),
            fields,
            slices)
        .param("most", EXAMPLES)
        .query(String.class)
        .list();
  }
}

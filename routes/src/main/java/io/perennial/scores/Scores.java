package io.perennial.scores;

import io.perennial.health.CapHit;
import io.perennial.health.ClearedFlag;
import io.perennial.health.Driver;
import io.perennial.health.Health;
import io.perennial.health.MeasureLine;
import io.perennial.health.OpenFlag;
import io.perennial.health.measure.Reading.Known;
import io.perennial.health.model.Band;
import io.perennial.model.Money;
import io.perennial.revenue.ContractGrowth;
import io.perennial.sql.Json;
import io.perennial.sql.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The present health of each customer, and how it came about. */
@Repository
final class Scores {

  private static final int MOST_EVIDENCE = 5;

  private final JdbcClient jdbc;

  Scores(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores what a chunk of customers was found to be; part of the chunk's transaction. */
  void store(List<Scored> scored, Instant now) {
    history(scored, now);
    present(scored, now);
    flags(scored);
  }

  /** Customers of whom nothing can be said at the moment that scores are about. */
  void forget(Set<Long> customers) {
    if (!customers.isEmpty()) {
      jdbc.sql("delete from health where customer = any(:customers)")
          .param("customers", customers.toArray(Long[]::new))
          .update();
    }
  }

  int count() {
    return jdbc.sql("select count(*) from health").query(Integer.class).single();
  }

  private void history(List<Scored> scored, Instant now) {
    jdbc.sql(
            """
            insert into score (customer, scored_at, points, band, coverage, caps, measures, model)
            select fresh.customer, :now, fresh.points, fresh.band, fresh.coverage, fresh.caps,
              fresh.measures, fresh.model
            from unnest(:customers::bigint[], :points::int[], :bands, :coverages::int[], :caps,
                :measures::jsonb[], :models)
              as fresh (customer, points, band, coverage, caps, measures, model)
            left join lateral (
              select points, band, coverage, caps from score
              where score.customer = fresh.customer order by scored_at desc limit 1) last on true
            where (last.points, last.band, last.coverage, last.caps)
              is distinct from (fresh.points, fresh.band, fresh.coverage, fresh.caps)
            on conflict (customer, scored_at) do update
              set points = excluded.points, band = excluded.band, coverage = excluded.coverage,
                caps = excluded.caps, measures = excluded.measures, model = excluded.model
            """)
        .param("now", Sql.time(now))
        .param("customers", Sql.column(scored, Scored::customer))
        .param("points", Sql.column(scored, each -> points(each.health())))
        .param("bands", Sql.column(scored, each -> band(each.health())))
        .param("coverages", Sql.column(scored, each -> each.health().coverage()))
        .param("caps", Sql.column(scored, each -> caps(each.health())))
        .param("measures", Sql.column(scored, each -> measures(each.health())))
        .param("models", Sql.column(scored, each -> each.health().modelVersion()))
        .update();
  }

  private void present(List<Scored> scored, Instant now) {
    jdbc.sql(
            """
            insert into health (customer, scored_at, as_of, points, band, band_since, trend, coverage,
              drivers, at_risk, at_risk_since, renewal_date, renewal_flag, arr, arr_currency,
              touch_model, flags, brief, next_change, growth, cohort, model)
            select customer, :now, as_of, points, band, band_since, trend, coverage, drivers, at_risk,
              at_risk_since, renewal_date, renewal_flag, arr, arr_currency, touch_model, flags,
              brief, next_change, growth, cohort, model
            from unnest(:customers::bigint[], :asOfs::timestamptz[], :points::int[], :bands,
                :bandSinces::date[], :trends, :coverages::int[], :drivers, :atRisks,
                :atRiskSinces::date[], :renewalDates::date[], :renewalFlags, :arrs::bigint[],
                :arrCurrencies, :touchModels, :flags::jsonb[], :briefs::jsonb[],
                :nextChanges::date[], :growths::int[], :cohorts, :models)
              as fresh (customer, as_of, points, band, band_since, trend, coverage, drivers, at_risk,
                at_risk_since, renewal_date, renewal_flag, arr, arr_currency, touch_model, flags,
                brief, next_change, growth, cohort, model)
            on conflict (customer) do update
              set scored_at = excluded.scored_at, as_of = excluded.as_of, points = excluded.points,
                band = excluded.band, band_since = excluded.band_since, trend = excluded.trend,
                coverage = excluded.coverage, drivers = excluded.drivers,
                at_risk = excluded.at_risk, at_risk_since = excluded.at_risk_since,
                renewal_date = excluded.renewal_date, renewal_flag = excluded.renewal_flag,
                arr = excluded.arr, arr_currency = excluded.arr_currency,
                touch_model = excluded.touch_model, flags = excluded.flags,
                brief = excluded.brief, next_change = excluded.next_change, growth = excluded.growth,
                cohort = excluded.cohort, model = excluded.model
            """)
        .param("now", Sql.time(now))
        .param("customers", Sql.column(scored, Scored::customer))
        .param("asOfs", Sql.column(scored, each -> each.health().asOf().orElse(null)))
        .param("points", Sql.column(scored, each -> points(each.health())))
        .param("bands", Sql.column(scored, each -> band(each.health())))
        .param("bandSinces", Sql.column(scored, each -> each.health().bandSince().orElse(null)))
        .param("trends", Sql.column(scored, each -> each.health().trend().orElse(null)))
        .param("coverages", Sql.column(scored, each -> each.health().coverage()))
        .param("drivers", Sql.column(scored, each -> drivers(each.health())))
        .param("atRisks", Sql.column(scored, each -> each.health().atRisk()))
        .param("atRiskSinces", Sql.column(scored, each -> each.health().atRiskSince().orElse(null)))
        .param(
            "renewalDates", Sql.column(scored, each -> each.health().renewal().date().orElse(null)))
        .param("renewalFlags", Sql.column(scored, each -> each.health().renewal().flag()))
        .param(
            "arrs",
            Sql.column(
                scored,
                each -> each.health().revenue().total().map(Money::minorUnits).orElse(null)))
        .param(
            "arrCurrencies",
            Sql.column(
                scored, each -> each.health().revenue().total().map(Money::currency).orElse(null)))
        .param("touchModels", Sql.column(scored, each -> each.health().touchModel()))
        .param("flags", Sql.column(scored, each -> flags(each.health())))
        .param("briefs", Sql.column(scored, each -> Json.write(each.brief())))
        .param(
            "growths",
            Sql.column(scored, each -> each.growth().map(ContractGrowth::percent).orElse(null)))
        .param(
            "cohorts",
            Sql.column(scored, each -> each.growth().map(ContractGrowth::cohort).orElse(null)))
        .param("nextChanges", Sql.column(scored, each -> each.health().nextChange().orElse(null)))
        .param("models", Sql.column(scored, each -> each.health().modelVersion()))
        .update();
  }

  private void flags(List<Scored> scored) {
    List<FlagRow> rows = new ArrayList<>();
    for (Scored each : scored) {
      for (OpenFlag flag : each.health().flags()) {
        rows.add(
            new FlagRow(
                each.customer(), flag.name().name(), opened(flag.since().orElse(null)), null));
      }
      for (ClearedFlag flag : each.health().cleared()) {
        rows.add(
            new FlagRow(
                each.customer(),
                flag.name().name(),
                opened(flag.opened().orElse(null)),
                flag.cleared()));
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into flag as held (customer, name, opened, cleared)
            select distinct on (customer, name, opened) customer, name, opened, cleared
            from unnest(:customers::bigint[], :names, :openeds::date[], :cleareds::date[])
              as fresh (customer, name, opened, cleared)
            order by customer, name, opened, cleared desc
            on conflict (customer, name, opened) do update set cleared = excluded.cleared
              where held.cleared is distinct from excluded.cleared
            """)
        .param("customers", Sql.column(rows, FlagRow::customer))
        .param("names", Sql.column(rows, FlagRow::name))
        .param("openeds", Sql.column(rows, FlagRow::opened))
        .param("cleareds", Sql.column(rows, FlagRow::cleared))
        .update();
  }

  private static String opened(@Nullable LocalDate since) {
    return since == null ? "-infinity" : since.toString();
  }

  private static @Nullable Object points(Health health) {
    return health.points().isPresent() ? health.points().getAsInt() : null;
  }

  private static @Nullable Object band(Health health) {
    return health.band().map(Band::name).orElse(null);
  }

  private static @Nullable Object caps(Health health) {
    return health.caps().isEmpty()
        ? null
        : health.caps().stream()
            .map(CapHit::cap)
            .map(Object::toString)
            .sorted()
            .collect(Collectors.joining(" "));
  }

  private static @Nullable Object drivers(Health health) {
    return health.drivers().isEmpty()
        ? null
        : health.drivers().stream().limit(3).map(Driver::text).collect(Collectors.joining("; "));
  }

  /** {@code {"payment": [40, "in_1NZ"]}}: points, then some of the records that they rest on. */
  private static String measures(Health health) {
    Map<String, List<Object>> measures = new TreeMap<>();
    for (MeasureLine line : health.measures()) {
      if (line.reading() instanceof Known known) {
        List<Object> values = new ArrayList<>();
        values.add(known.points());
        known.evidence().stream().limit(MOST_EVIDENCE).forEach(ref -> values.add(ref.id()));
        measures.put(line.name().key(), values);
      }
    }
    return Json.write(measures);
  }

  private static String flags(Health health) {
    List<Map<String, Object>> flags = new ArrayList<>();
    for (OpenFlag flag : health.flags()) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("name", flag.name().name());
      flag.since().ifPresent(since -> values.put("since", since.toString()));
      values.put("danger", flag.danger());
      values.put("because", flag.because().text());
      values.put("plain", flag.because().textWithoutAmounts());
      values.put("action", flag.action());
      values.put("owner", flag.owner().name());
      flags.add(values);
    }
    return Json.write(flags);
  }

  private record FlagRow(long customer, String name, String opened, @Nullable LocalDate cleared) {}
}

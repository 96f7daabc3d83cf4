package io.perennial.console.overview;

import io.perennial.console.Shown;
import io.perennial.console.Tones;
import io.perennial.console.Words;
import io.perennial.console.overview.Overview.BandLine;
import io.perennial.console.overview.Overview.ParkedLine;
import io.perennial.console.overview.Overview.RenewalLine;
import io.perennial.health.model.Band;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All customers in a few numbers. */
@Repository
final class Portfolio {

  private static final int DAYS = 90;
  private static final int SOONEST = 8;
  private static final String NO_SCORE = "unknown";

  private final JdbcClient jdbc;
  private final Tones tones;

  Portfolio(JdbcClient jdbc, Tones tones) {
    this.jdbc = jdbc;
    this.tones = tones;
  }

  /** Customers at risk, and their ARR in words: currencies are never added up. */
  record Risk(long customers, String arr) {}

  /** Renewals that are near. */
  record Renewals(long count, List<RenewalLine> soonest) {}

  Risk risk() {
    List<String> arr = new ArrayList<>();
    long[] customers = {0};
    long[] unknown = {0};
    jdbc.sql(
            """
            select health.arr_currency as currency, count(*) as size, sum(health.arr) as arr
            from health join customer on customer.id = health.customer and customer.ended_at is null
            where health.at_risk = 'YES' group by 1 order by 3 desc nulls last, 1
            """)
        .query(
            row -> {
              customers[0] += row.getLong("size");
              String currency = row.getString("currency");
              if (currency == null) {
                unknown[0] = row.getLong("size");
              } else {
                Words.money(row.getLong("arr"), currency).map(Words::money).ifPresent(arr::add);
              }
            });
    if (unknown[0] > 0) {
      arr.add(Words.count(unknown[0]) + " with unknown ARR");
    }
    return new Risk(customers[0], String.join(" · ", arr));
  }

  /** How many customers are in each band, the best first; those without a score last. */
  List<BandLine> bands() {
    Map<String, Long> counts = new TreeMap<>();
    jdbc.sql(
            """
            select coalesce(health.band, '') as band, count(*) as size
            from customer left join health on health.customer = customer.id
            where customer.ended_at is null group by 1
            """)
        .query(
            row -> {
              counts.put(row.getString("band"), row.getLong("size"));
            });
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    List<BandLine> lines = new ArrayList<>();
    for (Band band : tones.bands()) {
      lines.add(0, line(band.name(), tones.band(band.name()), counts.remove(band.name()), all));
    }
    long scoreless = Optional.ofNullable(counts.remove("")).orElse(0L);
    counts.forEach((name, count) -> lines.add(line(name, "none", count, all)));
    lines.add(line(NO_SCORE, "none", scoreless, all));
    return lines;
  }

  private static BandLine line(String name, String tone, @Nullable Long count, long all) {
    long known = Optional.ofNullable(count).orElse(0L);
    return new BandLine(
        name, tone, Words.count(known), all == 0 ? 0 : Math.round(100f * known / all));
  }

  Renewals renewals(Instant now) {
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    long[] count = {0};
    List<RenewalLine> soonest =
        jdbc.sql(
                """
                select customer.id, customer.name, health.points, health.band, health.arr,
                  health.arr_currency, health.renewal_date, health.renewal_flag,
                  count(*) over () as size
                from health join customer on customer.id = health.customer
                  and customer.ended_at is null
                where health.renewal_date between :today and :until
                  and health.renewal_flag <> 'CHURNED'
                order by health.renewal_date, health.points nulls last, customer.id limit :most
                """)
            .param("today", Date.valueOf(today))
            .param("until", Date.valueOf(today.plusDays(DAYS)))
            .param("most", SOONEST)
            .query(
                (row, number) -> {
                  count[0] = row.getLong("size");
                  Integer points = (Integer) row.getObject("points");
                  return new RenewalLine(
                      row.getLong("id"),
                      row.getString("name"),
                      Shown.date(Optional.of(row.getObject("renewal_date", LocalDate.class))),
                      row.getString("renewal_flag"),
                      Shown.money(
                          Words.money((Long) row.getObject("arr"), row.getString("arr_currency"))),
                      Shown.number(points == null ? OptionalInt.empty() : OptionalInt.of(points)),
                      Shown.text(Optional.ofNullable(row.getString("band"))));
                })
            .list();
    return new Renewals(count[0], soonest);
  }

  List<ParkedLine> parked() {
    return jdbc.sql(
            """
            select code, stage, count(*) as size, min(reason) as reason, min(mend) as mend
            from parked group by code, stage order by size desc, code, stage
            """)
        .query(
            (row, number) ->
                new ParkedLine(
                    row.getString("code"),
                    row.getString("stage").equals("MAP") ? "read" : "write",
                    Words.count(row.getLong("size")),
                    row.getString("reason"),
                    row.getString("mend")))
        .list();
  }
}

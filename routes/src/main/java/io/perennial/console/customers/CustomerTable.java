package io.perennial.console.customers;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.console.Shown;
import io.perennial.console.Tones;
import io.perennial.console.Words;
import io.perennial.health.model.Band;
import io.perennial.sql.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One page of customers, with two queries however many there are. */
@Repository
final class CustomerTable {

  static final int PAGE = 50;

  private static final int MOST_FLAGS = 3;
  private static final TypeReference<List<Map<String, Object>>> FLAGS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Tones tones;

  CustomerTable(JdbcClient jdbc, Tones tones) {
    this.jdbc = jdbc;
    this.tones = tones;
  }

  /**
   * Some customers.
   *
   * @param total how many are wanted on all pages
   * @param wanted with the page that is shown: the last one if a later was asked for
   */
  record Page(List<CustomerRow> rows, int total, Wanted wanted) {

    Page {
      rows = List.copyOf(rows);
    }

    int pages() {
      return Math.max(1, (total + PAGE - 1) / PAGE);
    }
  }

  Page read(Wanted wanted) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    String where = where(wanted, parameters);
    int total =
        jdbc.sql("select count(*) " + where).params(parameters).query(Integer.class).single();
    int last = Math.max(1, (total + PAGE - 1) / PAGE);
    Wanted shown = wanted.withPage(Math.min(wanted.page(), last));
    parameters.put("skipped", (shown.page() - 1) * PAGE);
    parameters.put("most", PAGE);
    parameters.put("bands", tones.bands().stream().map(Band::name).toArray(String[]::new));
    List<CustomerRow> rows =
        jdbc.sql(
                """
                select customer.id, customer.name, health.points, health.band, health.trend,
                  health.arr, health.arr_currency, health.renewal_date, health.renewal_flag,
                  health.coverage, health.flags
                %s order by %s, lower(customer.name), customer.id limit :most offset :skipped
                """
                    .formatted(where, shown.order().sql(shown.up())))
            .params(parameters)
            .query((row, number) -> row(row))
            .list();
    return new Page(rows, total, shown);
  }

  private static String where(Wanted wanted, Map<String, @Nullable Object> parameters) {
    StringBuilder where =
        new StringBuilder(
            "from customer left join health on health.customer = customer.id where ended_at is null");
    if (!wanted.search().isEmpty()) {
      where.append(" and customer.name ilike :search");
      parameters.put("search", "%" + wanted.search().replaceAll("([\\\\%_])", "\\\\$1") + "%");
    }
    if (!wanted.band().isEmpty()) {
      where.append(
          wanted.band().equals("unknown")
              ? " and health.band is null"
              : " and health.band = :band");
      parameters.put("band", wanted.band());
    }
    if (!wanted.renewal().isEmpty()) {
      where.append(" and health.renewal_flag = :renewal");
      parameters.put("renewal", wanted.renewal());
    }
    if (!wanted.flag().isEmpty()) {
      where.append(" and health.flags @> :flag::jsonb");
      parameters.put("flag", Json.write(List.of(Map.of("name", wanted.flag()))));
    }
    return where.toString();
  }

  private static CustomerRow row(ResultSet row) throws SQLException {
    return new CustomerRow(
        row.getLong("id"),
        row.getString("name"),
        Shown.text(Optional.ofNullable(row.getString("points"))),
        Optional.ofNullable(row.getString("band")).orElse(""),
        Shown.text(Optional.ofNullable(row.getString("trend")).map(Words::of)),
        Shown.money(Words.money((Long) row.getObject("arr"), row.getString("arr_currency"))),
        date(row),
        Optional.ofNullable(row.getString("renewal_flag")).orElse(""),
        Shown.text(Optional.ofNullable(row.getString("coverage")).map(percent -> percent + " %")),
        flags(row.getString("flags")));
  }

  /** No renewal in sight is known; a customer that was never scored is not. */
  private static Shown date(ResultSet row) throws SQLException {
    LocalDate date = row.getObject("renewal_date", LocalDate.class);
    if (date != null || row.getString("renewal_flag") == null) {
      return Shown.date(Optional.ofNullable(date));
    }
    return Shown.none("none in sight");
  }

  private static List<String> flags(@Nullable String json) {
    if (json == null) {
      return List.of();
    }
    List<String> names =
        Json.read(json, FLAGS).stream()
            .map(flag -> Words.of(String.valueOf(flag.get("name"))))
            .toList();
    return names.size() <= MOST_FLAGS
        ? names
        : Stream.concat(
                names.stream().limit(MOST_FLAGS),
                Stream.of("+%d more".formatted(names.size() - MOST_FLAGS)))
            .toList();
  }
}

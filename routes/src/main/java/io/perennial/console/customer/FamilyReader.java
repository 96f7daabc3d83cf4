package io.perennial.console.customer;

import io.perennial.console.Shown;
import io.perennial.console.Tones;
import io.perennial.console.Words;
import io.perennial.console.customer.Family.Relative;
import io.perennial.health.model.Band;
import io.perennial.model.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds a customer's parent and children, by the accounts' parents in the CRM. */
@Repository
final class FamilyReader {

  private static final String COLUMNS =
      """
      select customer.id, customer.name, health.points, health.band, health.arr,
        health.arr_currency, health.renewal_date, health.renewal_flag, health.at_risk
      """;

  private final JdbcClient jdbc;
  private final Tones tones;

  FamilyReader(JdbcClient jdbc, Tones tones) {
    this.jdbc = jdbc;
    this.tones = tones;
  }

  /** A relative with the values that the roll-up needs. */
  private record Kin(
      Relative shown,
      Optional<Money> arr,
      Optional<LocalDate> renewal,
      Optional<String> band,
      boolean atRisk) {}

  Family read(String connection, String accountId) {
    List<Kin> parent =
        kin(
            COLUMNS
                + """
                from account own
                join customer on customer.connection = own.connection
                  and customer.account_id = own.parent_id and customer.ended_at is null
                left join health on health.customer = customer.id
                where own.connection = :connection and own.id = :account
                """,
            connection,
            accountId);
    List<Kin> children =
        kin(
            COLUMNS
                + """
                from account child
                join customer on customer.connection = child.connection
                  and customer.account_id = child.id and customer.ended_at is null
                left join health on health.customer = customer.id
                where child.connection = :connection and child.parent_id = :account
                order by health.points nulls last, customer.name, customer.id
                """,
            connection,
            accountId);
    return new Family(
        parent.stream().map(Kin::shown).toList(),
        arr(children),
        Shown.date(
            children.stream()
                .flatMap(child -> child.renewal().stream())
                .min(Comparator.naturalOrder())),
        worst(children),
        "%s of %s"
            .formatted(
                Words.count(children.stream().filter(Kin::atRisk).count()),
                Words.count(children.size())),
        children.stream().map(Kin::shown).toList());
  }

  private static String arr(List<Kin> children) {
    SortedMap<String, Money> sums = new TreeMap<>();
    for (Kin child : children) {
      child.arr().ifPresent(arr -> sums.merge(arr.currency().getCurrencyCode(), arr, Money::plus));
    }
    List<String> parts = new ArrayList<>(sums.values().stream().map(Words::money).toList());
    long unknown = children.stream().filter(child -> child.arr().isEmpty()).count();
    if (unknown > 0) {
      parts.add(Words.count(unknown) + " unknown");
    }
    return parts.stream().collect(Collectors.joining(" · "));
  }

  private Shown worst(List<Kin> children) {
    return Shown.text(
        tones.bands().stream()
            .map(Band::name)
            .filter(name -> children.stream().anyMatch(kin -> kin.band().equals(Optional.of(name))))
            .findFirst());
  }

  private List<Kin> kin(String sql, String connection, String accountId) {
    return jdbc.sql(sql)
        .param("connection", connection)
        .param("account", accountId)
        .query((row, number) -> kin(row))
        .list();
  }

  private static Kin kin(ResultSet row) throws SQLException {
    Optional<Money> arr = Words.money((Long) row.getObject("arr"), row.getString("arr_currency"));
    Optional<LocalDate> renewal =
        Optional.ofNullable(row.getObject("renewal_date", LocalDate.class));
    Optional<String> band = Optional.ofNullable(row.getString("band"));
    @Nullable String atRisk = row.getString("at_risk");
    return new Kin(
        new Relative(
            row.getLong("id"),
            row.getString("name"),
            Shown.text(Optional.ofNullable(row.getString("points"))),
            band.orElse(""),
            Shown.money(arr),
            Shown.date(renewal),
            Optional.ofNullable(row.getString("renewal_flag")).orElse(""),
            Shown.text(
                Optional.ofNullable(atRisk)
                    .filter(word -> !word.equals("UNKNOWN"))
                    .map(Words::of))),
        arr,
        renewal,
        band,
        "YES".equals(atRisk));
  }
}

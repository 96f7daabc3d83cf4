package io.perennial.journey;

import io.perennial.journey.Places.Place;
import io.perennial.sql.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which records somebody may mean. */
@Repository
final class Finder {

  private final JdbcClient jdbc;
  private final Places places;

  Finder(JdbcClient jdbc, Places places) {
    this.jdbc = jdbc;
    this.places = places;
  }

  /**
   * What was found.
   *
   * @param total how many records fit, listed or not
   */
  record Found(List<Ref> refs, int total) {}

  /** Customers with this number or name. */
  List<Long> customers(String asked) {
    return jdbc.sql(
            """
            select id from customer where id = :id
            union select id from customer where lower(name) = lower(:asked) and ended_at is null
            order by id limit 20
            """)
        .param("id", asked.matches("[0-9]{1,18}") ? Long.parseLong(asked) : -1L)
        .param("asked", asked)
        .query(Long.class)
        .list();
  }

  /** Records with this key, whoever's they are; also such as nobody could read. */
  List<Ref> withKey(String id) {
    List<Place> all = places.all();
    return jdbc.sql(
            """
            select place.connection, place.stream, record.id
            from unnest(:connections, :streams) as place (connection, stream)
            join source_record record on (record.connection, record.stream, record.id)
              = (place.connection, place.stream, :id)
            union
            select connection, stream, id from parked where stage = 'MAP' and id = :id
            order by connection, stream
            """)
        .param("connections", Sql.column(all, Place::connection))
        .param("streams", Sql.column(all, Place::stream))
        .param("id", id)
        .query((row, number) -> Ref.of(row))
        .list();
  }

  /** The records that belong to customers and those that are written about them. */
  Found of(Collection<Long> customers, int most) {
    if (customers.isEmpty()) {
      return new Found(List.of(), 0);
    }
    List<Place> all = places.all();
    List<Integer> totals = new ArrayList<>();
    List<Ref> refs =
        jdbc.sql(
                """
                with place as (
                  select * from unnest(:connections, :streams, :objects, :types)
                    as place (connection, stream, object, type)),
                theirs as (
                  select place.connection, place.stream, link.id,
                    case link.type when 'account' then 0 else 1 end as rank
                  from customer_link link join place using (connection, type)
                  where link.customer = any(:customers)
                  union all
                  select place.connection, place.stream, target.id, 2
                  from target_value target join place using (connection, object)
                  where target.customer = any(:customers)),
                each as (
                  select connection, stream, id, min(rank) as rank from theirs
                  group by connection, stream, id)
                select each.connection, each.stream, each.id, count(*) over () as total
                from each join source_record record using (connection, stream, id)
                order by rank, each.connection, each.stream, each.id limit :most
                """)
            .param("connections", Sql.column(all, Place::connection))
            .param("streams", Sql.column(all, Place::stream))
            .param("objects", Sql.column(all, Place::object))
            .param("types", Sql.column(all, place -> place.type().word()))
            .param("customers", customers.toArray(Long[]::new))
            .param("most", most)
            .query(
                (row, number) -> {
                  totals.add(row.getInt("total"));
                  return Ref.of(row);
                })
            .list();
    return new Found(refs, totals.isEmpty() ? 0 : totals.get(0));
  }
}

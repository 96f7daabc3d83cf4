package io.perennial.journey;

import io.perennial.journey.Places.Place;
import io.perennial.sql.Sql;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
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
   * @param parked how many of these are parked
   */
  record Found(List<Ref> refs, int total, int parked) {}

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

  /** Records with this key, whoever's they are; also such as nobody could read, and our tasks. */
  List<Ref> withKey(String id) {
    return places(
            """
            with place as (%s),
            read as (
              select place.connection, place.stream, place.object from place
              join source_record record on (record.connection, record.stream, record.id)
                = (place.connection, place.stream, :id))
            select connection, stream, :id as id from read
            union
            select connection, stream, id from parked where stage = 'MAP' and id = :id
            union
            select connection, object, id from target_value where flag is not null and id = :id
            union
            select connection, stream, id from parked where stage = 'WRITE' and id = :id
              and (connection, stream) not in (select connection, object from read)
            order by connection, stream
            """)
        .param("id", id)
        .query((row, number) -> Ref.of(row))
        .list();
  }

  /**
   * The records that belong to customers, those that are written about them, and their tasks. Of
   * each, parked ones come first: somebody has to do something about them.
   */
  Found of(Collection<Long> customers, int most) {
    if (customers.isEmpty()) {
      return new Found(List.of(), 0, 0);
    }
    List<Row> rows =
        places(
                """
            with place as (%s),
            theirs as (
              select place.connection, place.stream, place.object, link.id,
                case link.type when 'account' then 0 else 1 end as rank
              from customer_link link join place using (connection, type)
              where link.customer = any(:customers)
              union all
              select place.connection, place.stream, place.object, target.id, 2
              from target_value target join place using (connection, object)
              where target.customer = any(:customers) and target.flag is null),
            each as (
              select theirs.connection, stream, object, id, min(rank) as rank
              from theirs join source_record record using (connection, stream, id)
              group by theirs.connection, stream, object, id
              union all
              select connection, object, object, id, 3 from target_value
              where customer = any(:customers) and flag is not null),
            judged as (
              select each.*, unmapped.id is not null or unwritten.id is not null as parked
              from each
              left join parked unmapped on unmapped.stage = 'MAP'
                and (unmapped.connection, unmapped.stream, unmapped.id)
                  = (each.connection, each.stream, each.id)
              left join parked unwritten on unwritten.stage = 'WRITE'
                and (unwritten.connection, unwritten.stream, unwritten.id)
                  = (each.connection, each.object, each.id))
            select connection, stream, id, count(*) over () as total,
              count(*) filter (where parked) over () as parked
            from judged
            order by judged.parked desc, rank, connection, stream, id limit :most
            """)
            .param("customers", customers.toArray(Long[]::new))
            .param("most", most)
            .query((row, number) -> new Row(Ref.of(row), row.getInt("total"), row.getInt("parked")))
            .list();
    return rows.isEmpty()
        ? new Found(List.of(), 0, 0)
        : new Found(
            rows.stream().map(Row::ref).toList(), rows.get(0).total(), rows.get(0).parked());
  }

  /** One of those that are listed, with how many there are. */
  private record Row(Ref ref, int total, int parked) {}

  /** A statement that begins with every stream of every connection. */
  private StatementSpec places(String sql) {
    List<Place> all = places.all();
    return jdbc.sql(
            sql.formatted(
                """
                select * from unnest(:connections, :streams, :objects, :types)
                  as place (connection, stream, object, type)
                """))
        .param("connections", Sql.column(all, Place::connection))
        .param("streams", Sql.column(all, Place::stream))
        .param("objects", Sql.column(all, Place::object))
        .param("types", Sql.column(all, place -> place.type().word()));
  }
}

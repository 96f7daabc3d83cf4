package io.perennial.store;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.Identity;
import io.perennial.sql.Sql;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is known about each connection: who answers there, and whether it works. */
@Repository
public class Connections {

  private final JdbcClient jdbc;

  Connections(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A connection's state.
   *
   * @param identity who answered at first use; empty before
   * @param paused why it is paused and what mends it; empty while it works
   * @param since of the state
   * @param quotaLeft calls left, where the vendor tells
   */
  public record State(
      ConnectionName name,
      String type,
      Optional<Identity> identity,
      Optional<Pause> paused,
      Instant since,
      Optional<Long> quotaLeft,
      Optional<Long> quotaTotal) {}

  /** Why a connection is paused. */
  public record Pause(String reason, String mend) {}

  /** Makes a connection known; does nothing if it is. */
  public void know(ConnectionName name, String type, Instant now) {
    jdbc.sql(
            """
            insert into connection (name, type, since) values (:name, :type, :now)
            on conflict (name) do update set type = excluded.type
            """)
        .param("name", name.value())
        .param("type", type)
        .param("now", Sql.time(now))
        .update();
  }

  /**
   * Binds a connection to whoever answers there, at first use.
   *
   * @return the identity that it is bound to, which may be another than the one that answered
   */
  @Transactional
  public Identity bind(ConnectionName name, Identity answered) {
    jdbc.sql(
            """
            update connection set account = :account, place = :place
            where name = :name and account is null
            """)
        .param("account", answered.account())
        .param("place", answered.place())
        .param("name", name.value())
        .update();
    return state(name).flatMap(State::identity).orElse(answered);
  }

  /** The currency of amounts that carry none, as it was last told. */
  public Optional<Currency> currency(ConnectionName name) {
    return jdbc.sql("select currency from connection where name = :name and currency is not null")
        .param("name", name.value())
        .query(String.class)
        .optional()
        .map(Currency::getInstance);
  }

  public void currency(ConnectionName name, Currency currency) {
    jdbc.sql("update connection set currency = :currency where name = :name")
        .param("currency", currency.getCurrencyCode())
        .param("name", name.value())
        .update();
  }

  public void pause(ConnectionName name, Pause pause, Instant now) {
    jdbc.sql(
            """
            update connection set reason = :reason, mend = :mend, state = 'PAUSED',
              since = case when state = 'PAUSED' then since else :now end
            where name = :name
            """)
        .param("reason", pause.reason())
        .param("mend", pause.mend())
        .param("now", Sql.time(now))
        .param("name", name.value())
        .update();
  }

  public void resume(ConnectionName name, Instant now) {
    jdbc.sql(
            """
            update connection set reason = null, mend = null, state = 'ACTIVE', since = :now
            where name = :name and state = 'PAUSED'
            """)
        .param("now", Sql.time(now))
        .param("name", name.value())
        .update();
  }

  public void quota(ConnectionName name, long left, long total) {
    jdbc.sql("update connection set quota_left = :left, quota_total = :total where name = :name")
        .param("left", left)
        .param("total", total)
        .param("name", name.value())
        .update();
  }

  public Optional<State> state(ConnectionName name) {
    return states().stream().filter(state -> state.name().equals(name)).findFirst();
  }

  /** All connections that were ever configured, by name. */
  public List<State> states() {
    return jdbc.sql("select * from connection order by name")
        .query(
            (row, number) -> {
              Optional<String> account = Optional.ofNullable(row.getString("account"));
              String place = row.getString("place");
              String reason = row.getString("reason");
              String mend = row.getString("mend");
              return new State(
                  new ConnectionName(row.getString("name")),
                  row.getString("type"),
                  account.map(known -> new Identity(known, place)),
                  Optional.ofNullable(reason).map(why -> new Pause(why, mend)),
                  row.getTimestamp("since").toInstant(),
                  Optional.ofNullable((Long) row.getObject("quota_left")),
                  Optional.ofNullable((Long) row.getObject("quota_total")));
            })
        .list();
  }
}

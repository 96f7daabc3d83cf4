package io.perennial.alert;

import io.perennial.alert.Alert.Rule;
import io.perennial.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Alerts from their beginning to their end, and who has been told of them. */
@Repository
public class AlertTable {

  private final JdbcClient jdbc;

  AlertTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An alert of which a receiver has not been told all.
   *
   * @param recoveredAt empty while it lasts
   * @param told whether the receiver knows of its beginning
   */
  public record Untold(long id, Alert alert, Optional<Instant> recoveredAt, boolean told) {}

  /** When each alert that is not over was seen first. */
  Map<AlertKey, Instant> open() {
    Map<AlertKey, Instant> open = new HashMap<>();
    jdbc.sql("select rule, subject, since from alert where recovered_at is null")
        .query(
            row -> {
              open.put(
                  new AlertKey(Rule.valueOf(row.getString("rule")), row.getString("subject")),
                  row.getTimestamp("since").toInstant());
            });
    return open;
  }

  /** Begins alerts that are new, ends those that are over, and has receivers told of each. */
  @Transactional
  public void note(List<Alert> firing, Set<String> receivers, Instant now) {
    Set<AlertKey> keys = firing.stream().map(Alert::key).collect(Collectors.toSet());
    List<AlertKey> over = open().keySet().stream().filter(key -> !keys.contains(key)).toList();
    jdbc.sql(
            """
            update alert set recovered_at = :now
            where recovered_at is null
              and (rule, subject) in (select * from unnest(:rules, :subjects))
            """)
        .param("now", Sql.time(now))
        .param("rules", Sql.column(over, AlertKey::rule))
        .param("subjects", Sql.column(over, AlertKey::subject))
        .update();
    jdbc.sql(
            """
            insert into alert (rule, subject, since, what, meaning, mend)
            select rule, subject, since::timestamptz, what, meaning, mend
            from unnest(:rules, :subjects, :since, :what, :meaning, :mend)
              as firing (rule, subject, since, what, meaning, mend)
            on conflict (rule, subject) where recovered_at is null do nothing
            """)
        .param("rules", Sql.column(firing, Alert::rule))
        .param("subjects", Sql.column(firing, Alert::subject))
        .param("since", Sql.column(firing, Alert::since))
        .param("what", Sql.column(firing, Alert::what))
        .param("meaning", Sql.column(firing, Alert::meaning))
        .param("mend", Sql.column(firing, Alert::mend))
        .update();
    jdbc.sql(
            """
            insert into alert_message (alert, receiver)
            select id, receiver from alert, unnest(:receivers) as given (receiver)
            where recovered_at is null on conflict do nothing
            """)
        .param("receivers", receivers.stream().sorted().toArray(String[]::new))
        .update();
  }

  /** What a receiver is still to be told, the oldest first. */
  public List<Untold> untold(String receiver) {
    return jdbc.sql(
            """
            select alert.*, message.told_at
            from alert_message message join alert on alert.id = message.alert
            where message.receiver = :receiver
              and (message.told_at is null
                or (message.recovery_told_at is null and alert.recovered_at is not null))
            order by alert.id
            """)
        .param("receiver", receiver)
        .query((row, number) -> untold(row))
        .list();
  }

  private static Untold untold(ResultSet row) throws SQLException {
    return new Untold(
        row.getLong("id"),
        alert(row),
        Optional.ofNullable(Sql.instant(row.getTimestamp("recovered_at"))),
        row.getTimestamp("told_at") != null);
  }

  /** What a row of the table says. */
  static Alert alert(ResultSet row) throws SQLException {
    return new Alert(
        Rule.valueOf(row.getString("rule")),
        row.getString("subject"),
        row.getTimestamp("since").toInstant(),
        row.getString("what"),
        row.getString("meaning"),
        row.getString("mend"));
  }

  /** A receiver has taken a message about all of these, as they were known then. */
  @Transactional
  public void told(String receiver, List<Untold> all, Instant now) {
    jdbc.sql(
            """
            update alert_message message
            set told_at = coalesce(message.told_at, :now),
              recovery_told_at = case when told.over then :now end
            from unnest(:ids::bigint[], :over::boolean[]) as told (id, over)
            where message.alert = told.id and message.receiver = :receiver
            """)
        .param("now", Sql.time(now))
        .param("ids", Sql.column(all, Untold::id))
        .param("over", Sql.column(all, each -> each.recoveredAt().isPresent()))
        .param("receiver", receiver)
        .update();
  }
}

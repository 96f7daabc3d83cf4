package io.perennial.routes.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.ConnectionName;
import io.perennial.hook.DueRecords;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sql.Sql;
import io.perennial.store.Connections;
import io.perennial.store.Connections.Pause;
import io.perennial.turn.Report;
import io.perennial.work.Runs;
import io.perennial.work.Runs.Run;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;

/** Events whose records cannot be read now. */
class HookFailureTest extends HookTurnTestCase {

  private static final ConnectionName ZENDESK = new ConnectionName("zendesk");

  @Test
  void failedReading_isPutOffAndOthersGoOn() {
    openTicket("urgent");
    systems.stripe().customers().create(Map.of("name", "Acme"));
    awaitDue(2);
    systems
        .zendesk()
        .faults()
        .always(Call.to("GET", "/show_many"), Fault.answer(500, "text/html", "down"));

    Report report = hooks();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.problems()).extracting("connection").containsOnly("zendesk");
    assertThat(report.connection("stripe").read()).isEqualTo(Map.of("customers", 1));
    assertThat(due()).isEqualTo(1);
    assertThat(perennial.bean(DueRecords.class).waiting(Set.of(ZENDESK), clock.instant()))
        .isEmpty();
    systems.zendesk().faults().clear();
    clock.advance(Duration.ofSeconds(2));
    assertThat(hooks().connection("zendesk").read()).isEqualTo(Map.of("tickets", 1));
    assertThat(due()).isZero();
  }

  @Test
  void systemThatIsDown_isAskedOnceATurnHoweverMuchIsDue() {
    openTicket("urgent");
    perennial
        .store()
        .sql(
            """
            insert into hook_due (connection, stream, id, since, told_at, due_at, mark)
            select 'zendesk', 'tickets', number, :now, :now, :now, 0
            from generate_series(1, 1000) as number
            """)
        .param("now", Sql.time(clock.instant()))
        .update();
    systems
        .zendesk()
        .faults()
        .always(Call.to("GET", "/show_many"), Fault.answer(503, "text/html", "down"));

    hooks();

    assertThat(systems.zendesk().journal().calls("GET /api/v2/tickets/show_many"))
        .as("one portion, and its retries")
        .isLessThanOrEqualTo(5);
    assertThat(perennial.bean(DueRecords.class).waiting(Set.of(ZENDESK), clock.instant()))
        .isEmpty();
    assertThat(due()).isEqualTo(1001);
  }

  @Test
  void recordThatCannotBeRead_isLeftToTheNextCompleteTurn() {
    openTicket("urgent");
    systems
        .zendesk()
        .faults()
        .always(Call.to("GET", "/show_many"), Fault.answer(500, "text/html", "down"));

    for (int i = 0; i < 8; i++) {
      assertThat(due()).isEqualTo(1);
      clock.advance(Duration.ofMinutes(5));
      hooks();
    }

    assertThat(due()).isZero();
  }

  @Test
  void trouble_leavesNoRunWhileNothingIsWritten() {
    List<Run> before = perennial.bean(Runs.class).last(100);
    openTicket("urgent");
    systems
        .zendesk()
        .faults()
        .always(Call.to("GET", "/show_many"), Fault.answer(503, "text/html", "down"));

    assertThat(hooks().status()).isEqualTo(Status.PARTIAL);

    assertThat(perennial.bean(Runs.class).last(100)).isEqualTo(before);
  }

  @Test
  void troubleAfterAWrite_leavesItsRun() {
    int before = count("run");
    openTicket("urgent");
    systems.stripe().customers().create(Map.of("name", "Acme"));
    awaitDue(2);
    systems
        .stripe()
        .faults()
        .always(Call.to("GET", "/customers"), Fault.answer(500, "text/html", "down"));

    assertThat(hooks().status()).isEqualTo(Status.PARTIAL);

    assertThat(count("run")).isEqualTo(before + 1);
  }

  @Test
  void faultOfOurs_leavesNoRunAndIsTriedAgainLaterEachTime() {
    List<Run> before = perennial.bean(Runs.class).last(100);
    openTicket("urgent");
    sql("alter table ticket rename to elsewhere");

    assertThatThrownBy(this::hooks).isInstanceOf(BadSqlGrammarException.class);

    assertThat(perennial.bean(Runs.class).last(100)).isEqualTo(before);
    assertThat(perennial.bean(DueRecords.class).waiting(Set.of(ZENDESK), clock.instant()))
        .as("not at once")
        .isEmpty();
    assertThat(perennial.store().sql("select attempts from hook_due").query(Integer.class).single())
        .isEqualTo(1);
    sql("alter table elsewhere rename to ticket");
    clock.advance(Duration.ofSeconds(4));
    assertThat(hooks().connection("zendesk").read()).isEqualTo(Map.of("tickets", 1));
  }

  private void sql(String sql) {
    perennial.store().sql(sql).update();
  }

  @Test
  void pausedConnection_keepsWhatItWasTold() {
    openTicket("urgent");
    perennial
        .bean(Connections.class)
        .pause(ZENDESK, new Pause("the client was deleted", "make another"), clock.instant());

    Report report = hooks();

    assertThat(report.scored()).isZero();
    assertThat(due()).isEqualTo(1);
    assertThat(systems.zendesk().journal().calls()).isZero();
  }
}

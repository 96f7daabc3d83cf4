package io.perennial.alert.tell;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.alert.Alerts;
import io.perennial.turn.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A trouble that comes and goes, grows or moves is told once. */
class RecurringTroubleTest extends TroubleTestCase {

  @Test
  void chat_isToldOnceOfATroubleThatComesAndGoes() {
    for (int i = 0; i < 12; i++) {
      turn("PARTIAL", AWAY);
      turn("COMPLETE");
    }
    assertThat(news()).hasSize(1);
    turn("COMPLETE");
    assertThat(news()).isEmpty();

    turn("COMPLETE");

    assertThat(news())
        .containsExactly(
            "Perennial: over: turn not complete: HTTP_503 desk/tickets, from 2026-06-30 12:05 UTC"
                + " to 2026-06-30 14:10 UTC");
    assertThat(perennial.bean(Alerts.class).firing(clock.instant())).isEmpty();
  }

  @Test
  void chat_isToldOnceOfTurnsThatBreakOffNowAndThen() {
    for (int i = 0; i < 12; i++) {
      turn("FAILED", NO_REPORT);
      turn("COMPLETE");
      turn("COMPLETE");
    }

    assertThat(news()).hasSize(1);
  }

  @Test
  void chat_isNotToldAnewWhenTroublesChangePlaces() {
    List<Problem> many = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      for (int times = 0; times <= i % 5; times++) {
        many.add(problem("crm", "s" + i, "id" + times, "CODE"));
      }
    }
    turn("PARTIAL", many.toArray(Problem[]::new));
    assertThat(news())
        .singleElement()
        .asString()
        .startsWith("Perennial: 11 alerts")
        .contains("turn not complete: others", "4 more");

    for (int i = 0; i < 5; i++) {
      Collections.rotate(many, 3);
      List<Problem> others = new ArrayList<>(many);
      for (int times = 0; times < 50; times++) {
        others.add(problem("crm", "s" + (i + 2), "again" + times, "CODE"));
      }
      turn("PARTIAL", others.toArray(Problem[]::new));
    }

    assertThat(news()).isEmpty();
  }

  @Test
  void chat_isToldOnceThatWritesWaitThoughTheRunIsAnother() {
    for (int run = 1; run <= 3; run++) {
      turn("WAITING", HELD);
      perennial.store().sql("update brake set ended_at = now()").update();
      perennial
          .store()
          .sql(
              """
              insert into brake (run, effects, reason, held_at)
              select max(id), '{"BAND_CHANGES": 31}', 'so much', max(started_at) from run
              """)
          .update();
      telling.look();
    }

    assertThat(news())
        .singleElement()
        .asString()
        .startsWith("Perennial: brake, since 2026-06-30 12:05 UTC\nWhat: run 1 waits for a yes");
    assertThat(perennial.bean(Alerts.class).firing(clock.instant()))
        .singleElement()
        .satisfies(alert -> assertThat(alert.mend()).contains("approve 3"));
  }
}

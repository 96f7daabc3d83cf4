package io.perennial.serve;

import io.perennial.retention.Retention;
import io.perennial.routes.Turns;
import io.perennial.routes.greet.HourlyDescribing;
import io.perennial.rules.Rulebook;
import io.perennial.testing.TestApplication;
import io.perennial.work.Presence;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/** The schedule of an application under test. */
final class Schedules {

  private Schedules() {}

  static TurnSchedule of(TestApplication perennial, Duration every, Clock clock) {
    return new TurnSchedule(
        perennial.bean(DataSource.class),
        perennial.bean(Turns.class),
        new ServeSettings(every),
        clock,
        TurnWatcher.NOBODY,
        perennial.bean(Retention.class),
        perennial.bean(Rulebook.class),
        perennial.bean(HourlyDescribing.class),
        new AbandonedTasks(perennial.store(), perennial.bean(Presence.class)));
  }
}

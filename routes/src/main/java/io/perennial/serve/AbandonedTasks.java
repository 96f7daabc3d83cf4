package io.perennial.serve;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import io.perennial.work.Presence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Frees what an instance was at when it died, as soon as any other looks for work: whether it lives
 * is the database's to say, as with leases, and no matter of clocks and patience.
 */
final class AbandonedTasks extends AbstractSchedulerListener {

  private static final Logger LOG = LoggerFactory.getLogger(AbandonedTasks.class);

  private final JdbcClient jdbc;
  private final Presence presence;

  AbandonedTasks(JdbcClient jdbc, Presence presence) {
    this.jdbc = jdbc;
    this.presence = presence;
  }

  /** The name under which this process takes tasks up: the number that it lives by. */
  String picker() {
    return String.valueOf(presence.instance());
  }

  /** Tasks that nobody living is at can be taken up again at once. */
  void free() {
    presence.instance();
    int freed =
        jdbc.sql(
                """
                update scheduled_task
                set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                where picked and not instance_lives(picked_by::int)
                """)
            .update();
    if (freed > 0) {
      LOG.info("{} scheduled tasks of an instance that ended are taken up again", freed);
    }
  }

  @Override
  public void onSchedulerEvent(SchedulerEventType event) {
    if (event == SchedulerEventType.RAN_EXECUTE_DUE) {
      try {
        free();
      } catch (DataAccessException | IllegalStateException unreachable) {
        LOG.debug("nothing is freed while the database is not there", unreachable);
      }
    }
  }
}

package io.perennial.work;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Tells all instances that this process lives: an advisory lock on a session of its own, which the
 * database drops with the connection.
 */
@Component
public class Presence implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

  /** First half of the lock's key; the function {@code instance_lives} knows it. */
  private static final int LOCK_CLASS = 1_885_696_622;

  private final DataSource dataSource;
  private final int instance = new SecureRandom().nextInt(1, Integer.MAX_VALUE);
  private final String process;
  private @Nullable Connection session;

  Presence(DataSource dataSource) {
    this.dataSource = dataSource;
    this.process = "process %d on %s".formatted(ProcessHandle.current().pid(), host());
  }

  /** This process's number; takes care that its lock is held. */
  public synchronized int instance() {
    try {
      if (session == null || !session.isValid(5)) {
        discard();
        Connection fresh = dataSource.getConnection();
        try (PreparedStatement lock = fresh.prepareStatement("select pg_advisory_lock(?, ?)")) {
          lock.setInt(1, LOCK_CLASS);
          lock.setInt(2, instance);
          lock.execute();
        }
        session = fresh;
      }
    } catch (SQLException lost) {
      throw new IllegalStateException("the database is not there", lost);
    }
    return instance;
  }

  /** A session that has broken has let go of its lock, and says no more when it is closed. */
  private void discard() {
    Connection broken = session;
    session = null;
    if (broken != null) {
      try {
        broken.close();
      } catch (SQLException gone) {
        LOG.debug("the session that showed us to be alive has gone", gone);
      }
    }
  }

  /** Who we are, in words for people. */
  public String process() {
    return process;
  }

  @Override
  public synchronized void destroy() throws SQLException {
    if (session != null) {
      Connection ended = session;
      session = null;
      try (ended) {
        if (ended.isValid(5)) {
          try (PreparedStatement unlock =
              ended.prepareStatement("select pg_advisory_unlock_all()")) {
            unlock.execute();
          }
        }
      }
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "this machine";
    }
  }
}

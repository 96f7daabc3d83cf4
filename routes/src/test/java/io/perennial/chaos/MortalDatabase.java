package io.perennial.chaos;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The database as a process sees it that may die inside a commit or right after one. */
final class MortalDatabase extends DelegatingDataSource {

  private final Life life;

  MortalDatabase(DataSource real, Life life) {
    super(real);
    this.life = life;
  }

  @Override
  public Connection getConnection() throws SQLException {
    life.alive();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new Session(super.getConnection(), life)::invoke);
  }

  /** One connection; it remembers what its transaction is for. */
  private static final class Session {
    private final Connection real;
    private final Life life;
    private Optional<CrashPoint.Work> work = Optional.empty();

    Session(Connection real, Life life) {
      this.real = real;
      this.life = life;
    }

    @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
        throws Throwable {
      life.alive();
      if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
        life.about(sql);
        work = work.or(() -> CrashPoint.Work.of(sql));
      }
      boolean commit = method.getName().equals("commit");
      Optional<CrashPoint.Work> done = work;
      if (commit) {
        done.ifPresent(each -> life.reach(each.inside()));
      }
      Object answer;
      try {
        answer = method.invoke(real, arguments);
      } catch (InvocationTargetException failed) {
        throw failed.getCause();
      }
      if (commit || method.getName().equals("rollback")) {
        work = Optional.empty();
      }
      if (commit) {
        done.ifPresent(each -> life.reach(each.after()));
      }
      return answer;
    }
  }
}

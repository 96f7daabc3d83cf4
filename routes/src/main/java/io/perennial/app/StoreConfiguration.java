package io.perennial.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.perennial.database.DatabaseSettings;
import io.perennial.database.EmbeddedServer;
import io.perennial.settings.OperatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database, embedded unless an address is configured. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  private static final int CONNECTIONS = 20;

  /** A server that has gone is missed by each part that asks for it, one after the other. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Longer than any statement of ours: a network that lost the connection says nothing. */
  private static final Duration SILENCE = Duration.ofMinutes(30);

  /** A server of our own, or none. */
  record Server(Optional<EmbeddedServer> embedded, DatabaseSettings settings)
      implements AutoCloseable {

    @Override
    public void close() {
      embedded.ifPresent(EmbeddedServer::close);
    }
  }

  @Bean
  Server databaseServer(OperatorSettings settings) {
    Optional<String> url = settings.text("database.url");
    if (url.isPresent()) {
      return new Server(
          Optional.empty(),
          new DatabaseSettings(
              url.get(),
              settings.text("database.username").orElse("perennial"),
              settings.text("database.password").orElse("")));
    }
    EmbeddedServer embedded = EmbeddedServer.attach(Path.of(settings.text("data").orElse("data")));
    return new Server(Optional.of(embedded), embedded.settings());
  }

  @Bean
  HikariDataSource dataSource(Server server) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(server.settings().url());
    config.setUsername(server.settings().username());
    config.setPassword(server.settings().password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("ApplicationName", "perennial");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", String.valueOf(SILENCE.toSeconds()));
    config.addDataSourceProperty("logServerErrorDetail", "false"); // it quotes rows of customers
    return new HikariDataSource(config);
  }
}

package io.perennial.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class StoreConfigurationTest {

  @Test
  void connection_doesNotWaitForEverForADatabaseThatFellSilent() throws Exception {
    try (TestApplication perennial =
            TestApplication.on(TestDatabase.create(), Clock.systemUTC()).start();
        Connection connection = perennial.bean(DataSource.class).getConnection()) {
      assertThat(Duration.ofMillis(connection.getNetworkTimeout()))
          .isBetween(Duration.ofMinutes(1), Duration.ofHours(1));
    }
  }
}

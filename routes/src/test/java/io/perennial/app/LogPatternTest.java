package io.perennial.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

class LogPatternTest {

  @Test
  void pattern_leavesAddressesOut() throws IOException {
    LoggerContext context = new LoggerContext();
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    layout.setPattern(
        String.valueOf(
            new YamlPropertySourceLoader()
                .load("shipped", new ClassPathResource("application.yaml"))
                .get(0)
                .getProperty("logging.pattern.console")));
    layout.start();

    String line =
        layout.doLayout(
            new LoggingEvent(
                "",
                context.getLogger("io.perennial.Test"),
                Level.ERROR,
                "Email: pat.sample@acme.example is odd",
                new IllegalStateException("refused: Sam@acme.co.uk, sorry"),
                null));

    assertThat(line)
        .contains("Email: (address) is odd", "IllegalStateException: refused: (address), sorry")
        .doesNotContain("acme");
    assertThat(line.split("IllegalStateException", -1)).as("told once").hasSize(2);
  }
}

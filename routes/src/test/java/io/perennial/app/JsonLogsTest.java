package io.perennial.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class JsonLogsTest {

  @ParameterizedTest
  @ValueSource(strings = {"ecs", "logstash"})
  void json_leavesAddressesOut(String format) throws IOException {
    JsonNode line =
        log(
            format,
            "Email: pat.sample@acme.example is odd",
            new IllegalStateException("refused: Sam@acme.co.uk, sorry"));

    assertThat(line.toString())
        .contains("Email: (address) is odd", "IllegalStateException: refused: (address), sorry")
        .doesNotContain("acme");
    assertThat(line.path("message").asText()).isEqualTo("Email: (address) is odd");
  }

  private static JsonNode log(String format, String message, Exception failure) throws IOException {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addLast(
            new YamlPropertySourceLoader()
                .load("shipped", new ClassPathResource("application.yaml"))
                .get(0));
    LoggerContext context = new LoggerContext();
    context.putObject(Environment.class.getName(), environment);
    StructuredLogEncoder encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat(format);
    encoder.start();
    LoggingEvent event =
        new LoggingEvent(
            "", context.getLogger("io.perennial.Test"), Level.ERROR, message, failure, null);
    event.setMDCPropertyMap(Map.of());
    return new ObjectMapper().readTree(new String(encoder.encode(event), StandardCharsets.UTF_8));
  }
}

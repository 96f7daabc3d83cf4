package io.perennial.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.sandbox.company.Company;
import io.perennial.sandbox.company.record.DemoRates;
import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.OperatorSettings;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.trace.Collector.Span;
import io.perennial.work.Runs.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What a collector of traces gets to see of one turn over three systems. */
@Timeout(120)
class TraceTest {

  private static final Instant TODAY = Instant.parse("2026-11-20T12:00:00Z");
  private static final Company COMPANY = Company.of(10, 5, TODAY);

  private final SettableClock clock = new SettableClock(TODAY);

  @Test
  void turn_isOneTraceFromGreetingToTheLastWrite(@TempDir Path mappings) throws IOException {
    Files.writeString(mappings.resolve("rates.yaml"), DemoRates.yaml(TODAY));
    try (Collector collector = Collector.start();
        ThreeSystems systems = ThreeSystems.start(COMPANY, clock, 41)) {
      Map<String, String> settings = new TreeMap<>(systems.settings());
      settings.put("perennial.mappings", mappings.toString());
      settings.put("perennial.traces", collector.url() + "/");
      try (TestApplication perennial =
          TestApplication.on(TestDatabase.create(), clock).settings(settings).start()) {
        assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
      } // what is left is sent at the end

      List<Span> spans = collector.spans();
      assertThat(spans).extracting(Span::trace).containsOnly(spans.get(0).trace());
      assertThat(spans)
          .filteredOn(span -> span.parent().isEmpty())
          .singleElement()
          .satisfies(
              root -> {
                assertThat(root.name()).isEqualTo("turn");
                assertThat(root.with()).containsEntry("perennial.verb", "sync");
              });
      assertThat(spans)
          .extracting(Span::name)
          .contains(
              "greet",
              "pull",
              "pull-salesforce-accounts",
              "pull-zendesk-tickets",
              "pull-stripe-invoices",
              "unify",
              "score",
              "brake",
              "write",
              "write-back-salesforce",
              "send-write-back-salesforce",
              "send-write-back-zendesk",
              "confirm");
      assertThat(pathOf(spans, "send-write-back-zendesk"))
          .isEqualTo("turn > write > write-back-zendesk > send-write-back-zendesk");
      leaves(spans);
      assertThat(collector.everything())
          .as("no customer")
          .doesNotContain(COMPANY.truth().customer(0).name());
    }
  }

  /** Each system's calls hang on what made them, and say host and status. */
  private static void leaves(List<Span> spans) {
    List<Span> calls =
        spans.stream().filter(span -> span.with().containsKey("server.address")).toList();
    assertThat(calls)
        .extracting(call -> call.with().get("perennial.connection"))
        .contains("salesforce", "zendesk", "stripe");
    assertThat(calls)
        .allSatisfy(
            call -> {
              assertThat(call.with()).containsEntry("server.address", "127.0.0.1");
              assertThat(call.with()).containsEntry("http.request.method", call.name());
              assertThat(call.with()).containsKey("http.response.status_code");
              assertThat(call.parent()).isNotEmpty();
            });
    assertThat(calls).extracting(Span::name).contains("GET", "POST");
  }

  private static String pathOf(List<Span> spans, String name) {
    Map<String, Span> byId =
        spans.stream().collect(Collectors.toMap(Span::id, Function.identity()));
    Span span = spans.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    StringBuilder path = new StringBuilder(span.name());
    while (!span.parent().isEmpty()) {
      span = Objects.requireNonNull(byId.get(span.parent()));
      path.insert(0, span.name() + " > ");
    }
    return path.toString();
  }

  @Test
  void traces_costNothingUnlessACollectorIsConfigured() {
    try (ThreeSystems systems = ThreeSystems.start(COMPANY, clock, 42);
        TestApplication perennial =
            TestApplication.on(TestDatabase.create(), clock).settings(systems.settings()).start()) {
      assertThat(perennial.beans())
          .doesNotContain("tracerProvider", "tracer", "routeSpans", "stepSpans", "callSpans");
    }
  }

  @Test
  void collector_isAnAddressOrTheVariableThatOthersReadToo() {
    assertThat(problems("collector:4317")).hasSize(1);
    assertThat(problems("http://127.0.0.1:4318")).isEmpty();

    StandardEnvironment environment = environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://o:4318/");
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "headers", Map.of("OTEL_EXPORTER_OTLP_HEADERS", "api-key=s3cret, tenant=7")));

    assertThat(TraceSettings.of(environment))
        .hasValueSatisfying(
            read -> {
              assertThat(read.collector()).hasToString("http://o:4318");
              assertThat(read.headers()).isEqualTo(Map.of("api-key", "s3cret", "tenant", "7"));
              assertThat(read.toString()).doesNotContain("s3cret");
            });
  }

  private static List<ConfigurationProblem> problems(String collector) {
    return TraceSettings.problems(new OperatorSettings(environment("perennial.traces", collector)));
  }

  private static StandardEnvironment environment(String key, String value) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(key, value)));
    return environment;
  }
}

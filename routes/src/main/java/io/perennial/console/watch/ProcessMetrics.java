package io.perennial.console.watch;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.perennial.connector.call.OutsideCall;
import io.perennial.connector.failure.FailureClass;
import io.perennial.hook.EventToField;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.settings.Meter;
import java.time.Duration;
import java.util.Locale;

/** What this process has done since it began; another instance shows its own. */
final class ProcessMetrics {

  private static final String CONNECTION = "connection";

  private ProcessMetrics() {}

  /** Around the three seconds in which a field should follow. */
  private static final Duration[] PROMPT = {
    Duration.ofSeconds(1),
    Duration.ofMillis(1500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(3),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(30)
  };

  static void bind(
      MeterRegistry registry,
      Installation installation,
      EventToField eventToField,
      HikariDataSource database) {
    for (Connected connected : installation.connections()) {
      bind(registry, connected.name().value(), connected.meter());
    }
    eventToField.watch((teller, time) -> promptness(registry, teller.value()).record(time));
    if (database.getMetricsTrackerFactory() == null) {
      database.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
    }
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  private static void bind(MeterRegistry registry, String connection, Meter meter) {
    FunctionCounter.builder("perennial.calls", meter, Meter::calls)
        .description("requests sent")
        .tag(CONNECTION, connection)
        .register(registry);
    for (FailureClass why : FailureClass.values()) {
      FunctionCounter.builder("perennial.retries", meter, each -> each.retries(why))
          .description("requests sent again after a failure that may pass")
          .tag(CONNECTION, connection)
          .tag("class", why.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    meter.watch(call -> timer(registry, connection, call).record(call.took()));
  }

  private static Timer timer(MeterRegistry registry, String connection, OutsideCall call) {
    return Timer.builder("perennial.call")
        .description("how long a system took to answer; status 0 is no answer")
        .tag(CONNECTION, connection)
        .tag("status", String.valueOf(call.status()))
        .register(registry);
  }

  private static Timer promptness(MeterRegistry registry, String connection) {
    return Timer.builder("perennial.event.to.field")
        .description("from an event that came in to the first field that follows from it")
        .tag(CONNECTION, connection)
        .serviceLevelObjectives(PROMPT)
        .register(registry);
  }
}

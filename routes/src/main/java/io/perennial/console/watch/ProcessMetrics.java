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
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.settings.Meter;
import java.util.Locale;

/** What this process has done since it began; another instance shows its own. */
final class ProcessMetrics {

  private static final String CONNECTION = "connection";

  private ProcessMetrics() {}

  static void bind(MeterRegistry registry, Installation installation, HikariDataSource database) {
    for (Connected connected : installation.connections()) {
      bind(registry, connected.name().value(), connected.meter());
    }
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
}

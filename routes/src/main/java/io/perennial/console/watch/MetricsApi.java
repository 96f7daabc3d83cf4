package io.perennial.console.watch;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.perennial.hook.EventToField;
import io.perennial.settings.Installation;
import java.time.Clock;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /metrics}: numbers in Prometheus' text format. */
@Controller
final class MetricsApi implements DisposableBean {

  private static final MediaType TEXT =
      MediaType.parseMediaType("text/plain;version=0.0.4;charset=UTF-8");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final StoreMetrics store;

  MetricsApi(
      FigureReader reader,
      PromptStates states,
      PlatformTransactionManager transactions,
      Installation installation,
      EventToField eventToField,
      HikariDataSource database,
      Clock clock) {
    this.store = new StoreMetrics(registry, reader, states, transactions, clock);
    ProcessMetrics.bind(registry, installation, eventToField, database);
  }

  @GetMapping("/metrics")
  ResponseEntity<String> scrape() {
    store.refresh();
    return ResponseEntity.ok().contentType(TEXT).body(registry.scrape());
  }

  @Override
  public void destroy() {
    store.close();
    registry.close();
  }
}

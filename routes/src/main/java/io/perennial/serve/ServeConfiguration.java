package io.perennial.serve;

import io.perennial.alert.tell.AlertWatch;
import io.perennial.serve.hook.HookConfiguration;
import io.perennial.serve.hook.HookWorkConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The parts that only {@code serve} has; no other verb pays for them. */
@Configuration(proxyBeanMethods = false)
@Import({
  PagesConfiguration.class,
  TurnSchedule.class,
  AbandonedTasks.class,
  HookConfiguration.class,
  HookWorkConfiguration.class,
  AlertWatch.class
})
public class ServeConfiguration {

  @Bean
  @ConditionalOnMissingBean
  TurnWatcher turnWatcher() {
    return TurnWatcher.NOBODY;
  }
}

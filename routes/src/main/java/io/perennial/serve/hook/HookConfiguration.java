package io.perennial.serve.hook;

import io.perennial.hook.HookSettings;
import io.perennial.settings.OperatorSettings;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What listens to systems; does nothing unless {@code perennial.hooks} is configured. */
@Configuration(proxyBeanMethods = false)
@Import({HookRoutes.class, HookStep.class, HookSecrets.class, Bell.class})
public class HookConfiguration {

  @Bean
  Listening listening(OperatorSettings settings) {
    return new Listening(HookSettings.of(settings));
  }

  /** Whether and where it is listened; a bean cannot be an {@code Optional}. */
  record Listening(Optional<HookSettings> settings) {}
}

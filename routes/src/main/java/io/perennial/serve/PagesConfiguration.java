package io.perennial.serve;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;

/** The pages, and what keeps strangers away from them. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("io.perennial.console")
@Import({SafeHeaders.class, LoopbackHosts.class})
public class PagesConfiguration {

  /** Before anything opens a socket or a file. */
  @Bean
  static BeanFactoryPostProcessor judgedFirst(ConfigurableEnvironment environment) {
    ServeSettings settings = ServeSettings.of(environment);
    return factory -> factory.registerSingleton("serveSettings", settings);
  }
}

package io.perennial.serve;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** The parts that only {@code serve} has; no other verb pays for them. */
@Configuration(proxyBeanMethods = false)
@ComponentScan({"io.perennial.serve", "io.perennial.console"})
@ImportAutoConfiguration(ThymeleafAutoConfiguration.class)
public class ServeConfiguration {

  /** Before anything opens a socket or a file. */
  @Bean
  static BeanFactoryPostProcessor judgedFirst(ConfigurableEnvironment environment) {
    ServeSettings settings = ServeSettings.of(environment);
    return factory -> factory.registerSingleton("serveSettings", settings);
  }
}

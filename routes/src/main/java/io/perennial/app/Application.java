package io.perennial.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/**
 * The program's parts, started for one verb.
 *
 * <p>What Spring Boot is to set up is named here and for the pages in {@code PagesConfiguration}:
 * looking through all that it could set up takes longer than setting up what we need.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  ConfigurationPropertiesAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  JdbcClientAutoConfiguration.class,
  DataSourceTransactionManagerAutoConfiguration.class,
  TransactionAutoConfiguration.class,
  FlywayAutoConfiguration.class,
  CamelAutoConfiguration.class
})
@ComponentScan(
    basePackages = "io.perennial",
    excludeFilters =
        @Filter(type = FilterType.REGEX, pattern = "io\\.perennial\\.(serve|console)\\..*"))
public class Application {

  /**
   * Starts everything but a web server; asks no vendor.
   *
   * @throws io.perennial.settings.ConfigurationRefused if the configuration cannot be used
   */
  public static ConfigurableApplicationContext start(Options options) {
    return run(options, WebApplicationType.NONE, List.of(), Application.class);
  }

  /**
   * Starts everything and a web server that only this machine reaches.
   *
   * @param pages what is served
   * @param more further parts that are made already
   * @throws io.perennial.settings.ConfigurationRefused if the configuration cannot be used
   */
  public static ConfigurableApplicationContext serve(
      Options options, Class<?> pages, Object... more) {
    return run(options, WebApplicationType.SERVLET, List.of(more), Application.class, pages);
  }

  private static ConfigurableApplicationContext run(
      Options options, WebApplicationType type, List<Object> made, Class<?>... parts) {
    Map<String, Object> properties = new HashMap<>();
    options
        .config()
        .ifPresent(
            folder ->
                properties.put(
                    "spring.config.location",
                    "optional:classpath:/,file:%s/".formatted(absolute(folder))));
    properties.put("perennial.mappings", absolute(options.mappings()).toString());
    properties.put("perennial.data", absolute(options.data()).toString());
    String[] arguments =
        options.overrides().entrySet().stream()
            .map(entry -> "--%s=%s".formatted(entry.getKey(), entry.getValue()))
            .toArray(String[]::new);
    return new SpringApplicationBuilder(parts)
        .web(type)
        .initializers(
            context ->
                made.forEach(
                    part ->
                        context
                            .getBeanFactory()
                            .registerSingleton(part.getClass().getName(), part)))
        .properties(properties)
        .registerShutdownHook(true)
        .logStartupInfo(false)
        .run(arguments);
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}

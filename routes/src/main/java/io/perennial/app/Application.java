package io.perennial.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** The program's parts, started for one verb. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
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
    return run(options, WebApplicationType.NONE, Application.class);
  }

  /**
   * Starts everything and a web server that only this machine reaches.
   *
   * @param pages what is served
   * @throws io.perennial.settings.ConfigurationRefused if the configuration cannot be used
   */
  public static ConfigurableApplicationContext serve(Options options, Class<?> pages) {
    return run(options, WebApplicationType.SERVLET, Application.class, pages);
  }

  private static ConfigurableApplicationContext run(
      Options options, WebApplicationType type, Class<?>... parts) {
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
    if (type == WebApplicationType.NONE) {
      properties.put("spring.autoconfigure.exclude", ThymeleafAutoConfiguration.class.getName());
    }
    String[] arguments =
        options.overrides().entrySet().stream()
            .map(entry -> "--%s=%s".formatted(entry.getKey(), entry.getValue()))
            .toArray(String[]::new);
    return new SpringApplicationBuilder(parts)
        .web(type)
        .properties(properties)
        .registerShutdownHook(true)
        .logStartupInfo(false)
        .run(arguments);
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}

package io.perennial.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The program's parts, started for one verb. */
@SpringBootApplication(scanBasePackages = "io.perennial", proxyBeanMethods = false)
public class Application {

  /**
   * Starts everything; asks no vendor.
   *
   * @throws io.perennial.settings.ConfigurationRefused if the configuration cannot be used
   */
  public static ConfigurableApplicationContext start(Options options) {
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
    return new SpringApplicationBuilder(Application.class)
        .web(WebApplicationType.NONE)
        .properties(properties)
        .registerShutdownHook(true)
        .logStartupInfo(false)
        .run(arguments);
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}

package io.perennial.chaos;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;

/** Nothing is logged, whoever starts anew: hundreds of dying processes say much. */
final class Silence implements BeforeAllCallback, AfterAllCallback {

  private static final List<String> LOGGERS =
      List.of(Logger.ROOT_LOGGER_NAME, "io.perennial", "org.zendesk");

  private final Map<String, Level> usual = new HashMap<>();

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    for (String name : LOGGERS) {
      usual.put(name, logger(name).getEffectiveLevel());
      logger(name).setLevel(Level.OFF);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    usual.forEach((name, level) -> logger(name).setLevel(level));
  }
}

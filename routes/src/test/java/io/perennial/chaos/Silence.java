package io.perennial.chaos;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Nothing is shown, whoever starts anew: hundreds of dying processes say much. Warnings and worse
 * go into the file that is searched for secrets when all tests have ended.
 */
final class Silence implements BeforeAllCallback, AfterAllCallback {

  private static final String CONSOLE = "CONSOLE";
  private static final List<String> LOGGERS =
      List.of(Logger.ROOT_LOGGER_NAME, "io.perennial", "org.zendesk");

  private final Map<String, Level> usual = new HashMap<>();
  private @Nullable Appender<ILoggingEvent> console;

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    for (String name : LOGGERS) {
      usual.put(name, logger(name).getEffectiveLevel());
      logger(name).setLevel(Level.WARN);
    }
    Logger root = logger(Logger.ROOT_LOGGER_NAME);
    console = root.getAppender(CONSOLE);
    root.detachAppender(CONSOLE);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    usual.forEach((name, level) -> logger(name).setLevel(level));
    if (console != null) {
      logger(Logger.ROOT_LOGGER_NAME).addAppender(console);
    }
  }
}

package io.perennial.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

/** The settings that {@code config/application.yaml} shows in its comments, as if they were set. */
public final class ShownSettings {

  private static final Pattern COMMENT = Pattern.compile("(?m)^  # ?");

  private ShownSettings() {}

  /** All of them. */
  public static OperatorSettings read() {
    try {
      String shown = Files.readString(Path.of("config/application.yaml"), StandardCharsets.UTF_8);
      String set = COMMENT.matcher(shown).replaceAll("  ");
      StandardEnvironment environment = new StandardEnvironment();
      for (PropertySource<?> source :
          new YamlPropertySourceLoader()
              .load("shown", new ByteArrayResource(set.getBytes(StandardCharsets.UTF_8)))) {
        environment.getPropertySources().addFirst(source);
      }
      return new OperatorSettings(environment);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

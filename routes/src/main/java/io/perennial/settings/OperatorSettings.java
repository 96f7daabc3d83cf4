package io.perennial.settings;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedResource;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * Everything below {@code perennial:}, with the place where each setting was written.
 *
 * <p>A placeholder such as <code>${STRIPE_KEY}</code> whose variable is not set stays as it is, so
 * that it can be reported together with everything else.
 */
public final class OperatorSettings {

  private static final String ROOT = "perennial";

  private final ConfigurableEnvironment environment;
  private final Binder binder;

  public OperatorSettings(ConfigurableEnvironment environment) {
    this.environment = environment;
    PlaceholdersResolver lenient =
        value -> value instanceof String text ? environment.resolvePlaceholders(text) : value;
    this.binder = new Binder(ConfigurationPropertySources.get(environment), lenient);
  }

  /** The settings of each connection, by its name. */
  public SortedMap<String, SortedMap<String, String>> connections() {
    SortedMap<String, SortedMap<String, String>> connections = new TreeMap<>();
    binder
        .bind(ROOT + ".connections", Bindable.mapOf(String.class, Object.class))
        .orElseGet(Map::of)
        .forEach((name, value) -> connections.put(name, flat(name)));
    return connections;
  }

  private SortedMap<String, String> flat(String connection) {
    return new TreeMap<>(
        binder
            .bind(ROOT + ".connections." + connection, Bindable.mapOf(String.class, String.class))
            .orElseGet(Map::of));
  }

  /** A setting below the root, for example {@code database.url}. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(binder.bind(ROOT + "." + key, String.class).orElse(null))
        .filter(text -> !text.isBlank());
  }

  /** A problem of a setting, with the file and line where it stands or should stand. */
  public ConfigurationProblem problem(String key, String text) {
    return problemOf(ROOT + "." + key, text);
  }

  /** A problem of a setting that is not below our root, for example {@code server.address}. */
  public ConfigurationProblem problemOf(String fullKey, String text) {
    return new ConfigurationProblem(place(fullKey), fullKey, text);
  }

  private String place(String key) {
    String name = key;
    while (name.contains(".")) {
      Optional<Origin> origin = origin(name);
      if (origin.isPresent()) {
        return place(origin.get());
      }
      name = name.substring(0, name.lastIndexOf('.'));
    }
    return "config/application.yaml";
  }

  private Optional<Origin> origin(String key) {
    if (!ConfigurationPropertyName.isValid(key)) {
      return Optional.empty();
    }
    ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      @Nullable ConfigurationProperty property = source.getConfigurationProperty(name);
      if (property != null && property.getOrigin() != null) {
        return Optional.of(property.getOrigin());
      }
    }
    return Optional.empty();
  }

  private static String place(Origin origin) {
    if (origin instanceof TextResourceOrigin text
        && text.getResource() != null
        && text.getLocation() != null) {
      return "%s:%d".formatted(file(text.getResource()), text.getLocation().getLine() + 1);
    }
    return origin.toString();
  }

  private static String file(Resource resource) {
    Resource inner =
        resource instanceof OriginTrackedResource tracked ? tracked.getResource() : resource;
    return inner instanceof FileSystemResource file
        ? file.getPath()
        : String.valueOf(inner.getFilename());
  }
}

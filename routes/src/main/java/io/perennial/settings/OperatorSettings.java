package io.perennial.settings;

import io.perennial.mapping.yaml.DidYouMean;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginProvider;
import org.springframework.boot.origin.OriginTrackedResource;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.Resource;

/**
 * Everything below {@code perennial:}, with the place where each setting was written.
 *
 * <p>A placeholder such as <code>${STRIPE_KEY}</code> whose variable is not set stays as it is, so
 * that it can be reported together with everything else.
 */
public final class OperatorSettings {

  private static final String ROOT = "perennial";

  /** All that may stand directly below the root. */
  private static final SortedSet<String> KNOWN =
      new TreeSet<>(
          Set.of(
              "alerts",
              "api",
              "brake",
              "budget",
              "connections",
              "database",
              "data",
              "every",
              "field-prefix",
              "hooks",
              "mappings",
              "public-url",
              "refresh-formulas",
              "retention",
              "traces"));

  private static final Pattern PREFIX = Pattern.compile("[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*_?");

  /** With our longest name, Salesforce's 40 characters for a field. */
  private static final int LONGEST_PREFIX = 12;

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
        .forEach((name, value) -> connections.put(name, below("connections." + name)));
    return connections;
  }

  /** The settings below a key, for example {@code brake}; none if it holds a single value. */
  public SortedMap<String, String> below(String key) {
    return text(key).isPresent()
        ? new TreeMap<>()
        : new TreeMap<>(
            binder
                .bind(ROOT + "." + key, Bindable.mapOf(String.class, String.class))
                .orElseGet(Map::of));
  }

  /** A setting below the root, for example {@code database.url}. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(binder.bind(ROOT + "." + key, String.class).orElse(null))
        .filter(text -> !text.isBlank());
  }

  /** All keys that may stand below {@code perennial}. */
  static SortedSet<String> known() {
    return KNOWN;
  }

  /** What the names of our fields in other systems begin with. */
  public String fieldPrefix() {
    return text("field-prefix").orElse("Perennial_");
  }

  /** What is wrong with the settings that are no connection's. */
  public List<ConfigurationProblem> problems() {
    List<ConfigurationProblem> problems = new ArrayList<>();
    for (String key : writtenKeys()) {
      if (!KNOWN.contains(key)) {
        problems.add(
            problem(
                key,
                "is not a setting: "
                    + DidYouMean.nearest(key, KNOWN)
                        .map(near -> "did you mean \"%s\"?".formatted(near))
                        .orElse("remove it, or use one of " + String.join(", ", KNOWN))));
      }
    }
    problems.addAll(BrakeSettings.problems(this));
    String prefix = fieldPrefix();
    if (!PREFIX.matcher(prefix).matches() || prefix.length() > LONGEST_PREFIX) {
      problems.add(
          problem(
              "field-prefix",
              "must begin with a letter and hold letters, digits and single underscores, at most %d"
                      .formatted(LONGEST_PREFIX)
                  + " characters, for example Perennial_"));
    }
    return problems;
  }

  /** Keys that stand in files: variables of the environment may be somebody else's. */
  private SortedSet<String> writtenKeys() {
    ConfigurationPropertyName root = ConfigurationPropertyName.of(ROOT);
    SortedSet<String> keys = new TreeSet<>();
    written()
        .map(ConfigurationProperty::getName)
        .filter(root::isAncestorOf)
        .forEach(name -> keys.add(name.getElement(1, ConfigurationPropertyName.Form.ORIGINAL)));
    return keys;
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
      Optional<Origin> origin = nearest(name);
      if (origin.isPresent()) {
        return place(origin.get());
      }
      name = name.substring(0, name.lastIndexOf('.'));
    }
    return "config/application.yaml";
  }

  private Optional<Origin> nearest(String key) {
    if (!ConfigurationPropertyName.isValid(key)) {
      return Optional.empty();
    }
    ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
    return origin(name).or(() -> firstBelow(name));
  }

  /** A map has no place of its own: its first entry tells where it is. */
  private Optional<Origin> firstBelow(ConfigurationPropertyName map) {
    return written()
        .filter(property -> map.isAncestorOf(property.getName()))
        .map(property -> written(property.getOrigin()))
        .filter(TextResourceOrigin.class::isInstance)
        .map(TextResourceOrigin.class::cast)
        .filter(origin -> origin.getLocation() != null)
        .min(Comparator.comparing(origin -> origin.getLocation().getLine()))
        .map(Origin.class::cast);
  }

  private Stream<ConfigurationProperty> written() {
    return StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
        .filter(IterableConfigurationPropertySource.class::isInstance)
        .map(IterableConfigurationPropertySource.class::cast)
        .flatMap(
            source ->
                source.stream()
                    .flatMap(name -> Stream.ofNullable(source.getConfigurationProperty(name))))
        .filter(property -> written(property.getOrigin()) instanceof TextResourceOrigin);
  }

  private Optional<Origin> origin(ConfigurationPropertyName name) {
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      @Nullable ConfigurationProperty property = source.getConfigurationProperty(name);
      if (property != null && property.getOrigin() != null) {
        return Optional.of(property.getOrigin());
      }
    }
    return Optional.empty();
  }

  /** Where it was written, behind the property source that holds it. */
  private static @Nullable Origin written(@Nullable Origin origin) {
    return origin instanceof OriginProvider provider ? provider.getOrigin() : origin;
  }

  private static String place(Origin origin) {
    if (written(origin) instanceof TextResourceOrigin text
        && text.getResource() != null
        && text.getLocation() != null) {
      return "%s:%d".formatted(file(text.getResource()), text.getLocation().getLine() + 1);
    }
    return origin.toString();
  }

  private static String file(Resource resource) {
    Resource inner =
        resource instanceof OriginTrackedResource tracked ? tracked.getResource() : resource;
    try {
      return inner.isFile() ? inner.getFile().getPath() : String.valueOf(inner.getFilename());
    } catch (IOException noFile) {
      return String.valueOf(inner.getFilename());
    }
  }
}

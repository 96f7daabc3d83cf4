package io.perennial.testing;

import io.perennial.app.Application;
import io.perennial.connector.Connector;
import io.perennial.database.DatabaseSettings;
import io.perennial.health.flag.FlagRules;
import io.perennial.health.model.HealthModel;
import io.perennial.health.yaml.FlagRulesReader;
import io.perennial.health.yaml.HealthModelReader;
import io.perennial.identity.IdentityRules;
import io.perennial.identity.IdentityRulesReader;
import io.perennial.mapping.Mapping;
import io.perennial.mapping.MappingReader;
import io.perennial.mapping.Shelf;
import io.perennial.mapping.yaml.Problems;
import io.perennial.mapping.yaml.YamlFile;
import io.perennial.revenue.Rates;
import io.perennial.revenue.RatesReader;
import io.perennial.routes.Turns;
import io.perennial.rules.Rulebook;
import io.perennial.rules.Rules;
import io.perennial.rules.Rules.Fingerprints;
import io.perennial.serve.PagesConfiguration;
import io.perennial.serve.hook.HookConfiguration;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.settings.Meter;
import io.perennial.turn.Progress;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRequest;
import io.perennial.writeback.Conclusions;
import io.perennial.writeback.WriteBack;
import io.perennial.writeback.WriteBackReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole program on a database of its own, with the connections that a test gives it. */
public final class TestApplication implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private TestApplication(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Gathers what the program is to be made of. */
  public static Builder on(DatabaseSettings database, Clock clock) {
    return new Builder(database, clock);
  }

  /** One complete turn. */
  public Report sync() {
    return take(TurnRequest.sync(Progress.NONE));
  }

  /** A turn that writes nothing. */
  public Report plan() {
    return take(TurnRequest.plan(Progress.NONE));
  }

  /** A turn whose report adds up, whatever else the test asks of it. */
  public Report take(TurnRequest request) {
    Report report = bean(Turns.class).take(request);
    Sums.hold(report);
    return report;
  }

  /** Where the pages are; only with {@link Builder#pages}. */
  public URI url() {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** The names of all parts that were made. */
  public List<String> beans() {
    return List.of(context.getBeanDefinitionNames());
  }

  /** The store, to be looked at. */
  public JdbcClient store() {
    return bean(JdbcClient.class);
  }

  @Override
  public void close() {
    context.close();
  }

  /** A shipped mapping. */
  public static String shippedMapping(String type) {
    Problems problems = new Problems();
    String yaml = Shelf.shipped(problems).text(type + ".yaml").orElseThrow();
    problems.throwIfAny();
    return yaml;
  }

  /** The shipped {@code write-back.yaml}. */
  public static WriteBack shippedWriteBack() {
    Problems problems = new Problems();
    WriteBack shipped =
        Shelf.shipped(problems)
            .read("write-back.yaml")
            .map(root -> WriteBackReader.read(root, "Perennial_", Conclusions.WORDS))
            .orElseThrow();
    problems.throwIfAny();
    return shipped;
  }

  /** What the program is to be made of. */
  public static final class Builder {
    private final DatabaseSettings database;
    private final Clock clock;
    private final List<Connected> connections = new ArrayList<>();
    private final Map<String, String> settings = new TreeMap<>();
    private final Map<String, String> beside = new TreeMap<>();
    private WriteBack writeBack = WriteBack.nothing();
    private boolean pages;
    private Optional<Seam> seam = Optional.empty();
    private boolean hooks;

    private Builder(DatabaseSettings database, Clock clock) {
      this.database = database;
      this.clock = clock;
    }

    /** A connection whose records mean what the YAML says. */
    public Builder connection(Connector connector, String type, String yaml) {
      Problems problems = new Problems();
      Mapping mapping =
          YamlFile.read(type + ".yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
              .map(MappingReader::read)
              .orElseThrow();
      problems.throwIfAny();
      connections.add(new Connected(connector, type, mapping, new Meter(), true));
      return this;
    }

    public Builder writeBack(WriteBack rules) {
      writeBack = rules;
      return this;
    }

    public Builder writeBack(String yaml) {
      Problems problems = new Problems();
      writeBack =
          YamlFile.read("write-back.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
              .map(root -> WriteBackReader.read(root, "Perennial_", Conclusions.WORDS))
              .orElseThrow();
      problems.throwIfAny();
      return this;
    }

    /** What {@code application.yaml} says; it takes the place of connections and rules. */
    public Builder settings(Map<String, String> more) {
      settings.putAll(more);
      return this;
    }

    /** What {@code application.yaml} says beside the connections and rules that the test gives. */
    public Builder beside(Map<String, String> more) {
      beside.putAll(more);
      return this;
    }

    /** With the pages on any free port, and without turns by the clock. */
    public Builder pages() {
      pages = true;
      return this;
    }

    /** The program reaches its database and its vendors through a test's hands. */
    public Builder through(Seam between) {
      seam = Optional.of(between);
      return this;
    }

    /**
     * With the listener that systems call, and nobody who follows by himself; {@code
     * perennial.hooks} must be among the settings.
     */
    public Builder hooks() {
      hooks = true;
      return this;
    }

    public TestApplication start() {
      ApplicationContextInitializer<GenericApplicationContext> replace =
          context -> {
            context.registerBean("clock", Clock.class, () -> clock);
            seam.ifPresent(
                between -> context.getBeanFactory().addBeanPostProcessor(new SeamSewn(between)));
            if (settings.isEmpty()) {
              context.registerBean(
                  "installation", Installation.class, () -> Installation.of(connections));
              context.registerBean("rulebook", Rulebook.class, this::rulebook);
            }
          };
      Map<String, Object> properties = new TreeMap<>(settings);
      properties.putAll(beside);
      properties.put("spring.main.allow-bean-definition-overriding", "false");
      properties.put("spring.config.location", "optional:classpath:/");
      properties.putIfAbsent("perennial.mappings", "no-mappings-of-its-own");
      properties.put("perennial.database.url", database.url());
      properties.put("perennial.database.username", database.username());
      properties.put("perennial.database.password", database.password());
      return new TestApplication(
          new SpringApplicationBuilder(parts())
              .web(pages ? WebApplicationType.SERVLET : WebApplicationType.NONE)
              .initializers(replace)
              .properties(properties)
              .logStartupInfo(false)
              .run("--server.port=0"));
    }

    /** The shipped rules, but for what is written back. */
    private Rulebook rulebook() {
      Problems problems = new Problems();
      Shelf shelf = Shelf.shipped(problems);
      IdentityRules identity =
          shelf.read("identity.yaml").map(IdentityRulesReader::read).orElseThrow();
      Rates rates = shelf.read("rates.yaml").map(RatesReader::read).orElseThrow();
      HealthModel model =
          HealthModelReader.read("health.yaml", shelf.text("health.yaml").orElseThrow());
      FlagRules flags = FlagRulesReader.read("flags.yaml", shelf.text("flags.yaml").orElseThrow());
      problems.throwIfAny();
      String written = String.valueOf(writeBack.hashCode());
      return Rulebook.of(
          new Rules(
              Map.of(), writeBack, identity, rates, model, flags, new Fingerprints("", written)));
    }

    private Class<?>[] parts() {
      List<Class<?>> parts = new ArrayList<>(List.of(Application.class));
      if (pages) {
        parts.add(PagesConfiguration.class);
      }
      if (hooks) {
        parts.add(HookConfiguration.class);
      }
      return parts.toArray(Class<?>[]::new);
    }
  }
}

package io.perennial.testing;

import io.perennial.app.Application;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.Connector;
import io.perennial.database.DatabaseSettings;
import io.perennial.mapping.Mapping;
import io.perennial.mapping.MappingReader;
import io.perennial.mapping.Shelf;
import io.perennial.mapping.yaml.Problems;
import io.perennial.mapping.yaml.YamlFile;
import io.perennial.routes.Turns;
import io.perennial.serve.PagesConfiguration;
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
import java.util.Optional;
import java.util.Set;
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
    return take("sync", true);
  }

  /** A turn that writes nothing. */
  public Report plan() {
    return take("plan", false);
  }

  private Report take(String verb, boolean writes) {
    return bean(Turns.class)
        .take(
            new TurnRequest(
                verb, Optional.empty(), Set.<ConnectionName>of(), writes, Progress.NONE));
  }

  /** Where the pages are; only with {@link Builder#pages}. */
  public URI url() {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** The store, to be looked at. */
  public JdbcClient store() {
    return bean(JdbcClient.class);
  }

  @Override
  public void close() {
    context.close();
  }

  /** A shipped mapping in which commented lines of some fields are put into effect. */
  public static String shippedMapping(String type, String... fields) {
    Problems problems = new Problems();
    String yaml = Shelf.shipped(problems).text(type + ".yaml").orElseThrow();
    problems.throwIfAny();
    for (String field : fields) {
      yaml = yaml.replaceFirst("# (" + field + ": )", "$1");
    }
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
    private WriteBack writeBack = WriteBack.nothing();
    private boolean pages;

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
      connections.add(new Connected(connector, type, mapping, new Meter()));
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

    /** With the pages on any free port, and without turns by the clock. */
    public Builder pages() {
      pages = true;
      return this;
    }

    public TestApplication start() {
      ApplicationContextInitializer<GenericApplicationContext> replace =
          context -> {
            context.registerBean("clock", Clock.class, () -> clock);
            context.registerBean(
                "installation", Installation.class, () -> Installation.of(connections));
            context.registerBean("writeBack", WriteBack.class, () -> writeBack);
          };
      return new TestApplication(
          new SpringApplicationBuilder(parts())
              .web(pages ? WebApplicationType.SERVLET : WebApplicationType.NONE)
              .initializers(replace)
              .properties(
                  "spring.main.allow-bean-definition-overriding=false",
                  "perennial.database.url=" + database.url(),
                  "perennial.database.username=" + database.username(),
                  "perennial.database.password=" + database.password())
              .logStartupInfo(false)
              .run("--server.port=0"));
    }

    private Class<?>[] parts() {
      return pages
          ? new Class<?>[] {Application.class, PagesConfiguration.class}
          : new Class<?>[] {Application.class};
    }
  }
}

package io.perennial.cli.demo;

import io.perennial.access.ApiScope;
import io.perennial.access.ApiTokens;
import io.perennial.app.Application;
import io.perennial.app.Options;
import io.perennial.cli.sandbox.OurFields;
import io.perennial.install.HookInstalling;
import io.perennial.sandbox.Sandbox;
import io.perennial.sandbox.SandboxOptions;
import io.perennial.sandbox.SandboxOptions.Ports;
import io.perennial.sandbox.company.Company;
import io.perennial.sandbox.company.record.DemoRates;
import io.perennial.sandbox.page.Service;
import io.perennial.serve.ServeConfiguration;
import io.perennial.settings.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: everything on this machine, with an invented company; nothing is kept. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Shows Perennial with an invented company: look-alikes, a first turn, and the console.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"1:could not run", "64:wrong command line"})
public final class DemoVerb implements Callable<Integer> {

  private static final int CONSOLE = 8080;
  private static final int HOOKS = 8104;
  private static final Duration PANEL_TOKEN = Duration.ofDays(1);

  @Option(
      names = "--customers",
      paramLabel = "N",
      description = "of the invented company (default: ${DEFAULT-VALUE})")
  private int customers = 300;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "another one brings other names and numbers (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "of the console (default: ${DEFAULT-VALUE}, or a free one if it is taken)")
  private int port = CONSOLE;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Perennial, with an invented company of %,d customers. A moment …%n", customers);
    out.flush();
    Path folder = Files.createTempDirectory("perennial-demo");
    Clock clock = Clock.systemUTC();
    Path mappings = Files.createDirectory(folder.resolve("mappings"));
    Files.writeString(mappings.resolve("rates.yaml"), DemoRates.yaml(clock.instant()));
    FreePorts ports = new FreePorts();
    SandboxOptions options =
        SandboxOptions.defaults()
            .ports(
                new Ports(
                    ports.orFree(Ports.USUAL.salesforce()),
                    ports.orFree(Ports.USUAL.zendesk()),
                    ports.orFree(Ports.USUAL.stripe())));
    Deque<AutoCloseable> parts = new ArrayDeque<>();
    parts.push(() -> FileSystemUtils.deleteRecursively(folder));
    SpringApplication.getShutdownHandlers().add(() -> end(parts)); // when the program has ended
    Sandbox sandbox =
        Sandbox.start(
            Company.of(customers, seed, clock.instant()), clock, OurFields.shipped().in(options));
    parts.push(sandbox);
    DemoWatcher watcher = new DemoWatcher(out, sandbox);
    parts.push(watcher);
    ConfigurableApplicationContext application =
        Application.serve(
            new Options(
                Optional.of(folder),
                mappings,
                folder.resolve("data"),
                settings(sandbox, ports.orFree(port), ports.orFree(HOOKS))),
            ServeConfiguration.class,
            watcher);
    hooks(application);
    panel(application, sandbox, clock);
    watcher.listening(application.getEnvironment().getProperty("local.server.port"));
    new CountDownLatch(1).await();
    return 0;
  }

  /** What happens in the look-alikes is followed at once. */
  private static void hooks(ConfigurableApplicationContext application) {
    HookInstalling hooks = application.getBean(HookInstalling.class);
    application
        .getBean(Installation.class)
        .connections()
        .forEach(connected -> hooks.install(connected.connector()));
  }

  /** The panels on records and tickets ask us, with a token that ends with the day. */
  private static void panel(
      ConfigurableApplicationContext application, Sandbox sandbox, Clock clock) {
    Instant now = clock.instant();
    String token =
        application
            .getBean(ApiTokens.class)
            .create(
                "Sandbox panel",
                EnumSet.allOf(ApiScope.class),
                Optional.of(now.plus(PANEL_TOKEN)),
                now)
            .text();
    String port = application.getEnvironment().getProperty("local.server.port");
    sandbox.ask(new Service(URI.create("http://127.0.0.1:" + port), token));
  }

  /** What was started last ends first; the folder goes when nobody uses it any more. */
  private static void end(Deque<AutoCloseable> parts) {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception left) {
        System.err.println("something is left behind: " + left.getMessage());
      }
    }
  }

  private static Map<String, String> settings(Sandbox sandbox, int port, int hooks) {
    Map<String, String> settings = new TreeMap<>();
    sandbox
        .settings()
        .forEach(
            (name, connection) ->
                connection.forEach(
                    (key, value) ->
                        settings.put("perennial.connections.%s.%s".formatted(name, key), value)));
    settings.put("perennial.every", "30s");
    settings.put("perennial.public-url", "http://127.0.0.1:" + port);
    settings.put("perennial.hooks.port", String.valueOf(hooks));
    settings.put("perennial.hooks.url", "http://127.0.0.1:" + hooks);
    settings.put("server.port", String.valueOf(port));
    return settings;
  }
}

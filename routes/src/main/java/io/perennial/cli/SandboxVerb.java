package io.perennial.cli;

import io.perennial.cli.sandbox.OurFields;
import io.perennial.cli.sandbox.PanelOptions;
import io.perennial.sandbox.Sandbox;
import io.perennial.sandbox.SandboxOptions;
import io.perennial.sandbox.SandboxOptions.Ports;
import io.perennial.sandbox.company.Company;
import io.perennial.sandbox.company.record.DemoRates;
import io.perennial.sandbox.dataset.Dataset;
import io.perennial.sandbox.dataset.DatasetException;
import io.perennial.sandbox.engine.PortTakenException;
import io.perennial.sandbox.world.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sandbox}: only the look-alikes, until it is interrupted. */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description = "Runs look-alikes of Salesforce, Zendesk and Stripe on loopback, for rehearsals.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:interrupted", "1:could not run", "64:wrong command line"})
final class SandboxVerb implements Callable<Integer> {

  private static final int MOST_CUSTOMERS = 100_000;

  @ArgGroup private @Nullable Told told;

  @Option(
      names = "--salesforce-port",
      paramLabel = "PORT",
      description = "default: ${DEFAULT-VALUE}; 0 takes a free one")
  private int salesforcePort = Ports.USUAL.salesforce();

  @Option(
      names = "--zendesk-port",
      paramLabel = "PORT",
      description = "default: ${DEFAULT-VALUE}; 0 takes a free one")
  private int zendeskPort = Ports.USUAL.zendesk();

  @Option(
      names = "--stripe-port",
      paramLabel = "PORT",
      description = "default: ${DEFAULT-VALUE}; 0 takes a free one")
  private int stripePort = Ports.USUAL.stripe();

  @Option(
      names = "--latency",
      paramLabel = "MS",
      description = "milliseconds added to every call (default: ${DEFAULT-VALUE})")
  private int latency;

  @Option(
      names = "--installed",
      description = "our fields exist from the start, as after install; otherwise nothing is ours")
  private boolean installed;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "writes what a reader of the generated company has to find out, as JSON")
  private @Nullable Path truth;

  @Option(
      names = "--rates",
      paramLabel = "FILE",
      description = "writes made-up exchange rates; as rates.yaml in --mappings they make one sum")
  private @Nullable Path rates;

  @Option(
      names = "--renewable",
      hidden = true,
      description = "begins anew with each line on standard input and ends with its end")
  private boolean renewable;

  @Mixin private PanelOptions panel = new PanelOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** What the look-alikes tell of: one or the other. */
  private static final class Told {
    @ArgGroup(exclusive = false)
    private @Nullable Generated generated;

    @Option(
        names = "--dataset",
        required = true,
        paramLabel = "DIR",
        description = "folder of CSV files")
    private @Nullable Path dataset;
  }

  /** A generated company. */
  private static final class Generated {
    @Option(
        names = "--customers",
        paramLabel = "N",
        description = "of a generated company, from 1 to 100,000 (default: 300)")
    private int customers = 300;

    @Option(
        names = "--seed",
        paramLabel = "S",
        description = "another one brings other names and numbers (default: 1)")
    private long seed = 1;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    panel.check();
    Clock clock = Clock.systemUTC();
    if (rates != null) {
      Files.writeString(rates, DemoRates.yaml(clock.instant()));
    }
    try {
      World world = world(clock);
      run(world, clock, options());
      return 0;
    } catch (DatasetException wrong) {
      return refused(String.valueOf(wrong.getMessage()));
    } catch (PortTakenException taken) {
      return refused(
          "%s: give another one with %s, or 0 for a free one"
              .formatted(taken.getMessage(), option(taken.port())));
    }
  }

  private World world(Clock clock) throws IOException {
    if (told != null && told.dataset != null) {
      if (truth != null) {
        throw wrong("--truth is known of a generated company only: leave out --dataset");
      }
      if (!Files.isDirectory(told.dataset)) {
        throw wrong("%s is no folder: name the one with the CSV files".formatted(told.dataset));
      }
      return Dataset.load(told.dataset);
    }
    Generated generated = told == null || told.generated == null ? new Generated() : told.generated;
    if (generated.customers < 1 || generated.customers > MOST_CUSTOMERS) {
      throw wrong("--customers must be from 1 to 100,000");
    }
    Company company = Company.of(generated.customers, generated.seed, clock.instant());
    if (truth != null) {
      company.truth().write(truth);
    }
    return company;
  }

  private SandboxOptions options() {
    if (latency < 0) {
      throw wrong("--latency must not be negative");
    }
    SandboxOptions options =
        SandboxOptions.defaults()
            .ports(new Ports(salesforcePort, zendeskPort, stripePort))
            .latency(Duration.ofMillis(latency));
    return installed ? OurFields.shipped().in(options) : options;
  }

  private void run(World world, Clock clock, SandboxOptions options)
      throws IOException, InterruptedException {
    if (!renewable) {
      try (Sandbox sandbox = Sandbox.start(world, clock, options)) {
        print(sandbox);
        new CountDownLatch(1).await();
      }
      return;
    }
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    do {
      try (Sandbox sandbox = Sandbox.start(world, clock, options)) {
        print(sandbox);
        if (lines.readLine() == null) {
          return;
        }
      }
    } while (true);
  }

  private void print(Sandbox sandbox) {
    panel.install(sandbox);
    PrintWriter out = spec.commandLine().getOut();
    out.println("Look-alikes are listening. For application.yaml:");
    out.println();
    out.println("perennial:");
    out.println("  connections:");
    sandbox
        .settings()
        .forEach(
            (name, settings) -> {
              out.printf("    %s:%n", name);
              settings.forEach((key, value) -> out.printf("      %s: %s%n", key, value));
            });
    out.println();
    out.printf(
        "What a rep sees, and an agent: %s and %s%n",
        sandbox.salesforce().pages(), sandbox.zendesk().pages());
    out.println("Ctrl-C ends them.");
    out.flush();
  }

  private int refused(String message) {
    spec.commandLine().getErr().println(message);
    return 1;
  }

  private String option(int port) {
    if (port == salesforcePort) {
      return "--salesforce-port";
    }
    return port == zendeskPort ? "--zendesk-port" : "--stripe-port";
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

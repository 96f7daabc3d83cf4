package io.perennial.cli;

import io.perennial.sandbox.salesforce.Salesforce;
import io.perennial.sandbox.salesforce.SalesforceOptions;
import io.perennial.sandbox.world.World;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sandbox}: only the look-alikes, until it is interrupted. */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description = "Runs look-alikes of the vendors on loopback, for rehearsals.")
final class SandboxVerb implements Callable<Integer> {

  @Option(
      names = "--salesforce-port",
      paramLabel = "PORT",
      description = "default: ${DEFAULT-VALUE}")
  private int salesforcePort = 8101;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (Salesforce salesforce =
        Salesforce.start(
            World.empty(),
            Clock.systemUTC(),
            SalesforceOptions.defaults().port(salesforcePort).letIntegrationCustomize())) {
      out.printf("salesforce  %s%n", salesforce.url());
      out.printf("  client-id      %s%n", salesforce.integration().clientId());
      out.printf("  client-secret  %s%n", salesforce.integration().clientSecret());
      out.println("Ctrl-C ends it.");
      out.flush();
      new CountDownLatch(1).await();
    }
    return 0;
  }
}

package io.perennial.cli;

import io.perennial.access.ApiSettings;
import io.perennial.access.ApiTokens;
import io.perennial.app.Application;
import io.perennial.app.Options;
import io.perennial.serve.ServeConfiguration;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: turns by the clock and the pages, until it is interrupted. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Takes a turn now and then every few minutes, and shows the console.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"1:could not run", "64:wrong command line"})
final class ServeVerb implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "of the console on 127.0.0.1 (default: 8080; 0 takes any that is free)")
  private @Nullable Integer port;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext application =
        Application.serve(options(), ServeConfiguration.class)) {
      out.printf(
          "console  http://127.0.0.1:%s/%n%sCtrl-C ends it.%n",
          application.getEnvironment().getProperty("local.server.port"), api(application));
      out.flush();
      new CountDownLatch(1).await();
      return 0;
    } catch (RuntimeException failed) {
      String why = taken(failed).orElseThrow(() -> failed);
      spec.commandLine().getErr().println(why);
      return 1;
    }
  }

  /** Where nobody can listen, and the mend; empty if that is not what failed. */
  private static Optional<String> taken(RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException pages) {
        return Optional.of(
            "Port %d is taken by another program. Name another: perennial serve --port %d"
                .formatted(pages.getPort(), pages.getPort() + 1));
      }
      if (cause instanceof ConnectorStartFailedException api) {
        return Optional.of(
            "Nobody can listen where perennial.api says: port %d is taken, or its address is not of this machine. Name another there."
                .formatted(api.getPort()));
      }
      if (cause instanceof BindException hooks) {
        return Optional.of(
            "Nobody can listen where perennial.hooks says: %s. Name another port there."
                .formatted(hooks.getMessage()));
      }
    }
    return Optional.empty();
  }

  /** Where the API listens beside the pages, and whether anybody may ask it. */
  private static String api(ConfigurableApplicationContext application) {
    return application
        .getBean(ApiSettings.class)
        .listener()
        .map(
            listener ->
                "API      %s port %d%s%n"
                    .formatted(
                        listener.address(),
                        listener.port(),
                        application.getBean(ApiTokens.class).unrevoked().isEmpty()
                            ? "; nobody may ask it yet: perennial token create --name NAME --scope"
                                + " context"
                            : ""))
        .orElse("");
  }

  private Options options() {
    return port == null
        ? place.options()
        : place.options().with(Map.of("server.port", String.valueOf(port)));
  }
}

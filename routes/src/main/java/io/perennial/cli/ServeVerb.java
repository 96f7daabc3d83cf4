package io.perennial.cli;

import io.perennial.app.Application;
import io.perennial.app.Options;
import io.perennial.serve.ServeConfiguration;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
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
          "console  http://127.0.0.1:%s/%nCtrl-C ends it.%n",
          application.getEnvironment().getProperty("local.server.port"));
      out.flush();
      new CountDownLatch(1).await();
      return 0;
    } catch (PortInUseException taken) {
      spec.commandLine()
          .getErr()
          .printf(
              "Port %d is taken by another program. Name another: perennial serve --port %d%n",
              taken.getPort(), taken.getPort() + 1);
      return 1;
    } catch (RuntimeException failed) {
      if (NestedExceptionUtils.getRootCause(failed) instanceof ConnectorStartFailedException api) {
        spec.commandLine()
            .getErr()
            .printf(
                "Nobody can listen where perennial.api says: port %d is taken, or its address is"
                    + " not of this machine. Name another there.%n",
                api.getPort());
        return 1;
      }
      if (NestedExceptionUtils.getRootCause(failed) instanceof BindException taken) {
        spec.commandLine()
            .getErr()
            .printf(
                "Nobody can listen where perennial.hooks says: %s. Name another port there.%n",
                taken.getMessage());
        return 1;
      }
      throw failed;
    }
  }

  private Options options() {
    return port == null
        ? place.options()
        : place.options().with(Map.of("server.port", String.valueOf(port)));
  }
}

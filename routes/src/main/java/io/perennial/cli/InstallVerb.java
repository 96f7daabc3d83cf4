package io.perennial.cli;

import io.perennial.app.Application;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.install.Installed;
import io.perennial.install.Installing;
import io.perennial.install.Installing.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code install}: our fields and rights, made in the other systems. */
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    description = "Makes our fields and permission sets in each system; safe to repeat.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:could not run", "2:something was refused"})
final class InstallVerb implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "CONNECTION",
      description = "connections that take part (default: all)")
  private List<String> only = List.of();

  @Option(
      names = "--print",
      arity = "0..1",
      fallbackValue = "install",
      paramLabel = "DIR",
      description =
          "asks no system and writes files to deploy by hand, a folder for each connection"
              + " (default: ./install)")
  private @Nullable Path print;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Set<ConnectionName> chosen = only.stream().map(ConnectionName::new).collect(Collectors.toSet());
    try (ConfigurableApplicationContext application = Application.start(place.options())) {
      Installing installing = application.getBean(Installing.class);
      if (print != null) {
        Path folder = print;
        installing
            .print(chosen, folder)
            .forEach(
                (name, files) ->
                    out.printf("%s: %d files in %s%n", name, files, folder.resolve(name)));
        out.flush();
        return 0;
      }
      int worst = 0;
      for (Map.Entry<String, Outcome> connection : installing.install(chosen).entrySet()) {
        out.println(connection.getKey());
        worst = Math.max(worst, print(out, connection.getValue()));
      }
      out.flush();
      return worst == FAILED ? 1 : worst;
    }
  }

  /** Worse than a refusal, and told by a smaller exit code. */
  private static final int FAILED = 3;

  private static int print(PrintWriter out, Outcome outcome) {
    for (Installed result : outcome.results()) {
      out.printf(
          "  %-10s  %-56s %s%n",
          result.outcome().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
          result.thing(),
          result.detail());
      if (!result.mend().isEmpty()) {
        out.printf("              -> %s%n", result.mend());
      }
    }
    if (outcome.failure().isPresent()) {
      out.printf("  failed      %s%n", outcome.failure().get().getMessage());
      out.printf("              -> %s%n", outcome.failure().get().mend());
      return FAILED;
    }
    if (outcome.results().isEmpty()) {
      out.println("  nothing to make");
    }
    return outcome.refused() ? 2 : 0;
  }
}

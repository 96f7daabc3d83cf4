package io.perennial.cli.data;

import io.perennial.app.Application;
import io.perennial.backup.Restored;
import io.perennial.backup.Restoring;
import io.perennial.cli.Place;
import io.perennial.sql.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restore}: the store as a backup shows it. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = "Brings a backup back, as a whole or not at all.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:could not run", "64:wrong command line"})
public final class RestoreVerb implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @Parameters(index = "0", paramLabel = "FILE", description = "what backup wrote")
  private Path file = Path.of("perennial.backup");

  @Option(names = "--replace", description = "throws away what the store holds")
  private boolean replaces;

  @Option(names = "--yes", description = "asks no question")
  private boolean yes;

  @Option(names = "--json", description = "prints JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (replaces) {
      Consent.ask(yes, "All that the store holds now is thrown away.");
    }
    try (ConfigurableApplicationContext application = Application.start(place.options())) {
      Restored restored = application.getBean(Restoring.class).restore(file, replaces);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.write(restored));
      } else {
        out.print(Told.restored(restored, application.getBean(Clock.class).instant()));
      }
      out.flush();
      return 0;
    }
  }
}

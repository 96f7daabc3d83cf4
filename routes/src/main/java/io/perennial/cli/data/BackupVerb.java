package io.perennial.cli.data;

import io.perennial.app.Application;
import io.perennial.backup.BackupWriter;
import io.perennial.backup.Manifest;
import io.perennial.cli.Place;
import io.perennial.sql.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backup}: the whole store in one file. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Copies the whole store into one file, beside a running serve, too.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:could not run", "64:wrong command line"})
public final class BackupVerb implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @Parameters(index = "0", paramLabel = "FILE", description = "a new file; its owner's alone")
  private Path file = Path.of("perennial.backup");

  @Option(
      names = "--with-tokens",
      description = "with the rotating tokens of the connections: keep such a file like a password")
  private boolean tokens;

  @Option(names = "--json", description = "prints JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    try (ConfigurableApplicationContext application = Application.start(place.options())) {
      Manifest made = application.getBean(BackupWriter.class).write(file, tokens);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.write(made));
      } else {
        out.print(Told.made(file, made));
      }
      out.flush();
      return 0;
    }
  }
}

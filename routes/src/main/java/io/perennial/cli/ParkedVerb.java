package io.perennial.cli;

import io.perennial.app.Application;
import io.perennial.cli.terminal.ParkedTable;
import io.perennial.parked.NoSuchParked;
import io.perennial.parked.ParkedFilter;
import io.perennial.parked.ParkedList;
import io.perennial.parked.ParkedReader;
import io.perennial.sql.Json;
import io.perennial.store.Parked.Stage;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parked}: what could not be mapped or written, and why; asks no vendor. */
@Command(
    name = "parked",
    mixinStandardHelpOptions = true,
    description = "Shows records that could not be mapped or written, by reason and one by one.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:nothing is parked", "1:could not run", "2:something is parked"})
final class ParkedVerb implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @Option(names = "--reason", paramLabel = "CODE", description = "only records with this code")
  private @Nullable String reason;

  @Option(
      names = "--connection",
      paramLabel = "CONNECTION",
      description = "only records of this connection")
  private @Nullable String connection;

  @Option(
      names = "--stage",
      description = "only records that got stuck there: ${COMPLETION-CANDIDATES}")
  private @Nullable Stage stage;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "records to show (default: ${DEFAULT-VALUE})")
  private int most = 50;

  @Option(names = "--json", description = "prints JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext application = Application.start(place.options())) {
      ParkedList parked =
          application
              .getBean(ParkedReader.class)
              .read(
                  new ParkedFilter(
                      Optional.ofNullable(reason),
                      Optional.ofNullable(connection),
                      Optional.ofNullable(stage),
                      List.of()),
                  Math.max(0, most));
      if (json) {
        out.println(Json.write(parked));
      } else {
        new ParkedTable(out).print(parked);
      }
      out.flush();
      return parked.total() > 0 ? 2 : 0;
    } catch (NoSuchParked unknown) {
      throw new ParameterException(
          spec.commandLine(), String.valueOf(unknown.getMessage()), unknown);
    }
  }
}

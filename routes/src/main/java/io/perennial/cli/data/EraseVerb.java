package io.perennial.cli.data;

import io.perennial.app.Application;
import io.perennial.cli.Place;
import io.perennial.erase.Certificate;
import io.perennial.erase.Erasing;
import io.perennial.erase.subject.Subject;
import io.perennial.sql.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code erase}: forgets a person or a customer. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description = "Forgets a person or a customer, keeps them away, and certifies what was done.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done, and nothing was found afterwards",
      "1:could not run",
      "2:done, but something that names them is left: the certificate tells where",
      "64:wrong command line"
    })
public final class EraseVerb implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @ArgGroup(multiplicity = "1")
  private Whom whom = new Whom();

  @Option(names = "--dry-run", description = "does everything, counts it and takes it back")
  private boolean rehearses;

  @Option(names = "--yes", description = "asks no question")
  private boolean yes;

  @Option(names = "--lift", description = "lets them in again with the next turn")
  private boolean lifts;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "writes what is printed to a file, too")
  private @Nullable Path file;

  @Option(names = "--json", description = "prints JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** One or the other. */
  private static final class Whom {
    @Option(
        names = "--person",
        paramLabel = "EMAIL|ID",
        description = "an address, or the key of a contact or billing customer",
        required = true)
    private @Nullable String person;

    @Option(
        names = "--customer",
        paramLabel = "NUMBER",
        description = "the number in the address of the customer's page, with all records linked",
        converter = CustomerNumber.class,
        required = true)
    private long customer;

    Subject subject() {
      return person == null ? Subject.customer(customer) : Subject.person(person);
    }
  }

  @Override
  public Integer call() throws IOException {
    Subject subject = whom.subject();
    if (!rehearses) {
      Consent.ask(
          yes,
          lifts
              ? "What was erased comes back from the systems that still hold it."
              : "All that is held about this %s is removed for good."
                  .formatted(whom.person == null ? "customer" : "person"));
    }
    try (ConfigurableApplicationContext application = Application.start(place.options())) {
      Erasing erasing = application.getBean(Erasing.class);
      if (lifts) {
        return lifted(erasing.lift(subject));
      }
      Certificate certificate =
          erasing.erase(subject, rehearses, System.getProperty("user.name", "unknown"));
      String text = json ? Json.write(certificate) + "\n" : certificate.text();
      print(text);
      if (file != null) {
        Files.writeString(file, text);
      }
      return certificate.left().isEmpty() ? 0 : 2;
    }
  }

  private int lifted(List<String> streams) {
    print(
        json
            ? Json.write(Map.of("readAgain", streams)) + "\n"
            : "They are kept away no longer. The next turn reads again: %s%n"
                .formatted(String.join(", ", streams)));
    return 0;
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }
}

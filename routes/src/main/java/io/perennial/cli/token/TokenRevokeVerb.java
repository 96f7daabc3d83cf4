package io.perennial.cli.token;

import io.perennial.access.ApiTokens;
import io.perennial.app.Application;
import io.perennial.cli.Place;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code token revoke NAME}: takes a token back for good. */
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    description = "Takes a token back for good; a running serve knows within two seconds.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:revoked",
      "1:could not run, or there is no token of that name",
      "64:wrong command line"
    })
final class TokenRevokeVerb implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @Parameters(paramLabel = "NAME", description = "as token list shows it")
  private String name = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (ConfigurableApplicationContext application = Application.start(place.options())) {
      boolean revoked =
          application
              .getBean(ApiTokens.class)
              .revoke(name.strip(), application.getBean(Clock.class).instant());
      if (!revoked) {
        spec.commandLine()
            .getErr()
            .printf(
                "There is no token called \"%s\" to revoke: perennial token list shows all.%n",
                name.strip());
        return 1;
      }
      spec.commandLine()
          .getOut()
          .printf("\"%s\" is revoked: it opens nothing any more.%n", name.strip());
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}

package io.perennial.cli.token;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code token create|list|revoke}: who may ask our API. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = "Makes, lists and revokes the tokens by which programs ask our API.",
    subcommands = {TokenCreateVerb.class, TokenListVerb.class, TokenRevokeVerb.class})
public final class TokenVerb implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do with tokens: create, list or revoke.");
  }
}

package io.perennial.cli.parked;

import io.perennial.cli.terminal.ReplayTable;
import io.perennial.routes.replay.Replay;
import io.perennial.routes.replay.Replayed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: tries parked records again; asks no vendor. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Tries parked records again, all of them unless something narrows them down.",
      "What could not be mapped is mapped at once; what was refused is sent by the next sync."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all are tried again", "1:could not run", "2:some are parked still"})
public final class ReplayVerb implements Callable<Integer> {

  @Mixin private Question question = new Question();

  @Parameters(paramLabel = "ID", description = "the records' keys in their systems")
  private List<String> ids = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return question.answer(
        spec,
        program -> program.getBean(Replay.class).take(question.filter(Optional.empty(), ids)),
        (out, replayed) -> new ReplayTable(out).print(replayed, question.asked()),
        Replayed::needsAPerson);
  }
}

package io.perennial.cli.parked;

import io.perennial.cli.terminal.ParkedTable;
import io.perennial.parked.ParkedReader;
import io.perennial.store.Parked.Stage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parked}: what could not be mapped or written, and why; asks no vendor. */
@Command(
    name = "parked",
    mixinStandardHelpOptions = true,
    description = "Shows records that could not be mapped or written, by reason and one by one.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:nothing is parked", "1:could not run", "2:something is parked"})
public final class ParkedVerb implements Callable<Integer> {

  @Mixin private Question question = new Question();

  @Option(
      names = "--stage",
      description = "only records that got stuck there: ${COMPLETION-CANDIDATES}")
  private @Nullable Stage stage;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "records to show (default: ${DEFAULT-VALUE})")
  private int most = 50;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return question.answer(
        spec,
        program ->
            program
                .getBean(ParkedReader.class)
                .read(question.filter(Optional.ofNullable(stage), List.of()), Math.max(0, most)),
        (out, parked) -> new ParkedTable(out).print(parked, question.asked()),
        parked -> parked.total() > 0);
  }
}

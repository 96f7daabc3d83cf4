package io.perennial.chaos.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import java.util.function.Supplier;

/** Pages in which records stand twice. */
public final class RepeatedRecords {

  private RepeatedRecords() {}

  /** The first record once more at the end. */
  public static Answer first(Call call, Supplier<Answer> work) {
    return Listed.changed(work.get(), records -> records.add(records.get(0).deepCopy()));
  }

  /** The whole page once more. */
  public static Answer all(Call call, Supplier<Answer> work) {
    return Listed.changed(
        work.get(),
        records -> {
          ArrayNode again = records.deepCopy();
          records.addAll(again);
        });
  }
}

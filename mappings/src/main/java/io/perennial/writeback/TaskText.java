package io.perennial.writeback;

import io.perennial.health.OpenFlag;
import io.perennial.model.verdict.Because;
import java.util.Locale;
import java.util.Optional;

/** What a task says about the flag that it is made for. */
public final class TaskText {

  private TaskText() {}

  /** One line, for example {@code Payment overdue: Acme Ltd}. */
  public static String subject(OpenFlag flag, String customer) {
    String word = flag.name().word();
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + ": " + customer;
  }

  /**
   * A few lines: why, since when, what to do, when the task closes, and where all of it is shown.
   *
   * @param link address of the customer's page
   */
  public static String description(OpenFlag flag, Optional<String> link) {
    StringBuilder text = new StringBuilder();
    text.append("Why: ").append(flag.because().text());
    flag.since()
        .ifPresent(day -> text.append(" (flag raised ").append(Because.word(day)).append(')'));
    text.append(".\nWhat to do: ").append(flag.action());
    text.append("\nPerennial closes this task when ").append(flag.name().clearedWhen()).append('.');
    link.ifPresent(address -> text.append("\nAll about the customer: ").append(address));
    return text.toString();
  }
}

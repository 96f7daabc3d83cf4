package io.perennial.health.flag.rule;

import io.perennial.model.RecordRef;
import io.perennial.model.verdict.Because;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Whether a flag's condition holds on one day.
 *
 * @param raised whether it does
 * @param danger whether it is worse than the flag alone says
 * @param because one sentence with the numbers
 * @param evidence the records that it rests on
 * @param until the next day on which the verdict changes by the clock alone
 */
public record Verdict(
    boolean raised,
    boolean danger,
    Because because,
    List<RecordRef> evidence,
    Optional<LocalDate> until) {

  private static final Because CALM = Because.of("nothing to see");

  public Verdict {
    evidence = List.copyOf(evidence);
  }

  static Verdict calm(Optional<LocalDate> until) {
    return new Verdict(false, false, CALM, List.of(), until);
  }

  static Verdict raised(Because because, List<RecordRef> evidence, Optional<LocalDate> until) {
    return new Verdict(true, false, because, evidence, until);
  }

  static Verdict danger(Because because, List<RecordRef> evidence, Optional<LocalDate> until) {
    return new Verdict(true, true, because, evidence, until);
  }
}

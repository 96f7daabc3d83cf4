package io.perennial.health;

import io.perennial.health.flag.FlagName;
import io.perennial.health.flag.Owner;
import io.perennial.model.RecordRef;
import io.perennial.model.verdict.Because;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A flag that is raised.
 *
 * @param since first day, UTC; empty if it was raised before the past that we follow
 * @param danger whether it is worse than the flag alone says
 * @param because one sentence with the numbers
 * @param action what to do
 * @param owner who does it
 * @param evidence the records that it rests on
 */
public record OpenFlag(
    FlagName name,
    Optional<LocalDate> since,
    boolean danger,
    Because because,
    String action,
    Owner owner,
    List<RecordRef> evidence) {

  public OpenFlag {
    evidence = List.copyOf(evidence);
  }
}

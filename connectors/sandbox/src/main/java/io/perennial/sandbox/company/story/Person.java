package io.perennial.sandbox.company.story;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody at the customer.
 *
 * @param role part in the purchase, for example {@code Sponsor}
 * @param known day since which the CRM knows the person
 * @param left day on which the person left the company
 */
public record Person(
    String given,
    String family,
    String title,
    Level level,
    Optional<String> role,
    LocalDate known,
    Optional<LocalDate> left) {

  /** How high the title is. */
  public enum Level {
    EXECUTIVE,
    MANAGER,
    USER
  }

  /** Whether a renewal hangs on the person. */
  public boolean key() {
    return level != Level.USER || role.isPresent();
  }

  public boolean sponsor() {
    return role.isPresent() && role.get().equals("Sponsor");
  }
}

package io.perennial.journey;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of each record that somebody may have meant.
 *
 * @param asked a customer's id or name, or a record's key in any system
 * @param records bounded; what is parked first, then a customer's own account
 * @param more how many records fit as well and are not listed
 * @param parked how many of all that fit wait for a person, listed or not
 */
public record Journey(String asked, List<Trail> records, int more, int parked) {

  public Journey {
    records = List.copyOf(records);
  }

  /**
   * The way of one record, step by step.
   *
   * @param customer whose it is; null if it is nobody's yet
   */
  public record Trail(
      String connection, String stream, String id, @Nullable Long customer, List<Step> steps) {

    public Trail {
      steps = List.copyOf(steps);
    }

    /** Whether a step waits for a person. */
    public boolean parked() {
      return steps.stream().anyMatch(step -> step.state().equals("PARKED"));
    }
  }

  /** The stations of a record, in their order. */
  public enum Stage {
    READ,
    MAPPED,
    MATCHED,
    SCORED,
    WRITTEN
  }

  /**
   * One station.
   *
   * @param state one word, for example {@code MAPPED}, {@code PARKED}, {@code ACKNOWLEDGED}
   * @param at when that was; null if it has not happened
   * @param text names of fields, rules and codes, and the vendor's words; never a field's value
   * @param mend what a person does about it; null if nothing has to be done
   */
  public record Step(
      Stage stage, String state, @Nullable Instant at, String text, @Nullable String mend) {}

  /** How many wait for a person and are not listed. */
  public int parkedUnseen() {
    return parked - (int) records.stream().filter(Trail::parked).count();
  }
}

package io.perennial.brake;

import java.util.List;

/**
 * Something that the pending writes would do to many.
 *
 * @param rule what kind of thing
 * @param subject what it is about, for example {@code salesforce/Account.Perennial_ARR__c}; empty
 *     if the rule says it all
 * @param count of how many
 * @param of out of how many
 * @param written how many of them turns about events have written already
 * @param examples at most five, in words
 */
public record Effect(
    Rule rule, String subject, long count, long of, long written, List<String> examples) {

  /** What is counted. */
  public enum Rule {
    BAND_CHANGES,
    FIELD_NULLED,
    LINKS_LOST,
    RECORDS_GONE,
    TASKS
  }

  public Effect {
    examples = List.copyOf(examples);
  }

  /** Tells it from other effects of a run, whatever its size. */
  String key() {
    return subject.isEmpty() ? rule.name() : rule.name() + " " + subject;
  }

  Effect with(List<String> found) {
    return new Effect(rule, subject, count, of, written, found);
  }

  /** For example {@code 57 of 300 customers would change band}. */
  String words() {
    return written == 0
        ? what()
        : "%s (%,d of them have, in turns about events)".formatted(what(), written);
  }

  private String what() {
    return switch (rule) {
      case BAND_CHANGES -> "%,d of %,d customers would change band".formatted(count, of);
      case FIELD_NULLED -> "%,d of %,d values of %s would be emptied".formatted(count, of, subject);
      case LINKS_LOST -> "%,d of %,d links went away".formatted(count, of);
      case TASKS -> "tasks about %,d of %,d customers would be made or closed".formatted(count, of);
      case RECORDS_GONE -> "%,d of %,d records of %s vanished".formatted(count, of, subject);
    };
  }
}

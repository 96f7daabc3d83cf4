package io.perennial.cli.decide;

import io.perennial.turn.UndoneField;
import io.perennial.turn.UndoneField.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers what an undo did with each field. Used by several threads. */
final class Undoings {

  /** A run may have written millions: the first ones show what is going on, the rest is counted. */
  private static final int MOST = 1000;

  private final boolean putBackToo;
  private final Map<String, Map<Outcome, Integer>> counts = new TreeMap<>();
  private final List<UndoneField> fields = new ArrayList<>();

  /**
   * Gathers fields.
   *
   * @param putBackToo whether fields that are put back are kept, or only those that are left
   */
  Undoings(boolean putBackToo) {
    this.putBackToo = putBackToo;
  }

  synchronized void add(UndoneField field) {
    counts
        .computeIfAbsent(field.target(), target -> new EnumMap<>(Outcome.class))
        .merge(field.outcome(), 1, Integer::sum);
    boolean told =
        switch (field.outcome()) {
          case PUT_BACK -> putBackToo;
          case ALREADY_BACK -> false;
          case CHANGED_SINCE, WRITTEN_SINCE, GONE, NOT_WRITABLE, NOT_REOPENED, REFUSED -> true;
        };
    if (told && fields.size() < MOST) {
      fields.add(field);
    }
  }

  /** Fields by target and outcome. */
  synchronized Map<String, Map<Outcome, Integer>> counts() {
    return new TreeMap<>(counts);
  }

  /** The first of those worth telling. */
  synchronized List<UndoneField> fields() {
    return List.copyOf(fields);
  }
}

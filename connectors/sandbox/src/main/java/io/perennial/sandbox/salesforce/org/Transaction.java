package io.perennial.sandbox.salesforce.org;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been done since a mark, so that it can be undone or told to the journal. */
final class Transaction {

  private final Deque<Runnable> undo = new ArrayDeque<>();
  private final Deque<Runnable> journal = new ArrayDeque<>();

  /**
   * A point to go back to.
   *
   * @param undo steps at that time
   * @param journal entries at that time
   */
  record Mark(int undo, int journal) {}

  Mark mark() {
    return new Mark(undo.size(), journal.size());
  }

  void did(Runnable undoStep) {
    undo.addLast(undoStep);
  }

  void note(Runnable entry) {
    journal.addLast(entry);
  }

  void rollBackTo(Mark mark) {
    while (undo.size() > mark.undo()) {
      undo.removeLast().run();
    }
    while (journal.size() > mark.journal()) {
      journal.removeLast();
    }
  }

  void commit() {
    journal.forEach(Runnable::run);
    journal.clear();
    undo.clear();
  }
}

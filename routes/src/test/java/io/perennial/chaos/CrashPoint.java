package io.perennial.chaos;

import java.util.List;
import java.util.Optional;

/** Where a process may die. */
enum CrashPoint {
  AFTER_FETCH,
  INSIDE_PAGE_COMMIT,
  AFTER_PAGE_COMMIT,
  INSIDE_LINK_COMMIT,
  AFTER_LINK_COMMIT,
  INSIDE_SCORE_COMMIT,
  AFTER_SCORE_COMMIT,
  INSIDE_INTENT_COMMIT,
  BEFORE_SEND,
  AFTER_SEND,
  BEFORE_ACKNOWLEDGE,
  AFTER_ACKNOWLEDGE,
  AFTER_READ_BACK,
  INSIDE_READ_BACK_COMMIT;

  /** What a transaction is for, told by a statement that no other one makes. */
  enum Work {
    PAGE("update cursor set value", INSIDE_PAGE_COMMIT, AFTER_PAGE_COMMIT),
    LINK("insert into customer_link", INSIDE_LINK_COMMIT, AFTER_LINK_COMMIT),
    SCORE("insert into health", INSIDE_SCORE_COMMIT, AFTER_SCORE_COMMIT),
    INTENT("insert into write (batch", INSIDE_INTENT_COMMIT, BEFORE_SEND),
    OUTCOME("update write set state = outcome.state", BEFORE_ACKNOWLEDGE, AFTER_ACKNOWLEDGE),
    READ_BACK("update write set ended_at", INSIDE_READ_BACK_COMMIT, AFTER_ACKNOWLEDGE);

    private final String statement;
    private final CrashPoint inside;
    private final CrashPoint after;

    Work(String statement, CrashPoint inside, CrashPoint after) {
      this.statement = statement;
      this.inside = inside;
      this.after = after;
    }

    static Optional<Work> of(String sql) {
      return List.of(values()).stream().filter(work -> sql.contains(work.statement)).findFirst();
    }

    CrashPoint inside() {
      return inside;
    }

    CrashPoint after() {
      return after;
    }
  }

  /** How often a turn is sure to get past there; pages come from ten streams. */
  int mostBefore() {
    return switch (this) {
      case AFTER_FETCH, INSIDE_PAGE_COMMIT, AFTER_PAGE_COMMIT -> 8;
      default -> 0;
    };
  }

  /** Whether there is something to read back only after a death in the middle of a write. */
  boolean needsADeathBefore() {
    return this == AFTER_READ_BACK || this == INSIDE_READ_BACK_COMMIT;
  }
}

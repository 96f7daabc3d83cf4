package io.perennial.store.suppression;

import java.util.List;

/** Whoever knows which records are somebody's, and what else tells of them. */
public interface Followers {

  /** Removes records of people who were known again, and all that is theirs. */
  void remove(List<Held> records);
}

package io.perennial.sandbox.zendesk.job;

import io.perennial.sandbox.zendesk.account.ApiException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What tests put in the way of jobs, by the record that is to cause it. */
public final class Snags {

  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> locks = new ConcurrentHashMap<>();

  /** No job begins that holds the record: the call is refused with 422. */
  public void refuse(String id) {
    refused.add(id);
  }

  /** A job that holds the record does what stands before it and fails. */
  public void fail(String id) {
    failing.add(id);
  }

  /** The next updates of the record end in a conflict. */
  public void lock(String id, int times) {
    locks.put(id, times);
  }

  /** Takes all of them away. */
  public void clear() {
    refused.clear();
    failing.clear();
    locks.clear();
  }

  void checkCall(List<String> ids) {
    if (ids.stream().anyMatch(refused::contains)) {
      throw ApiException.of(422, "UnprocessableEntity", "The request cannot be processed");
    }
  }

  /** How many records are worked on before the job fails; all of them if it does not. */
  int before(List<String> ids) {
    for (int i = 0; i < ids.size(); i++) {
      if (failing.contains(ids.get(i))) {
        return i;
      }
    }
    return ids.size();
  }

  void checkRecord(String id) {
    Integer left = locks.computeIfPresent(id, (key, count) -> count > 0 ? count - 1 : null);
    if (left != null) {
      throw ApiException.of(409, "UpdateConflict", "Record was updated by another user");
    }
  }
}

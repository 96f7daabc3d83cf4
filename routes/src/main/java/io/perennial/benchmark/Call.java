package io.perennial.benchmark;

import java.util.List;
import java.util.Map;

/**
 * One call of the product, as it went over the wire.
 *
 * @param system the connection's name
 * @param target path and query as sent
 * @param headers those that matter to the answer
 * @param body empty if there was none
 * @param status of the answer
 * @param phase when it may be made again
 * @param after indexes of the calls whose answers must be there first
 * @param taken words that are to be replaced by those of the answers to earlier calls
 */
record Call(
    String system,
    String method,
    String target,
    Map<String, String> headers,
    String body,
    int status,
    Phase phase,
    List<Integer> after,
    List<Taken> taken) {

  /** Each phase begins when the one before is over. */
  enum Phase {
    LOG_IN,
    READ,
    WRITE,
    CONFIRM
  }

  /**
   * A word that an answer makes up anew each time, for example a job's id.
   *
   * @param from index of the call
   * @param before what stands in front of it in the answer, and only there
   * @param word as it was
   */
  record Taken(int from, String before, String word) {}

  Call {
    headers = Map.copyOf(headers);
    after = List.copyOf(after);
    taken = List.copyOf(taken);
  }

  /** Whether it brings values to the system. */
  boolean sends() {
    return !method.equals("GET") && phase != Phase.LOG_IN;
  }
}

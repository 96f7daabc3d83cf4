package io.perennial.sandbox.engine;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Something that goes wrong around one call. Any lambda will do; the usual ones are here. */
public interface Fault {

  /**
   * Stands between the client and the work.
   *
   * @param work does what the call asks for; not calling it means that nothing was done
   */
  Answer around(Call call, Supplier<Answer> work);

  /** Nothing is done and this is answered, for example 503 with an HTML page. */
  static Fault answer(int status, String contentType, String body) {
    return (call, work) -> Answer.text(status, contentType, body);
  }

  /** As {@link #answer(int, String, String)}, with headers, for example {@code Retry-After}. */
  static Fault answer(int status, String contentType, String body, Map<String, String> headers) {
    return (call, work) -> {
      Answer answer = Answer.text(status, contentType, body);
      for (Map.Entry<String, String> header : headers.entrySet()) {
        answer = answer.with(header.getKey(), header.getValue());
      }
      return answer;
    };
  }

  /** The maintenance page that load balancers send. */
  static Fault unavailable() {
    return answer(503, "text/html", "<html><body><h1>503 Service Unavailable</h1></body></html>");
  }

  /** The connection is reset before any work is done. */
  static Fault reset() {
    return (call, work) -> Answer.reset();
  }

  /** The work is done, but the client never learns: the connection is reset afterwards. */
  static Fault lostAnswer() {
    return (call, work) -> work.get().dropped();
  }

  /** The work is done and the answer breaks off in the middle of its body. */
  static Fault truncated() {
    return (call, work) -> {
      Answer whole = work.get();
      return whole.withBody(whole.body().substring(0, whole.body().length() / 2));
    };
  }

  /**
   * The work is done and the headers come, but the body only in drops.
   *
   * @param whole how long it takes
   */
  static Fault dripping(Duration whole) {
    return (call, work) -> work.get().dripping(whole);
  }

  /** Waits, then does the work. */
  static Fault slowStart(Duration delay) {
    return before(() -> pause(delay));
  }

  /** Does the work at once and answers late. */
  static Fault slowAnswer(Duration delay) {
    return after(() -> pause(delay));
  }

  /** Runs a test's code before the work. */
  static Fault before(Runnable hook) {
    return (call, work) -> {
      hook.run();
      return work.get();
    };
  }

  /** Runs a test's code after the work and before the answer: here a client can be killed. */
  static Fault after(Runnable hook) {
    return (call, work) -> {
      Answer answer = work.get();
      hook.run();
      return answer;
    };
  }

  private static void pause(Duration delay) {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

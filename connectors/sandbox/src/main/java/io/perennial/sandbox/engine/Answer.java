package io.perennial.sandbox.engine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes back to the client.
 *
 * @param status HTTP status
 * @param headers response headers, {@code Content-Type} included
 * @param body text of the body
 * @param lost true if the connection is reset instead of answering
 * @param dripping how long the body takes to come after the headers; zero for at once
 */
public record Answer(
    int status, Map<String, String> headers, String body, boolean lost, Duration dripping) {

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** An answer without a body. */
  public static Answer empty(int status) {
    return new Answer(status, Map.of(), "", false, Duration.ZERO);
  }

  /** An answer whose body is the value written as JSON. */
  public static Answer json(int status, Object value) {
    return text(status, "application/json;charset=UTF-8", Json.write(value));
  }

  public static Answer text(int status, String contentType, String body) {
    return new Answer(status, Map.of("Content-Type", contentType), body, false, Duration.ZERO);
  }

  /** No answer at all: the connection is reset. */
  public static Answer reset() {
    return new Answer(0, Map.of(), "", true, Duration.ZERO);
  }

  /** The same answer, which never arrives. */
  public Answer dropped() {
    return new Answer(status, headers, body, true, dripping);
  }

  /** The same answer with one more header. */
  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body, lost, dripping);
  }

  /** The same answer with another body. */
  public Answer withBody(String other) {
    return new Answer(status, headers, other, lost, dripping);
  }

  /** The same answer, whose body comes in drops. */
  public Answer dripping(Duration whole) {
    return new Answer(status, headers, body, lost, whole);
  }
}

package io.perennial.sandbox.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One request as it came over the wire.
 *
 * @param method upper case, for example {@code PATCH}
 * @param path as sent, still percent-encoded, without the query
 * @param query decoded parameters in the order sent
 * @param headers first value of each header, names in lower case
 * @param body text of the body, empty if there is none
 */
public record Call(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    String body) {

  /** Matches calls of one method whose path contains a text; the shortest way to aim a fault. */
  public static Predicate<Call> to(String method, String pathPart) {
    return call -> call.method.equals(method) && call.path.contains(pathPart);
  }

  /** A call written by hand, for example one inside a composite request. */
  public static Call of(String method, String target, Map<String, String> headers, String body) {
    int mark = target.indexOf('?');
    return new Call(
        method,
        mark < 0 ? target : target.substring(0, mark),
        mark < 0 ? Map.of() : FormText.parse(target.substring(mark + 1)),
        headers,
        body);
  }

  /** First value of a query parameter. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).map(values -> values.get(0));
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The body read as {@code application/x-www-form-urlencoded}. */
  public Map<String, List<String>> form() {
    return FormText.parse(body);
  }

  /** Decoded parts of the path; a trailing slash counts for nothing. */
  public List<String> segments() {
    List<String> segments = new ArrayList<>();
    for (String part : path.split("/")) {
      if (!part.isEmpty()) {
        segments.add(FormText.decode(part.replace("+", "%2B")));
      }
    }
    return segments;
  }
}

package io.perennial.sandbox.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the target of a call by its method and the template of its path.
 *
 * <p>A template is {@code /jobs/{id}/results}; where two fit, the one with more literal parts wins,
 * so the order of registration says nothing.
 *
 * @param <T> what a route leads to
 */
public final class Router<T> {

  private final List<Route<T>> routes = new ArrayList<>();

  /** Adds a route; called only while the look-alike is put together. */
  public Router<T> on(String method, String template, T target) {
    routes.add(new Route<>(method, template, parts(template), target));
    return this;
  }

  /** The route for a call. */
  public Optional<Match<T>> find(Call call) {
    return best(call.method(), call.segments());
  }

  /** Whether the path is known, with whatever method. */
  public boolean knowsPath(Call call) {
    List<String> segments = call.segments();
    return routes.stream().anyMatch(route -> route.fits(segments));
  }

  private Optional<Match<T>> best(String method, List<String> segments) {
    Optional<Route<T>> best = Optional.empty();
    for (Route<T> route : routes) {
      if (route.method.equals(method)
          && route.fits(segments)
          && (best.isEmpty() || route.literals() > best.get().literals())) {
        best = Optional.of(route);
      }
    }
    return best.map(route -> new Match<>(route.template, route.target, route.read(segments)));
  }

  private static List<String> parts(String template) {
    return List.of(template.substring(1).split("/"));
  }

  /**
   * A route that fits a call.
   *
   * @param template as registered
   * @param parameters decoded parts of the path by the names in the template
   */
  public record Match<T>(String template, T target, Map<String, String> parameters) {

    /** A part of the path that the template names. */
    public String parameter(String name) {
      String value = parameters.get(name);
      if (value == null) {
        throw new IllegalArgumentException("no {" + name + "} in " + template);
      }
      return value;
    }
  }

  /** A template, split at its slashes. */
  private record Route<T>(String method, String template, List<String> parts, T target) {

    boolean fits(List<String> segments) {
      if (segments.size() != parts.size()) {
        return false;
      }
      for (int i = 0; i < parts.size(); i++) {
        if (!named(parts.get(i)) && !parts.get(i).equals(segments.get(i))) {
          return false;
        }
      }
      return true;
    }

    long literals() {
      return parts.stream().filter(part -> !named(part)).count();
    }

    Map<String, String> read(List<String> segments) {
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < parts.size(); i++) {
        String part = parts.get(i);
        if (named(part)) {
          values.put(part.substring(1, part.length() - 1), segments.get(i));
        }
      }
      return values;
    }

    private static boolean named(String part) {
      return part.startsWith("{");
    }
  }
}

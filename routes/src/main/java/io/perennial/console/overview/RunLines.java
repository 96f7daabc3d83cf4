package io.perennial.console.overview;

import io.perennial.console.Shown;
import io.perennial.console.When;
import io.perennial.console.Words;
import io.perennial.console.overview.Overview.ProblemLine;
import io.perennial.console.overview.Overview.RunLine;
import io.perennial.sql.Json;
import io.perennial.work.Runs.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs as people read them. A report is read leniently: it may be of an earlier version. */
final class RunLines {

  private static final int MOST_PROBLEMS = 5;

  private RunLines() {}

  static RunLine of(Run run, Instant now) {
    boolean told = run.report().isPresent();
    SortedMap<String, @Nullable Object> known = run.report().map(Json::map).orElseGet(TreeMap::new);
    Collection<@Nullable Object> connections = object(known.get("connections")).values();
    List<ProblemLine> problems = problems(known.get("problems"));
    return new RunLine(
        run.id(),
        run.verb(),
        run.status().name(),
        When.of(run.startedAt(), now),
        run.endedAt()
            .map(end -> Shown.of(Words.duration(Duration.between(run.startedAt(), end))))
            .orElseGet(() -> Shown.none("running")),
        told ? Shown.of(Words.count(sum(connections, "read", ""))) : Shown.UNKNOWN,
        told ? Shown.of(Words.count(sum(connections, "written", "acknowledged"))) : Shown.UNKNOWN,
        told ? Shown.of(Words.count(sum(connections, "written", "refused"))) : Shown.UNKNOWN,
        problems.stream().limit(MOST_PROBLEMS).toList(),
        Math.max(0, problems.size() - MOST_PROBLEMS));
  }

  /** Adds up numbers, or one number of each object, in a map of each connection. */
  private static long sum(Collection<@Nullable Object> connections, String map, String field) {
    long sum = 0;
    for (Object connection : connections) {
      for (Object value : object(object(connection).get(map)).values()) {
        Object number = field.isEmpty() ? value : object(value).get(field);
        sum += number instanceof Number known ? known.longValue() : 0;
      }
    }
    return sum;
  }

  private static List<ProblemLine> problems(@Nullable Object list) {
    List<ProblemLine> problems = new ArrayList<>();
    if (list instanceof List<?> entries) {
      for (Object entry : entries) {
        Map<String, @Nullable Object> problem = object(entry);
        problems.add(
            new ProblemLine(
                Stream.of("connection", "stream", "id")
                    .map(field -> text(problem, field))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("/")),
                text(problem, "code"),
                text(problem, "reason"),
                text(problem, "mend")));
      }
    }
    return problems;
  }

  private static String text(Map<String, @Nullable Object> object, String field) {
    return Optional.ofNullable(object.get(field)).map(Object::toString).orElse("");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
  }
}

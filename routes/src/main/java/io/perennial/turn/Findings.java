package io.perennial.turn;

import io.perennial.connector.ConnectionName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers what a turn finds. Used by the threads that pull and write side by side. */
public final class Findings {

  private static final int MOST_PROBLEMS = 1000;

  private final Map<ConnectionName, ConnectionFindings> connections = new TreeMap<>();
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final Set<ConnectionName> stopped = new TreeSet<>();
  private final Map<ConnectionName, Set<String>> missing = new TreeMap<>();
  private final Map<Phase, Long> nanos = new EnumMap<>(Phase.class);
  private final List<Told> told = new ArrayList<>();
  private boolean held;
  private long touchedAfter;
  private @Nullable Integer customers;
  private int scored;
  private long furtherProblems;

  /** What one connection did; made when first asked for. */
  public synchronized ConnectionFindings of(ConnectionName connection) {
    return connections.computeIfAbsent(connection, name -> new ConnectionFindings());
  }

  /** Notes a problem, once; beyond a thousand they are only counted. */
  public synchronized void problem(Problem problem) {
    if (problems.contains(problem)) {
      return;
    }
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    } else {
      furtherProblems++;
    }
  }

  /** The connection failed: nothing more is asked of it in this turn. */
  public synchronized void stop(ConnectionName connection) {
    stopped.add(connection);
  }

  public synchronized boolean stopped(ConnectionName connection) {
    return stopped.contains(connection);
  }

  /** Our user does not see an object: nothing is read of it and written to it in this turn. */
  public synchronized void missing(ConnectionName connection, String object) {
    missing.computeIfAbsent(connection, name -> new TreeSet<>()).add(object);
  }

  public synchronized boolean isMissing(ConnectionName connection, String object) {
    return missing.getOrDefault(connection, Set.of()).contains(object);
  }

  /** The writes are held back until a person says yes. */
  public synchronized void hold() {
    held = true;
  }

  public synchronized boolean held() {
    return held;
  }

  /** Only customers that this turn has touched take part: they became due after this mark. */
  public synchronized void touchedAfter(long mark) {
    touchedAfter = mark;
  }

  /** 0 if all customers take part. */
  public synchronized long touchedAfter() {
    return touchedAfter;
  }

  /** A record was read because an event had named it. */
  public synchronized void told(Told record) {
    told.add(record);
  }

  /** Records that were read because events had named them. */
  public synchronized List<Told> told() {
    return List.copyOf(told);
  }

  public synchronized void spent(Phase phase, long moreNanos) {
    nanos.merge(phase, moreNanos, Long::sum);
  }

  public synchronized void customers(int count) {
    customers = count;
  }

  public synchronized void scored(int more) {
    scored += more;
  }

  public synchronized Report.Numbers numbers() {
    Map<String, Double> seconds = new TreeMap<>();
    for (Phase phase : Phase.values()) {
      seconds.put(
          phase.name().toLowerCase(Locale.ROOT),
          Math.round(nanos.getOrDefault(phase, 0L) / 1e7) / 100.0);
    }
    return new Report.Numbers(
        customers, scored, seconds, List.copyOf(problems), furtherProblems, !stopped.isEmpty());
  }

  public synchronized Map<ConnectionName, ConnectionFindings> connections() {
    return new TreeMap<>(connections);
  }
}

package io.perennial.budget;

import io.perennial.connector.ConnectionName;
import io.perennial.settings.CallGate;
import io.perennial.settings.CallGates;
import io.perennial.settings.OperatorSettings;
import io.perennial.store.Connections;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The budgets of all connections. */
@Component
public final class Budgets implements CallGates {

  private final BudgetRules rules;
  private final CallBooks books;
  private final Connections connections;
  private final Clock clock;

  Budgets(OperatorSettings settings, CallBooks books, Connections connections, Clock clock) {
    this.rules = BudgetRules.of(settings);
    this.books = books;
    this.connections = connections;
    this.clock = clock;
  }

  /**
   * How a connection's day stands.
   *
   * @param at the moment of this, by the clock that the hours are counted by: the database's
   * @param used calls that all instances made in the last 24 hours
   * @param limit how many are ours
   * @param readingEnd the hour from which on nothing is read if it goes on so: what is left then is
   *     for writing; empty if it will not come to that within a day
   * @param end the hour in which ours will be used up if it goes on so; empty if they will not
   */
  public record Day(
      Instant at, long used, long limit, Optional<Instant> readingEnd, Optional<Instant> end) {}

  @Override
  public CallGate of(ConnectionName connection) {
    return new CallBudget(
        connection,
        rules,
        books,
        () -> connections.state(connection).flatMap(Connections.State::quotaTotal).orElse(0L),
        clock);
  }

  /** The days of those connections whose vendor has told of a quota of a day. */
  public Map<ConnectionName, Day> days(Collection<Connections.State> states) {
    Map<ConnectionName, Day> days = new TreeMap<>();
    CallBooks.Day day = books.day();
    for (Connections.State state : states) {
      SortedMap<Instant, Long> made = day.hours().getOrDefault(state.name(), new TreeMap<>());
      state.quotaTotal().ifPresent(total -> days.put(state.name(), day(made, total, day.at())));
    }
    return days;
  }

  private Day day(SortedMap<Instant, Long> hours, long total, Instant now) {
    long limit = rules.limit(total);
    return new Day(
        now,
        hours.values().stream().mapToLong(Long::longValue).sum(),
        limit,
        Forecast.end(hours, rules.readingLimit(total), now),
        Forecast.end(hours, limit, now));
  }
}

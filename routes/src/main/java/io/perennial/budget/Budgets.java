package io.perennial.budget;

import io.perennial.connector.ConnectionName;
import io.perennial.settings.CallGate;
import io.perennial.settings.CallGates;
import io.perennial.settings.OperatorSettings;
import io.perennial.store.Connections;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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
   * @param left how many we may still make: of our share, and of what others have left beside the
   *     reserve
   * @param readingEnd the hour from which on nothing is read if it goes on so: what is left then is
   *     for writing; empty if it will not come to that within a day
   * @param end the hour from which on nothing is called at all if it goes on so; empty if it will
   *     not come to that
   * @param reserved the hour from which on only the reserve is left, whoever made the calls; empty
   *     if it will not come to that
   */
  public record Day(
      Instant at,
      long used,
      long limit,
      long left,
      Optional<Instant> readingEnd,
      Optional<Instant> end,
      Optional<Instant> reserved) {

    /** Whether others will have used up what is left before we have used up our share. */
    public boolean othersFirst() {
      return reserved.isPresent() && reserved.equals(readingEnd);
    }
  }

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
      CallHours hours = day.hours().getOrDefault(state.name(), CallHours.NONE);
      // what was told to calls that count no more says nothing
      Optional<Long> told = hours.any(day.at()) ? state.quotaLeft() : Optional.empty();
      state
          .quotaTotal()
          .ifPresent(total -> days.put(state.name(), day(hours, total, told, day.at())));
    }
    return days;
  }

  private Day day(CallHours hours, long total, Optional<Long> told, Instant now) {
    Optional<Long> spare = told.map(left -> left - rules.untouched(total));
    Forecast forecast = Forecast.of(hours, now);
    Optional<Instant> reserved = spare.flatMap(forecast::reserved);
    long used = hours.used(now);
    long limit = rules.limit(total);
    return new Day(
        now,
        used,
        limit,
        Math.max(0, Math.min(limit - used, spare.orElse(Long.MAX_VALUE))),
        earlier(forecast.end(rules.readingLimit(total)), reserved),
        earlier(forecast.end(limit), reserved),
        reserved);
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    return Stream.concat(one.stream(), other.stream()).min(Comparator.naturalOrder());
  }
}

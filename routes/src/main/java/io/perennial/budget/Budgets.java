package io.perennial.budget;

import io.perennial.connector.ConnectionName;
import io.perennial.settings.CallGate;
import io.perennial.settings.CallGates;
import io.perennial.settings.OperatorSettings;
import io.perennial.store.Connections;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
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
   * @param used calls that all instances made in the last 24 hours
   * @param limit how many are ours
   * @param end the hour in which they will be used up if it goes on so; empty if it will not
   */
  public record Day(long used, long limit, Optional<Instant> end) {}

  @Override
  public CallGate of(ConnectionName connection) {
    return new CallBudget(
        connection,
        rules,
        books,
        () -> connections.state(connection).flatMap(Connections.State::quotaTotal).orElse(0L),
        clock);
  }

  /** Empty where the vendor has no quota of a day. */
  public Optional<Day> day(ConnectionName connection) {
    return connections
        .state(connection)
        .flatMap(Connections.State::quotaTotal)
        .map(
            total -> {
              var hours = books.hours(connection);
              long limit = rules.limit(total);
              return new Day(
                  hours.values().stream().mapToLong(Long::longValue).sum(),
                  limit,
                  Forecast.end(hours, limit, books.now()));
            });
  }
}

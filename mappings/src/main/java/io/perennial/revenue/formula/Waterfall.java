package io.perennial.revenue.formula;

import io.perennial.model.Money;
import java.util.List;

/**
 * How recurring revenue came from its opening to its closing in a period.
 *
 * <p>Opening, movements and the unreconciled rest always add up to the closing; the rest is shown,
 * never hidden in a movement. One currency; several are several waterfalls.
 *
 * @param period for example {@code 2026-Q3}
 * @param opening at the period's start
 * @param movements in the period
 * @param closing at its end, taken from the contracts and not from the movements
 */
public record Waterfall(String period, Money opening, List<Movement> movements, Money closing) {

  public Waterfall {
    movements = List.copyOf(movements);
  }

  /** Closing − opening − Σ movements: zero if every change is explained. */
  public Money unreconciled() {
    Money explained = opening;
    for (Movement movement : movements) {
      explained = explained.plus(movement.amount());
    }
    return closing.plus(new Money(-explained.minorUnits(), explained.currency()));
  }

  /** Number of movements of a kind: every metric exists in money and in count. */
  public long count(Movement.Kind kind) {
    return movements.stream().filter(movement -> movement.kind() == kind).count();
  }

  /** Sum of the movements of a kind. */
  public Money sum(Movement.Kind kind) {
    Money sum = Money.zero(opening.currency());
    for (Movement movement : movements) {
      if (movement.kind() == kind) {
        sum = sum.plus(movement.amount());
      }
    }
    return sum;
  }
}

package io.perennial.scores;

import io.perennial.customers.Histories;
import io.perennial.health.Health;
import io.perennial.health.score.HealthCalculator;
import io.perennial.ledger.Desired;
import io.perennial.ledger.Target;
import io.perennial.ledger.TargetValues;
import io.perennial.mapping.Mapping;
import io.perennial.model.history.CustomerHistory;
import io.perennial.model.history.SourceKind;
import io.perennial.work.DueWork;
import io.perennial.work.DueWork.Claim;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Scores customers that are due, a thousand at a time: facts by one query a table, measures in
 * memory, everything that follows in one transaction.
 */
@Component
public final class Scorer {

  private static final int CHUNK = 1000;

  private final DueWork due;
  private final Histories histories;
  private final HealthCalculator calculator;
  private final Scores scores;
  private final TargetValues targets;
  private final TransactionTemplate transaction;

  Scorer(
      DueWork due,
      Histories histories,
      HealthCalculator calculator,
      Scores scores,
      TargetValues targets,
      TransactionTemplate transaction) {
    this.due = due;
    this.histories = histories;
    this.calculator = calculator;
    this.scores = scores;
    this.targets = targets;
    this.transaction = transaction;
  }

  /** Says what the targets should hold about a customer. */
  public interface Wishes {
    List<Desired> of(long customer, CustomerHistory history, Health health);
  }

  /**
   * Scores the next chunk.
   *
   * @param now what is due by then is scored, as of then
   * @param mappings by connection's name
   * @param lastRead when all streams of each kind of system had been read
   * @return how many customers were scored; 0 if none was due
   */
  public int scoreChunk(
      Instant now,
      Map<String, Mapping> mappings,
      Map<SourceKind, Instant> lastRead,
      Wishes wishes) {
    List<Claim> claims = due.claimScores(now, CHUNK);
    if (claims.isEmpty()) {
      return 0;
    }
    Map<Long, CustomerHistory> loaded =
        histories.load(claims.stream().map(Claim::key).toList(), mappings, lastRead);
    List<Scored> scored = new ArrayList<>();
    Map<Long, Instant> next = new HashMap<>();
    Map<Target, List<Desired>> desired = new TreeMap<>();
    loaded.forEach(
        (customer, history) -> {
          Health health = calculator.at(history, now);
          scored.add(new Scored(customer, health));
          health
              .nextChange()
              .ifPresent(day -> next.put(customer, day.atStartOfDay(ZoneOffset.UTC).toInstant()));
          for (Desired wish : wishes.of(customer, history, health)) {
            desired.computeIfAbsent(wish.target(), target -> new ArrayList<>()).add(wish);
          }
        });
    transaction.executeWithoutResult(
        status -> {
          if (!scored.isEmpty()) {
            scores.store(scored, now);
          }
          desired.forEach(targets::desire);
          due.complete(claims, next);
        });
    return claims.size();
  }
}

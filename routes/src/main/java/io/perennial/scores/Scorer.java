package io.perennial.scores;

import io.perennial.brief.Brief;
import io.perennial.customers.Histories;
import io.perennial.health.Cohorts;
import io.perennial.ledger.Desired;
import io.perennial.ledger.Releases;
import io.perennial.ledger.Target;
import io.perennial.ledger.TargetValues;
import io.perennial.ledger.task.RaisedTasks;
import io.perennial.ledger.task.TaskWish;
import io.perennial.model.RecordRef;
import io.perennial.model.fact.AsOf;
import io.perennial.model.history.CustomerHistory;
import io.perennial.model.history.SourceKind;
import io.perennial.rules.Rulebook;
import io.perennial.scores.Judging.Judged;
import io.perennial.work.DueWork;
import io.perennial.work.DueWork.Claim;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Scores customers, a thousand at a time: facts by one query a table, measures in memory on all
 * processors, everything that follows in one transaction. While one chunk is stored, another may be
 * judged.
 */
@Component
public final class Scorer {

  private static final int CHUNK = 1000;

  private final DueWork due;
  private final Histories histories;
  private final Rulebook rulebook;
  private final Judging judging;
  private final Scores scores;
  private final CohortTable cohorts;
  private final TargetValues targets;
  private final Releases releases;
  private final RaisedTasks tasks;
  private final TransactionTemplate transaction;
  private final ReentrantLock storing = new ReentrantLock();

  Scorer(
      DueWork due,
      Histories histories,
      Rulebook rulebook,
      Judging judging,
      Scores scores,
      CohortTable cohorts,
      TargetValues targets,
      Releases releases,
      RaisedTasks tasks,
      TransactionTemplate transaction) {
    this.due = due;
    this.histories = histories;
    this.rulebook = rulebook;
    this.judging = judging;
    this.scores = scores;
    this.cohorts = cohorts;
    this.targets = targets;
    this.releases = releases;
    this.tasks = tasks;
    this.transaction = transaction;
  }

  /** Empties our fields in records whose customers have ended, and closes tasks about them. */
  public void releaseEnded(Scoring by) {
    by.wishes().empty().forEach(releases::releaseEnded);
    by.wishes()
        .closings()
        .forEach((target, closing) -> tasks.endOfEnded(target, closing, by.now()));
  }

  /**
   * May run side by side with itself. Scores the next chunk of those that are due and stores what
   * follows. Who was scored as of a moment in the past stays due.
   *
   * @return how many customers were scored; 0 if none was due
   */
  public int scoreChunk(Scoring by) {
    List<Claim> claims = due.claimScores(by.now(), by.marked(), CHUNK);
    if (claims.isEmpty()) {
      return 0;
    }
    List<Long> customers = claims.stream().map(Claim::key).toList();
    List<Scored> scored = look(customers, by);
    Map<Long, Instant> next = new HashMap<>();
    for (Scored each : scored) {
      if (by.past()) {
        next.put(each.customer(), by.now().plusMillis(1)); // in the next turn
      } else {
        each.dueAgain().ifPresent(moment -> next.put(each.customer(), moment));
      }
    }
    Set<Long> absent = new TreeSet<>(customers);
    scored.forEach(each -> absent.remove(each.customer()));
    storing.lock(); // a record may go over from one chunk's customer to another's
    try {
      transaction.executeWithoutResult(
          status -> {
            scores.forget(absent);
            if (!scored.isEmpty()) {
              scores.store(scored, by.asOf());
            }
            wish(customers, scored, by.wishes());
            wishTasks(customers, scored, by);
            due.complete(claims, next);
          });
    } finally {
      storing.unlock();
    }
    return claims.size();
  }

  /**
   * Works out how comparable customers have grown, once a month and when all systems have been
   * read.
   *
   * @return how many customers became due by that
   */
  public int compare(Scoring by) {
    return by.past() || by.lastRead().size() < SourceKind.values().length
        ? 0
        : cohorts.settle(
            YearMonth.from(AsOf.day(by.asOf())),
            rulebook.current().calculator().cohortSize(),
            by.now());
  }

  /** How many customers have a score or are known to have none. */
  public int countScored() {
    return scores.count();
  }

  /** Leaves out customers whose account is gone, or has not come yet. */
  private List<Scored> look(Collection<Long> customers, Scoring by) {
    Map<Long, CustomerHistory> loaded = histories.load(customers, by.mappings(), by.lastRead());
    Map<String, Cohorts> averages = cohorts.load();
    Map<Long, List<RecordRef>> organizations = histories.organizations(customers);
    return loaded.entrySet().parallelStream()
        .filter(each -> !by.past() || each.getValue().at(by.asOf()).account().isPresent())
        .map(
            each -> {
              Judged judged = judging.at(each.getValue(), averages, by.asOf());
              return new Scored(
                  each.getKey(),
                  judged.health(),
                  judged.growth(),
                  Brief.of(judged.health(), each.getValue().at(by.asOf())),
                  by.wishes()
                      .of(
                          each.getKey(),
                          each.getValue(),
                          organizations.getOrDefault(each.getKey(), List.of()),
                          judged.health()),
                  each.getValue().nextMoment(by.asOf()));
            })
        .toList();
  }

  private void wish(List<Long> customers, List<Scored> scored, Wishes wishes) {
    Map<Target, List<Desired>> desired = new TreeMap<>();
    Map<Target, Map<String, Long>> belonging = new HashMap<>();
    for (Scored each : scored) {
      for (Desired wish : each.wished().desired()) {
        desired.computeIfAbsent(wish.target(), target -> new ArrayList<>()).add(wish);
      }
      each.wished()
          .belonging()
          .forEach(
              (target, ids) -> {
                Map<String, Long> owners =
                    belonging.computeIfAbsent(target, key -> new LinkedHashMap<>());
                ids.forEach(id -> owners.put(id, each.customer()));
              });
    }
    wishes
        .empty()
        .forEach(
            (target, empty) ->
                releases.release(
                    target, customers, belonging.getOrDefault(target, Map.of()), empty));
    desired.forEach(targets::desire);
    belonging.forEach((target, owners) -> releases.rest(target, done(owners, desired.get(target))));
  }

  /** Those that are left as they are. */
  private static Map<String, Long> done(
      Map<String, Long> belonging, @Nullable List<Desired> desired) {
    Map<String, Long> done = new LinkedHashMap<>(belonging);
    if (desired != null) {
      desired.forEach(wish -> done.remove(wish.id()));
    }
    return done;
  }

  private void wishTasks(List<Long> customers, List<Scored> scored, Scoring by) {
    List<TaskWish> wishes =
        scored.stream().flatMap(each -> each.wished().tasks().stream()).toList();
    by.wishes()
        .closings()
        .forEach(
            (target, closing) ->
                tasks.wish(
                    target,
                    customers,
                    wishes.stream().filter(wish -> wish.target().equals(target)).toList(),
                    closing,
                    by.now()));
  }
}

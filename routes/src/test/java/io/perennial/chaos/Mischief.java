package io.perennial.chaos;

import io.perennial.chaos.page.RepeatedRecords;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.engine.Faults;
import io.perennial.testing.ThreeSystems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** What goes wrong at the vendors. */
final class Mischief {

  /** Longer than a client of the tests waits for an answer. */
  private static final Duration TOO_LONG = Duration.ofMillis(1500);

  private final ThreeSystems systems;
  private final People people;
  private final Answered answered;
  private final Map<Trouble, List<Faults.Planned>> planned = new EnumMap<>(Trouble.class);
  private boolean liesInWait;

  /** A kind of trouble. */
  enum Trouble {
    TOO_MANY_REQUESTS,
    SERVER_ERROR,
    MAINTENANCE_PAGE,
    TIME_OUT,
    RESET,
    LOST_ANSWER,
    TRUNCATED_JSON,
    REPEATED_RECORD,
    REPEATED_PAGE,
    PEOPLE_AT_WORK_MEANWHILE,
    EXPIRED_TOKENS,
    LOCKED_ROW,
    CLOSED_RECORD,
    SPOILED_BATCH,
    FAILED_JOB,
    KILLED_JOB;

    /** Whether it waits for writes of certain records. */
    boolean liesInWait() {
      return compareTo(LOCKED_ROW) >= 0;
    }
  }

  Mischief(People people) {
    this.people = people;
    this.systems = people.systems();
    this.answered = new Answered(systems);
  }

  /**
   * Plans something for calls to come. What lies in wait for writes comes with something to write
   * about everybody, or it would wait for nobody.
   */
  void plan(Random random) {
    Trouble trouble = Trouble.values()[random.nextInt(Trouble.values().length)];
    if (trouble.liesInWait()) {
      liesInWait = true;
      people.moveAllRenewals(random);
    }
    switch (trouble) {
      case TOO_MANY_REQUESTS ->
          strike(
              random,
              trouble,
              Fault.answer(
                  429,
                  "application/json",
                  "{\"error\":{\"type\":\"rate_limit\",\"message\":\"slow down\"}}",
                  Map.of("Retry-After", "0")));
      case SERVER_ERROR ->
          strike(
              random,
              trouble,
              Fault.answer(
                  500,
                  "application/json",
                  "{\"error\":{\"type\":\"api_error\",\"message\":\"it broke\"}}"));
      case MAINTENANCE_PAGE -> strike(random, trouble, Fault.unavailable());
      case TIME_OUT -> strike(random, trouble, Fault.slowAnswer(TOO_LONG));
      case RESET -> strike(random, trouble, Fault.reset());
      case LOST_ANSWER -> strike(random, trouble, Fault.lostAnswer());
      case TRUNCATED_JSON -> strike(random, trouble, Fault.truncated());
      case REPEATED_RECORD -> strike(random, trouble, RepeatedRecords::first);
      case REPEATED_PAGE -> strike(random, trouble, RepeatedRecords::all);
      case PEOPLE_AT_WORK_MEANWHILE ->
          strike(random, trouble, Fault.before(() -> people.doSomething(random)));
      case EXPIRED_TOKENS -> {
        systems.salesforce().expireTokens();
        systems.zendesk().tokens().expire();
      }
      case LOCKED_ROW -> {
        systems.salesforce().obstacles().lockRow(people.account(random), 1 + random.nextInt(2));
        systems.zendesk().jobs().snags().lock(people.organization(random), 1);
      }
      case CLOSED_RECORD -> systems.salesforce().obstacles().close(people.account(random));
      case SPOILED_BATCH -> systems.salesforce().obstacles().spoil(people.account(random));
      case FAILED_JOB -> systems.zendesk().jobs().snags().fail(people.organization(random));
      case KILLED_JOB -> systems.zendesk().jobs().killNext();
    }
  }

  /** One system, one kind of call, after a few that go well. */
  private void strike(Random random, Trouble trouble, Fault fault) {
    Faults faults = faults(random);
    Predicate<Call> calls =
        random.nextBoolean() ? call -> true : call -> !call.method().equals("GET");
    int before = random.nextInt(4);
    if (before > 0) {
      faults.next(calls, before, (call, work) -> work.get());
    }
    planned
        .computeIfAbsent(trouble, kind -> new ArrayList<>())
        .add(faults.next(calls, 1 + random.nextInt(2), fault));
  }

  private Faults faults(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> systems.salesforce().faults();
      case 1 -> systems.zendesk().faults();
      default -> systems.stripe().faults();
    };
  }

  /** Whether something waits for writes, which a turn that dies before may never make. */
  boolean liesInWait() {
    return liesInWait;
  }

  /** Counts what has struck, and lets everything work again. */
  void end(Map<Trouble, Integer> struck) {
    planned.forEach(
        (trouble, plans) ->
            plans.forEach(plan -> struck.merge(trouble, plan.struck(), Integer::sum)));
    planned.clear();
    liesInWait = false;
    answered.countInto(struck);
    systems.salesforce().faults().clear();
    systems.zendesk().faults().clear();
    systems.stripe().faults().clear();
    systems.salesforce().obstacles().clear();
    systems.zendesk().jobs().snags().clear();
  }
}

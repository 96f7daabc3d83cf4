package io.perennial.routes.write.task;

import io.perennial.connector.target.TaskWords;
import io.perennial.health.Health;
import io.perennial.health.OpenFlag;
import io.perennial.ledger.Target;
import io.perennial.ledger.TargetForm;
import io.perennial.ledger.task.TaskWish;
import io.perennial.model.RecordRef;
import io.perennial.model.fact.Account;
import io.perennial.model.fact.Opportunity;
import io.perennial.model.history.Facts;
import io.perennial.writeback.TaskRule;
import io.perennial.writeback.TaskRule.FlagTask;
import io.perennial.writeback.TaskText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which tasks there should be about a customer, and what they say. Immutable. */
public final class TaskWishes {

  private final List<Place> places;

  public TaskWishes(List<Place> places) {
    this.places = List.copyOf(places);
  }

  /**
   * Where tasks can be made.
   *
   * @param form of what a task holds
   */
  public record Place(Target target, TaskRule rule, TargetForm form) {}

  /**
   * One wish for each raised flag that makes a task.
   *
   * @param account the customer's
   * @param link address of the customer's page
   */
  public List<TaskWish> of(
      long customer, Account account, Facts facts, Health health, Optional<String> link) {
    List<TaskWish> wishes = new ArrayList<>();
    for (Place place : places) {
      if (!account.ref().connection().equals(place.target().connection().value())) {
        continue;
      }
      for (OpenFlag flag : health.flags()) {
        FlagTask task = place.rule().flags().get(flag.name());
        if (task != null) {
          wishes.add(
              new TaskWish(
                  place.target(),
                  customer,
                  account.ref().id(),
                  flag.name(),
                  flag.since(),
                  place.form().shape(values(place.rule(), task, flag, account, facts, link))));
        }
      }
    }
    return wishes;
  }

  private static Map<String, @Nullable Object> values(
      TaskRule rule,
      FlagTask task,
      OpenFlag flag,
      Account account,
      Facts facts,
      Optional<String> link) {
    Map<String, @Nullable Object> values = new TreeMap<>();
    values.put(TaskWords.SUBJECT, TaskText.subject(flag, account.name()));
    values.put(TaskWords.DESCRIPTION, TaskText.description(flag, link));
    values.put(TaskWords.ABOUT, about(flag, account, facts));
    account.ownerId().ifPresent(owner -> values.put(TaskWords.OWNER, owner));
    task.days()
        .ifPresent(days -> values.put(TaskWords.DUE, facts.today().plusDays(days).toString()));
    values.put(TaskWords.PRIORITY, task.priority());
    values.put(TaskWords.STATUS, rule.openStatus());
    values.put(TaskWords.DONE, false);
    return values;
  }

  /** An open deal that the flag rests on, or else the account. */
  private static String about(OpenFlag flag, Account account, Facts facts) {
    return facts.opportunities().stream()
        .filter(deal -> !deal.closed())
        .map(Opportunity::ref)
        .filter(deal -> deal.connection().equals(account.ref().connection()))
        .filter(flag.evidence()::contains)
        .findFirst()
        .map(RecordRef::id)
        .orElse(account.ref().id());
  }

  /** What a task holds once its flag is no longer raised, for each target with tasks. */
  public Map<Target, SortedMap<String, @Nullable Object>> closings() {
    Map<Target, SortedMap<String, @Nullable Object>> closings = new LinkedHashMap<>();
    for (Place place : places) {
      Map<String, @Nullable Object> closed = new TreeMap<>();
      closed.put(TaskWords.STATUS, place.rule().closedStatus());
      closed.put(TaskWords.DONE, true);
      closings.put(place.target(), place.form().shape(closed));
    }
    return closings;
  }
}

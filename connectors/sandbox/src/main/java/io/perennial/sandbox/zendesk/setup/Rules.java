package io.perennial.sandbox.zendesk.setup;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.zendesk.rest.Request;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The triggers and automations of an account. They are listed and never run. */
public final class Rules {

  private final List<Rule> triggers = new CopyOnWriteArrayList<>();
  private final List<Rule> automations = new CopyOnWriteArrayList<>();

  /** Adds an active trigger. */
  public Rule trigger(String title, Rule.Condition... all) {
    Rule rule = new Rule(500 + triggers.size(), title, true, List.of(all));
    triggers.add(rule);
    return rule;
  }

  /** Adds an active automation. */
  public Rule automation(String title, Rule.Condition... all) {
    Rule rule = new Rule(600 + automations.size(), title, true, List.of(all));
    automations.add(rule);
    return rule;
  }

  /** {@code GET /triggers}. */
  public Answer triggers(Request request) {
    return list("triggers", triggers);
  }

  /** {@code GET /automations}. */
  public Answer automations(Request request) {
    return list("automations", automations);
  }

  private static Answer list(String name, List<Rule> rules) {
    return Answer.json(
        200, Lists.of(name, rules.stream().filter(Rule::active).map(Rule::json).toList()));
  }
}

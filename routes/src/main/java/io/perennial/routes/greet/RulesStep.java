package io.perennial.routes.greet;

import io.perennial.rules.Rulebook;
import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.Installation;
import io.perennial.turn.Problem;
import io.perennial.turn.Turn;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Begins a turn: takes up the rules as they are now; they stay the same until its end. */
@Component
public final class RulesStep {

  private final Rulebook rulebook;
  private final Installation installation;

  RulesStep(Rulebook rulebook, Installation installation) {
    this.rulebook = rulebook;
    this.installation = installation;
  }

  /** Rules that cannot be used are told; those from before count meanwhile. */
  public void renew(Exchange exchange) {
    Turn turn = exchange.getMessage().getBody(Turn.class);
    for (ConfigurationProblem problem : rulebook.renew()) {
      turn.findings()
          .problem(
              new Problem(
                  "",
                  "",
                  problem.place(),
                  "RULES",
                  "%s %s".formatted(problem.key(), problem.text()).strip(),
                  "correct it there; until then the rules from before count"));
    }
    installation.follow(rulebook.current().mappings());
  }
}

package io.perennial.console.watch;

import io.perennial.store.Connections;
import io.perennial.store.Connections.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Whether the store answers, and what it says of each connection; waits for no figure. */
@Component
final class PromptStates implements DisposableBean {

  private static final Duration LONGEST = Duration.ofSeconds(3);

  private final Promptly<List<State>> states;

  PromptStates(Connections connections, PlatformTransactionManager transactions) {
    this.states = new Promptly<>("watch-states", transactions, LONGEST, connections::states);
  }

  /** Empty if the store does not answer within three seconds. */
  Optional<List<State>> ask() {
    return states.ask();
  }

  @Override
  public void destroy() {
    states.close();
  }
}

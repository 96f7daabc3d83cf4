package io.perennial.rules;

import io.perennial.rules.RulesFiles.Read;
import io.perennial.settings.ConfigurationProblem;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules that count now. Files that change while the program runs count from the next turn on,
 * if they can be used; if not, what counted before goes on.
 */
public final class Rulebook {

  private static final Logger LOG = LoggerFactory.getLogger(Rulebook.class);

  private final Optional<RulesFiles> files;
  private String state;
  private List<ConfigurationProblem> problems = List.of();
  private volatile Rules current;

  private Rulebook(Optional<RulesFiles> files, Rules current, String state) {
    this.files = files;
    this.current = current;
    this.state = state;
  }

  /**
   * The rules of some files.
   *
   * @param read what was read of them, without problems
   */
  public static Rulebook of(RulesFiles files, Read read) {
    return new Rulebook(Optional.of(files), read.rules(), read.state());
  }

  /** Rules that never change. */
  public static Rulebook of(Rules rules) {
    return new Rulebook(Optional.empty(), rules, "");
  }

  public Rules current() {
    return current;
  }

  /** Whether the files have changed since they were last read. */
  public synchronized boolean outdated() {
    return files.isPresent() && !files.get().state().equals(state);
  }

  /**
   * Takes the files as they are now, between two turns.
   *
   * @return what is wrong with them; the rules from before count then
   */
  public synchronized List<ConfigurationProblem> renew() {
    if (outdated()) {
      Read read = files.orElseThrow().read();
      state = read.state();
      problems = read.problems();
      if (problems.isEmpty()) {
        current = read.rules();
        LOG.info("the rules have changed and count from this turn on");
      } else {
        LOG.warn("the rules have changed and cannot be used: {}", problems);
      }
    }
    return problems;
  }
}

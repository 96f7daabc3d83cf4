package io.perennial.app;

import io.perennial.access.ApiSettings;
import io.perennial.alert.AlertSettings;
import io.perennial.budget.BudgetRules;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.TokenVault;
import io.perennial.hook.HookSettings;
import io.perennial.mapping.Mapping;
import io.perennial.refresh.RefreshSettings;
import io.perennial.retention.RetentionSettings;
import io.perennial.rules.Rulebook;
import io.perennial.rules.RulesFiles;
import io.perennial.settings.CallGate;
import io.perennial.settings.CallGates;
import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.ConfigurationRefused;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.settings.OperatorSettings;
import io.perennial.store.Connections;
import io.perennial.trace.TraceSettings;
import io.perennial.work.TokenStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** What is configured and what it means, read and judged before anything starts. */
@Configuration(proxyBeanMethods = false)
class MeaningConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  OperatorSettings operatorSettings(ConfigurableEnvironment environment) {
    return new OperatorSettings(environment);
  }

  /** Judged together with the settings, so that all problems are told at once. */
  @Bean
  @ConditionalOnMissingBean
  Rulebook rulebook(OperatorSettings settings, Clock clock) {
    List<ConfigurationProblem> found = new ArrayList<>(settings.problems());
    found.addAll(BudgetRules.problems(settings));
    found.addAll(AlertSettings.problems(settings));
    found.addAll(TraceSettings.problems(settings));
    RetentionSettings.judge(settings, found);
    HookSettings.judge(settings, found);
    ApiSettings.judge(settings, found);
    RefreshSettings.judge(settings, found);
    RulesFiles files = new RulesFiles(settings);
    RulesFiles.Read read = files.read();
    found.addAll(read.problems());
    if (!found.isEmpty()) {
      found.addAll(ofConnections(settings, read.rules().mappings(), clock));
      throw new ConfigurationRefused(found);
    }
    return Rulebook.of(files, read);
  }

  /** Told together with the others; making a connector asks nobody. */
  private static List<ConfigurationProblem> ofConnections(
      OperatorSettings settings, Map<String, Mapping> mappings, Clock clock) {
    try {
      Installation.of(settings, mappings, new NoTokens(), name -> CallGate.OPEN, clock).close();
      return List.of();
    } catch (ConfigurationRefused refused) {
      return refused.problems();
    }
  }

  /** With what is known of its systems, also where a verb greets none of them. */
  @Bean
  @ConditionalOnMissingBean
  Installation installation(
      OperatorSettings settings,
      Rulebook rulebook,
      TokenStore tokens,
      CallGates gates,
      Connections known,
      Clock clock) {
    Installation installation =
        Installation.of(settings, rulebook.current().mappings(), tokens, gates, clock);
    for (Connected connected : installation.connections()) {
      known.currency(connected.name()).ifPresent(connected::currency);
    }
    return installation;
  }

  /** For connectors that are only looked at. */
  private static final class NoTokens implements TokenVault {
    @Override
    public Optional<String> load(ConnectionName connection) {
      return Optional.empty();
    }

    @Override
    public String refresh(ConnectionName connection, Refresher refresher) {
      throw new IllegalStateException("nobody is asked for tokens here");
    }
  }
}

package io.perennial.app;

import io.perennial.alert.AlertSettings;
import io.perennial.budget.BudgetRules;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.TokenVault;
import io.perennial.health.flag.FlagRules;
import io.perennial.health.model.HealthModel;
import io.perennial.health.score.HealthCalculator;
import io.perennial.health.yaml.FlagRulesReader;
import io.perennial.health.yaml.HealthModelReader;
import io.perennial.health.yaml.InvalidModelException;
import io.perennial.health.yaml.ModelProblem;
import io.perennial.hook.HookSettings;
import io.perennial.identity.IdentityRules;
import io.perennial.identity.IdentityRulesReader;
import io.perennial.identity.MatchKeys;
import io.perennial.mapping.Mapping;
import io.perennial.mapping.MappingReader;
import io.perennial.mapping.Shelf;
import io.perennial.mapping.yaml.Problem;
import io.perennial.mapping.yaml.Problems;
import io.perennial.refresh.RefreshSettings;
import io.perennial.retention.RetentionSettings;
import io.perennial.revenue.Rates;
import io.perennial.revenue.RatesReader;
import io.perennial.settings.CallGate;
import io.perennial.settings.CallGates;
import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.ConfigurationRefused;
import io.perennial.settings.Installation;
import io.perennial.settings.OperatorSettings;
import io.perennial.trace.TraceSettings;
import io.perennial.work.TokenStore;
import io.perennial.writeback.Conclusions;
import io.perennial.writeback.WriteBack;
import io.perennial.writeback.WriteBackReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** What is configured and what it means, read and judged before anything starts. */
@Configuration(proxyBeanMethods = false)
class MeaningConfiguration {

  private static final String HEALTH = "health.yaml";
  private static final String FLAGS = "flags.yaml";

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  OperatorSettings operatorSettings(ConfigurableEnvironment environment) {
    return new OperatorSettings(environment);
  }

  @Bean
  Meaning meaning(OperatorSettings settings, Clock clock) {
    Problems problems = new Problems();
    Shelf shelf = Shelf.over(Path.of(settings.text("mappings").orElse("mappings")), problems);
    Map<String, Mapping> mappings = new TreeMap<>();
    for (String type : Installation.factories().keySet()) {
      shelf.read(type + ".yaml").ifPresent(root -> mappings.put(type, MappingReader.read(root)));
    }
    WriteBack writeBack =
        shelf
            .read("write-back.yaml")
            .map(root -> WriteBackReader.read(root, settings.fieldPrefix(), Conclusions.WORDS))
            .orElseGet(WriteBack::nothing);
    IdentityRules identity =
        shelf
            .read("identity.yaml")
            .map(IdentityRulesReader::read)
            .orElseGet(() -> new IdentityRules(Set.of(), Set.of(), Set.of()));
    Rates rates = shelf.read("rates.yaml").map(RatesReader::read).orElse(Rates.NONE);
    OwnConclusions.mayNotBeRead(mappings, writeBack, problems);
    List<ConfigurationProblem> found = new ArrayList<>(settings.problems());
    found.addAll(BudgetRules.problems(settings));
    found.addAll(AlertSettings.problems(settings));
    found.addAll(TraceSettings.problems(settings));
    RetentionSettings.judge(settings, found);
    HookSettings.judge(settings, found);
    RefreshSettings.judge(settings, found);
    HealthModel model =
        model(shelf.text(HEALTH), HealthModel::defaults, HealthModelReader::read, HEALTH, found);
    FlagRules flags =
        model(shelf.text(FLAGS), FlagRules::defaults, FlagRulesReader::read, FLAGS, found);
    shelf.strangers();
    for (Problem problem : problems.all()) {
      found.add(
          new ConfigurationProblem(
              problem.place().toString(), problem.path(), problem.what() + ": " + problem.mend()));
    }
    if (!found.isEmpty()) {
      found.addAll(ofConnections(settings, mappings, clock));
      throw new ConfigurationRefused(found);
    }
    return new Meaning(mappings, writeBack, identity, rates, model, flags);
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

  private static <T> T model(
      Optional<String> yaml,
      Supplier<T> otherwise,
      BiFunction<String, String, T> reader,
      String file,
      List<ConfigurationProblem> found) {
    try {
      return yaml.map(text -> reader.apply(file, text)).orElseGet(otherwise);
    } catch (InvalidModelException invalid) {
      for (ModelProblem problem : invalid.problems()) {
        found.add(
            new ConfigurationProblem(
                "%s:%d".formatted(problem.file(), problem.line()), "", problem.message()));
      }
      return otherwise.get();
    }
  }

  @Bean
  @ConditionalOnMissingBean
  Installation installation(
      OperatorSettings settings, Meaning meaning, TokenStore tokens, CallGates gates, Clock clock) {
    return Installation.of(settings, meaning.mappings(), tokens, gates, clock);
  }

  @Bean
  @ConditionalOnMissingBean
  WriteBack writeBack(Meaning meaning) {
    return meaning.writeBack();
  }

  @Bean
  MatchKeys matchKeys(Meaning meaning) {
    return new MatchKeys(meaning.identity());
  }

  @Bean
  HealthModel healthModel(Meaning meaning) {
    return meaning.model();
  }

  @Bean
  HealthCalculator healthCalculator(Meaning meaning) {
    return new HealthCalculator(meaning.model(), meaning.flags(), meaning.rates());
  }

  @Bean
  Rates rates(Meaning meaning) {
    return meaning.rates();
  }

  /** The files that people edit, read together so that their problems are told together. */
  record Meaning(
      Map<String, Mapping> mappings,
      WriteBack writeBack,
      IdentityRules identity,
      Rates rates,
      HealthModel model,
      FlagRules flags) {}

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

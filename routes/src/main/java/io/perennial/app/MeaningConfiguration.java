package io.perennial.app;

import io.perennial.mapping.Mapping;
import io.perennial.mapping.MappingReader;
import io.perennial.mapping.Shelf;
import io.perennial.mapping.yaml.Problems;
import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.ConfigurationRefused;
import io.perennial.settings.Installation;
import io.perennial.settings.OperatorSettings;
import io.perennial.work.TokenStore;
import io.perennial.writeback.Conclusions;
import io.perennial.writeback.WriteBack;
import io.perennial.writeback.WriteBackReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
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

  @Bean
  Meaning meaning(OperatorSettings settings) {
    Problems problems = new Problems();
    Shelf shelf = Shelf.over(Path.of(settings.text("mappings").orElse("mappings")), problems);
    Map<String, Mapping> mappings = new TreeMap<>();
    for (String type : Installation.factories().keySet()) {
      shelf.read(type + ".yaml").ifPresent(root -> mappings.put(type, MappingReader.read(root)));
    }
    WriteBack writeBack =
        shelf
            .read("write-back.yaml")
            .map(
                root ->
                    WriteBackReader.read(
                        root,
                        settings.text("field-prefix").orElse("Perennial_"),
                        Conclusions.WORDS))
            .orElseGet(WriteBack::nothing);
    shelf.strangers();
    if (!problems.none()) {
      throw new ConfigurationRefused(
          problems.all().stream()
              .map(
                  problem ->
                      new ConfigurationProblem(
                          problem.place().toString(),
                          problem.path(),
                          problem.what() + ": " + problem.mend()))
              .toList());
    }
    return new Meaning(mappings, writeBack);
  }

  @Bean
  @ConditionalOnMissingBean
  Installation installation(
      OperatorSettings settings, Meaning meaning, TokenStore tokens, Clock clock) {
    return Installation.of(settings, meaning.mappings(), tokens, clock);
  }

  @Bean
  @ConditionalOnMissingBean
  WriteBack writeBack(Meaning meaning) {
    return meaning.writeBack();
  }

  @Bean
  HealthCalculator healthCalculator(Meaning meaning) {
    return new HealthCalculator(meaning.model(), meaning.flags(), Rates.NONE);
  }

  /** The files that people edit, read together so that their problems are told together. */
  record Meaning(
      Map<String, Mapping> mappings, WriteBack writeBack, HealthModel model, FlagRules flags) {}
}

package io.perennial.rules;

import io.perennial.health.flag.FlagRules;
import io.perennial.health.model.HealthModel;
import io.perennial.health.score.HealthCalculator;
import io.perennial.identity.IdentityRules;
import io.perennial.identity.MatchKeys;
import io.perennial.mapping.Mapping;
import io.perennial.revenue.Rates;
import io.perennial.writeback.WriteBack;
import java.util.Map;

/** What all files together say, read and judged as a whole. Immutable, for many threads. */
public final class Rules {

  private final Map<String, Mapping> mappings;
  private final WriteBack writeBack;
  private final Rates rates;
  private final HealthModel model;
  private final Fingerprints fingerprints;
  private final MatchKeys matchKeys;
  private final HealthCalculator calculator;

  /**
   * Rules.
   *
   * @param mappings by connector type
   */
  public Rules(
      Map<String, Mapping> mappings,
      WriteBack writeBack,
      IdentityRules identity,
      Rates rates,
      HealthModel model,
      FlagRules flags,
      Fingerprints fingerprints) {
    this.mappings = Map.copyOf(mappings);
    this.writeBack = writeBack;
    this.rates = rates;
    this.model = model;
    this.fingerprints = fingerprints;
    this.matchKeys = new MatchKeys(identity);
    this.calculator = new HealthCalculator(model, flags, rates);
  }

  /**
   * Texts that change when rules do.
   *
   * @param matching how records find each other
   * @param scoring how customers are judged, and what is written about them
   */
  public record Fingerprints(String matching, String scoring) {}

  /** By connector type. */
  public Map<String, Mapping> mappings() {
    return mappings;
  }

  public WriteBack writeBack() {
    return writeBack;
  }

  public Rates rates() {
    return rates;
  }

  public HealthModel model() {
    return model;
  }

  public Fingerprints fingerprints() {
    return fingerprints;
  }

  public MatchKeys matchKeys() {
    return matchKeys;
  }

  public HealthCalculator calculator() {
    return calculator;
  }
}

package io.perennial.health.score;

import io.perennial.health.AtRisk;
import io.perennial.health.CapHit;
import io.perennial.health.Cohorts;
import io.perennial.health.ScoreOverride;
import io.perennial.health.flag.FlagName;
import io.perennial.health.flag.FlagRules;
import io.perennial.health.flag.rule.FlagInput;
import io.perennial.health.flag.rule.Flags;
import io.perennial.health.flag.rule.Verdict;
import io.perennial.health.model.Band;
import io.perennial.health.model.Bands;
import io.perennial.health.model.HealthModel;
import io.perennial.model.TouchModel;
import io.perennial.model.fact.Account;
import io.perennial.model.history.Facts;
import io.perennial.model.history.FactsMemory;
import io.perennial.model.history.SourceKind;
import io.perennial.model.verdict.Because;
import io.perennial.model.verdict.Until;
import io.perennial.renewal.Renewal;
import io.perennial.renewal.RenewalFlag;
import io.perennial.renewal.Renewals;
import io.perennial.revenue.ContractGrowth;
import io.perennial.revenue.Rates;
import io.perennial.revenue.Revenue;
import io.perennial.revenue.Revenues;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Judges one moment of one customer: readings, score, caps, band, flags. Immutable. */
final class Assessor {

  private static final Set<SourceKind> SALES = Set.of(SourceKind.CRM, SourceKind.BILLING);

  private final HealthModel model;
  private final FlagRules rules;
  private final Flags flags;
  private final Revenues revenues;
  private final Renewals renewals;
  private final Variants variants;

  Assessor(HealthModel model, FlagRules rules, Rates rates) {
    this.model = model;
    this.rules = rules;
    this.flags = new Flags(rules);
    this.revenues = new Revenues(rates);
    this.renewals = new Renewals(model.renewal(), revenues);
    this.variants = new Variants(model, revenues);
  }

  /**
   * Judges a moment.
   *
   * @param path the closings before the moment's day
   * @param worst the band that the day has had so far; the band now is not better
   * @param memory judgements of the days before
   */
  Assessment assess(
      Facts facts,
      Path path,
      Optional<Band> worst,
      Optional<ScoreOverride> override,
      Cohorts cohorts,
      FactsMemory memory) {
    Until until = new Until(facts.today());
    Revenue revenue =
        memory.remembered(
            revenues, facts, SALES, revenues, () -> revenues.of(facts), Revenue::until);
    Renewal renewal =
        memory.remembered(
            renewals, facts, SALES, revenue, () -> renewals.of(facts, revenue), Renewal::until);
    until.at(revenue.until());
    until.at(renewal.until());
    TouchModel touch =
        model.touchModels().of(facts.account().flatMap(Account::touchModel), revenue.total());
    boolean customer = facts.account().isPresent() && !renewal.churned();
    Readings readings =
        new Readings(model, variants.of(touch, segment(facts)), facts, path, until, memory);
    List<CapHit> caps = Caps.holding(model.caps(), facts, renewal, until);
    OptionalInt computed = customer ? capped(readings.score(), caps) : OptionalInt.empty();
    Optional<ScoreOverride> counting = customer ? override : Optional.empty();
    override.ifPresent(word -> until.at(word.expires()));
    OptionalInt points = counting.isPresent() ? OptionalInt.of(counting.get().points()) : computed;
    Optional<Band> closing = closingBand(points, counting.isPresent(), path);
    Optional<Band> band = counting.isPresent() ? closing : notBetter(closing, worst);
    Map<FlagName, Verdict> verdicts =
        customer
            ? flags.judge(
                new FlagInput(
                    facts,
                    touch,
                    revenue,
                    revenues,
                    renewal,
                    points,
                    band.filter(model.bands()::isWorst).isPresent(),
                    readings.coverage(),
                    model.bands().margin(),
                    model.staleAfterDays(),
                    cohorts.growth(facts.today()),
                    path),
                memory)
            : Map.of();
    if (!cohorts.growthPercent().isEmpty()) {
      until.at(YearMonth.from(facts.today()).plusMonths(1).atDay(1));
    }
    for (Verdict verdict : verdicts.values()) {
      until.at(verdict.until());
    }
    return new Assessment(
        facts,
        touch,
        revenue,
        renewal,
        readings.lines(),
        readings.coverage(),
        computed,
        points,
        points.isPresent() ? Optional.empty() : Optional.of(unknown(facts, renewal, readings)),
        counting,
        caps,
        closing,
        band,
        verdicts,
        atRisk(customer, points, band, renewal, verdicts),
        until.date());
  }

  Optional<ContractGrowth> growth(Facts facts) {
    return revenues.growth(facts, revenues.of(facts));
  }

  private static Optional<String> segment(Facts facts) {
    return facts
        .account()
        .map(account -> account.attributes().get("segment"))
        .map(Object::toString);
  }

  private static OptionalInt capped(OptionalInt score, List<CapHit> caps) {
    if (score.isEmpty()) {
      return score;
    }
    int points = score.getAsInt();
    for (CapHit hit : caps) {
      points = Math.min(points, hit.cap().atMost());
    }
    return OptionalInt.of(points);
  }

  /** A person's word turns the band at once; a computed score must pass the edge by the margin. */
  private Optional<Band> closingBand(OptionalInt points, boolean overridden, Path path) {
    if (points.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        overridden
            ? model.bands().of(points.getAsInt())
            : model.bands().after(path.band(), points.getAsInt()));
  }

  private static Optional<Band> notBetter(Optional<Band> band, Optional<Band> worst) {
    boolean better = band.isPresent() && worst.isPresent() && Bands.worse(worst.get(), band.get());
    return better ? worst : band;
  }

  private static Because unknown(Facts facts, Renewal renewal, Readings readings) {
    if (facts.account().isEmpty()) {
      return Because.of("not a customer yet");
    }
    return renewal.churnedOn().isPresent()
        ? Because.of("left on {}", renewal.churnedOn().get())
        : readings.unknownBecause();
  }

  private AtRisk atRisk(
      boolean customer,
      OptionalInt points,
      Optional<Band> band,
      Renewal renewal,
      Map<FlagName, Verdict> verdicts) {
    if (!customer) {
      return AtRisk.UNKNOWN;
    }
    boolean grave = band.filter(model.bands()::isWorst).isPresent();
    for (Map.Entry<FlagName, Verdict> verdict : verdicts.entrySet()) {
      grave |= verdict.getValue().raised() && rules.of(verdict.getKey()).atRisk();
    }
    // a renewal bought with a concession does not heal anything
    Verdict less = verdicts.get(FlagName.PARTIAL_CHURN);
    grave |= renewal.flag() == RenewalFlag.RENEWED && less != null && less.raised();
    if (grave) {
      return AtRisk.YES;
    }
    return points.isPresent() ? AtRisk.NO : AtRisk.UNKNOWN;
  }
}

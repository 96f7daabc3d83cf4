package io.perennial.health.flag.rule;

import io.perennial.health.flag.FlagName;
import io.perennial.health.flag.FlagRules;
import io.perennial.health.flag.Thresholds;
import io.perennial.model.TouchModel;
import io.perennial.model.history.FactsMemory;
import io.perennial.model.history.SourceKind;
import io.perennial.renewal.RenewalFlag;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Judges all flags of a customer. */
public final class Flags {

  private static final Set<SourceKind> CRM = Set.of(SourceKind.CRM);
  private static final Set<SourceKind> SUPPORT = Set.of(SourceKind.SUPPORT);
  private static final Set<SourceKind> BILLING = Set.of(SourceKind.BILLING);
  private static final Set<SourceKind> CRM_AND_SUPPORT = Set.of(SourceKind.CRM, SourceKind.SUPPORT);

  private final Map<TouchModel, Map<FlagName, Thresholds>> on = new EnumMap<>(TouchModel.class);

  public Flags(FlagRules rules) {
    for (TouchModel touch : TouchModel.values()) {
      Map<FlagName, Thresholds> own = new EnumMap<>(FlagName.class);
      rules
          .flags()
          .forEach(
              (name, settings) -> {
                if (settings.thresholds(touch).on()) {
                  own.put(name, settings.thresholds(touch));
                }
              });
      on.put(touch, own);
    }
  }

  /** The verdicts on one day, also of flags that are not raised; none for a switched-off flag. */
  public Map<FlagName, Verdict> judge(FlagInput input, FactsMemory memory) {
    Map<FlagName, Verdict> verdicts = new EnumMap<>(FlagName.class);
    Set<FlagName> raised = EnumSet.noneOf(FlagName.class);
    Map<FlagName, Thresholds> own = on.getOrDefault(input.touch(), Map.of());
    for (Map.Entry<FlagName, Thresholds> flag : own.entrySet()) {
      if (flag.getKey() != FlagName.SURVEY_SILENT) {
        judge(new Question(flag.getKey(), input, flag.getValue(), raised), verdicts, memory);
      }
    }
    // looks at the others, so it comes last
    Thresholds silent = own.get(FlagName.SURVEY_SILENT);
    if (silent != null) {
      judge(new Question(FlagName.SURVEY_SILENT, input, silent, raised), verdicts, memory);
    }
    return verdicts;
  }

  private static void judge(
      Question question, Map<FlagName, Verdict> verdicts, FactsMemory memory) {
    FlagName name = question.name();
    Set<SourceKind> sources = lookedAt(name);
    Verdict verdict =
        sources.isEmpty()
            ? judge(question)
            : memory.remembered(
                name,
                question.facts(),
                sources,
                question.thresholds(),
                () -> judge(question),
                Verdict::until);
    verdicts.put(name, verdict);
    if (verdict.raised()) {
      question.raisedBefore().add(name);
    }
  }

  /** The systems whose records a flag looks at, if it looks at nothing else; otherwise none. */
  private static Set<SourceKind> lookedAt(FlagName name) {
    return switch (name) {
      case CRITICAL_TICKET_AGING, TICKET_SPIKE, SUPPORT_OVERUSE, SUPPORT_SILENT, REPEATED_TOPIC ->
          SUPPORT;
      case PAYMENT_OVERDUE, PAYMENT_SLOWING, DISPUTE_OPEN -> BILLING;
      case SPONSOR_LOST, SINGLE_THREADED, REVIEW_DUE -> CRM;
      case CRITICAL_TICKET_DURING_DEAL, NO_CONTACT -> CRM_AND_SUPPORT;
      case SURVEY_LOW,
          SURVEY_SILENT,
          RENEWAL_UPCOMING,
          RENEWAL_DUE,
          RENEWAL_URGENT,
          RENEWAL_LATE,
          RENEWAL_MISMATCH,
          RESCUE,
          FIRST_RENEWAL,
          PARTIAL_CHURN,
          GROWTH_LAG,
          ADVOCACY_READY,
          DATA_STALE,
          LOW_COVERAGE ->
          Set.of();
    };
  }

  private static Verdict judge(Question question) {
    return switch (question.name()) {
      case CRITICAL_TICKET_AGING -> TicketFlags.aging(question);
      case TICKET_SPIKE -> TicketFlags.spike(question);
      case SUPPORT_OVERUSE -> TicketFlags.overuse(question);
      case SUPPORT_SILENT -> TicketFlags.silent(question);
      case REPEATED_TOPIC -> TicketFlags.repeatedTopic(question);
      case CRITICAL_TICKET_DURING_DEAL -> TicketFlags.duringDeal(question);
      case PAYMENT_OVERDUE -> PaymentFlags.overdue(question);
      case PAYMENT_SLOWING -> PaymentFlags.slowing(question);
      case DISPUTE_OPEN -> PaymentFlags.givenUp(question);
      case SURVEY_LOW -> SurveyFlags.low(question);
      case SURVEY_SILENT -> SurveyFlags.silent(question);
      case SPONSOR_LOST -> PeopleFlags.sponsorLost(question);
      case SINGLE_THREADED -> PeopleFlags.singleThreaded(question);
      case NO_CONTACT -> PeopleFlags.noContact(question);
      case REVIEW_DUE -> PeopleFlags.reviewDue(question);
      case RENEWAL_UPCOMING -> RenewalFlags.stage(question, RenewalFlag.UPCOMING);
      case RENEWAL_DUE -> RenewalFlags.stage(question, RenewalFlag.DUE);
      case RENEWAL_URGENT -> RenewalFlags.stage(question, RenewalFlag.URGENT);
      case RENEWAL_LATE -> RenewalFlags.stage(question, RenewalFlag.LATE);
      case RENEWAL_MISMATCH -> RenewalFlags.mismatch(question);
      case RESCUE -> RenewalFlags.rescue(question);
      case FIRST_RENEWAL -> RenewalFlags.first(question);
      case PARTIAL_CHURN -> RenewalFlags.partialChurn(question);
      case GROWTH_LAG -> RenewalFlags.growthLag(question);
      case ADVOCACY_READY -> ScoreFlags.advocacyReady(question);
      case DATA_STALE -> ScoreFlags.stale(question);
      case LOW_COVERAGE -> ScoreFlags.lowCoverage(question);
    };
  }
}

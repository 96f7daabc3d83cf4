package io.perennial.health.flag.rule;

import io.perennial.health.flag.FlagName;
import io.perennial.health.flag.FlagRules;
import io.perennial.health.flag.Thresholds;
import io.perennial.renewal.RenewalFlag;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Judges all flags of a customer. */
public final class Flags {

  private final FlagRules rules;

  public Flags(FlagRules rules) {
    this.rules = rules;
  }

  /** The verdicts on one day, also of flags that are not raised; none for a switched-off flag. */
  public Map<FlagName, Verdict> judge(FlagInput input) {
    Map<FlagName, Verdict> verdicts = new EnumMap<>(FlagName.class);
    Set<FlagName> raised = EnumSet.noneOf(FlagName.class);
    for (FlagName name : FlagName.values()) {
      if (name != FlagName.SURVEY_SILENT) {
        judge(name, input, raised, verdicts);
      }
    }
    // looks at the others, so it comes last
    judge(FlagName.SURVEY_SILENT, input, raised, verdicts);
    return verdicts;
  }

  private void judge(
      FlagName name, FlagInput input, Set<FlagName> raised, Map<FlagName, Verdict> verdicts) {
    Thresholds thresholds = rules.of(name).thresholds(input.touch());
    if (!thresholds.on()) {
      return;
    }
    Verdict verdict =
        judge(new Question(name, input, thresholds, Collections.unmodifiableSet(raised)));
    verdicts.put(name, verdict);
    if (verdict.raised()) {
      raised.add(name);
    }
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

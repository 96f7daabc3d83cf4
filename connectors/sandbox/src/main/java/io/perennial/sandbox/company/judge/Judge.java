package io.perennial.sandbox.company.judge;

import io.perennial.sandbox.company.cast.Size;
import io.perennial.sandbox.company.story.Departure;
import io.perennial.sandbox.company.story.Story;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says what is true of a customer, from its story and the documented rules with their default
 * thresholds, and without any code of the product.
 */
public final class Judge {

  private static final int THOUSAND = 1000;

  /** Lowest ARR of HIGH, in thousands of whole units; LOW begins at a tenth. */
  private static final Map<String, Integer> HIGH_FROM = Map.of("USD", 100, "EUR", 90, "GBP", 80);

  private Judge() {}

  public static Judgement of(Story story, LocalDate today) {
    Sight sight = new Sight(story, today);
    Revenue revenue = Revenue.of(sight, today);
    PaymentRules payment = new PaymentRules(sight);
    Optional<LocalDate> churned = story.departure().map(Departure::day);
    if (churned.isPresent()) {
      return new Judgement(
          Set.of(),
          Set.of(),
          "CHURNED",
          Optional.empty(),
          churned,
          revenue.basis(),
          revenue.arr(),
          payment.overdue());
    }
    Findings findings = new Findings();
    new SupportRules(sight).judge(findings);
    payment.judge(findings);
    new PeopleRules(sight).judge(findings);
    RenewalRules.Renewal renewal = new RenewalRules(sight, revenue).judge(findings);
    new ScoreRules(sight).judge(findings, renewal, payment.overdueDays());
    return new Judgement(
        findings.raised(),
        findings.undecided(),
        renewal.stage(),
        renewal.date(),
        churned,
        revenue.basis(),
        revenue.arr(),
        payment.overdue());
  }

  /** Whether the touch model that the ARR brings is not the one that the customer is meant for. */
  public static boolean needsTouchModel(Story story, LocalDate today) {
    Revenue revenue = Revenue.of(new Sight(story, today), today);
    return touch(revenue, story.profile().currency()) != story.part().size();
  }

  private static Size touch(Revenue revenue, String currency) {
    if (revenue.basis().equals("UNKNOWN") || revenue.arr().size() > 1) {
      return Size.MIDDLE;
    }
    Integer high = HIGH_FROM.get(currency);
    if (high == null) {
      return Size.MIDDLE;
    }
    long units = revenue.sum() / 100;
    if (units >= (long) high * THOUSAND) {
      return Size.LARGE;
    }
    return units >= (long) high * THOUSAND / 10 ? Size.MIDDLE : Size.SMALL;
  }
}

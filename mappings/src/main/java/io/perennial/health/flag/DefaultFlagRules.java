package io.perennial.health.flag;

import static io.perennial.health.flag.Owner.ADMIN;
import static io.perennial.health.flag.Owner.CSM;
import static io.perennial.health.flag.Owner.FINANCE;
import static io.perennial.health.flag.Owner.REP;
import static io.perennial.health.flag.Owner.SUPPORT_LEAD;
import static io.perennial.model.TouchModel.HIGH;
import static io.perennial.model.TouchModel.LOW;
import static io.perennial.model.TouchModel.TECH;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The same as {@code mappings/flags.yaml}, for a start without the file; a test compares them. */
final class DefaultFlagRules {

  private DefaultFlagRules() {}

  static FlagRules make() {
    Map<FlagName, FlagSettings> flags = new EnumMap<>(FlagName.class);
    renewals(flags);
    support(flags);
    money(flags);
    people(flags);
    score(flags);
    return new FlagRules(new TreeMap<>(flags));
  }

  private static void renewals(Map<FlagName, FlagSettings> flags) {
    flags.put(
        FlagName.RENEWAL_LATE,
        FlagSettings.of(REP, "Call the sponsor today and agree on a date for the signature."));
    flags.put(
        FlagName.RESCUE,
        FlagSettings.of(CSM, "Make a rescue plan with support and the sponsor this week.")
            .puttingAtRisk());
    flags.put(
        FlagName.RENEWAL_URGENT,
        FlagSettings.of(REP, "Get the signature; ask the sponsor what still stands in the way."));
    flags.put(
        FlagName.RENEWAL_DUE,
        FlagSettings.of(REP, "Send the offer and agree on the steps to the signature."));
    flags.put(
        FlagName.RENEWAL_UPCOMING,
        FlagSettings.of(CSM, "Show the value reached so far, then open the renewal."));
    flags.put(
        FlagName.FIRST_RENEWAL,
        FlagSettings.of(CSM, "Confirm with the sponsor that the first year brought its value.")
            .off(TECH));
    flags.put(
        FlagName.RENEWAL_MISMATCH,
        FlagSettings.of(REP, "Find out which date is right and correct the other system."));
  }

  private static void support(Map<FlagName, FlagSettings> flags) {
    flags.put(
        FlagName.CRITICAL_TICKET_AGING,
        FlagSettings.of(SUPPORT_LEAD, "Escalate the ticket and give the customer a date.")
            .with("days", 10));
    flags.put(
        FlagName.TICKET_SPIKE,
        FlagSettings.of(
                SUPPORT_LEAD, "Look for one cause behind the tickets and call the customer.")
            .with("days", 7)
            .with("tickets", 3)
            .with("danger-tickets", 5)
            .with(LOW, "tickets", 5)
            .with(LOW, "danger-tickets", 8)
            .with(TECH, "tickets", 5)
            .with(TECH, "danger-tickets", 8));
    flags.put(
        FlagName.SUPPORT_OVERUSE,
        FlagSettings.of(CSM, "Offer training on what is asked most.")
            .with("days", 30)
            .with("more-than-tickets", 20)
            .with(HIGH, "more-than-tickets", 10));
    flags.put(
        FlagName.SUPPORT_SILENT,
        FlagSettings.of(CSM, "Ask whether the product is still used as before.")
            .with("days", 30)
            .with("baseline-days", 180)
            .with("baseline-tickets", 12)
            .with("below-percent", 25)
            .off(TECH));
    flags.put(
        FlagName.REPEATED_TOPIC,
        FlagSettings.of(SUPPORT_LEAD, "Solve the cause, and send the answer once for all.")
            .with("days", 14)
            .with("tickets", 3));
    flags.put(
        FlagName.CRITICAL_TICKET_DURING_DEAL,
        FlagSettings.of(REP, "Speak with support before you speak with the customer."));
    flags.put(
        FlagName.SURVEY_LOW,
        FlagSettings.of(CSM, "Call, thank for the answer and ask what went wrong.")
            .with("at-most", 2)
            .with("window-days", 90)
            .with("only-below-score", 70)
            .with(HIGH, "only-below-score", 101));
    flags.put(
        FlagName.SURVEY_SILENT,
        FlagSettings.of(CSM, "Ask in person what the survey could not find out.")
            .with("at-most", 2)
            .with("window-days", 90)
            .with("answer-days", 14));
  }

  private static void money(Map<FlagName, FlagSettings> flags) {
    flags.put(
        FlagName.PAYMENT_OVERDUE,
        FlagSettings.of(
                FINANCE,
                "Remind by e-mail three times, call twice, then let the CSM take it to the sponsor.")
            .with("days", 30)
            .with("danger-days", 60));
    flags.put(
        FlagName.PAYMENT_SLOWING,
        FlagSettings.of(FINANCE, "Ask whether invoices reach the right person.")
            .with("invoices", 3)
            .with("more-days", 10)
            .with("window-days", 120));
    flags.put(
        FlagName.DISPUTE_OPEN,
        FlagSettings.of(FINANCE, "Settle the invoice with the customer, together with the CSM.")
            .with("window-days", 365));
    flags.put(
        FlagName.PARTIAL_CHURN,
        FlagSettings.of(CSM, "Find out what was dropped and why, before the next renewal.")
            .with("window-days", 90));
    flags.put(
        FlagName.GROWTH_LAG,
        FlagSettings.of(REP, "Compare with what similar customers bought next.")
            .with("points", 20)
            .with("customers", 5)
            .off(TECH));
  }

  private static void people(Map<FlagName, FlagSettings> flags) {
    flags.put(
        FlagName.SPONSOR_LOST,
        FlagSettings.of(CSM, "Ask who takes over, and get to know that person at once.")
            .with("window-days", 180));
    flags.put(
        FlagName.SINGLE_THREADED,
        FlagSettings.of(CSM, "Get to know more people, an executive among them.")
            .with("at-most-contacts", 1)
            .with(HIGH, "at-most-contacts", 2)
            .off(TECH));
    flags.put(
        FlagName.NO_CONTACT,
        FlagSettings.of(CSM, "Get in touch with something useful to the customer.")
            .with("days", 30)
            .with(LOW, "days", 90)
            .off(TECH));
    flags.put(
        FlagName.REVIEW_DUE,
        FlagSettings.of(CSM, "Invite the sponsor to the next business review.")
            .with("days", 90)
            .with(LOW, "days", 180)
            .off(TECH));
  }

  private static void score(Map<FlagName, FlagSettings> flags) {
    flags.put(
        FlagName.ADVOCACY_READY,
        FlagSettings.of(CSM, "Ask for a reference or a case study.").with("above-score", 85));
    flags.put(
        FlagName.DATA_STALE, FlagSettings.of(ADMIN, "See the connection's state and mend it."));
    flags.put(
        FlagName.LOW_COVERAGE,
        FlagSettings.of(ADMIN, "Link the customer's records in the systems that are missing.")
            .with("below-percent", 30)
            .off(TECH));
  }
}

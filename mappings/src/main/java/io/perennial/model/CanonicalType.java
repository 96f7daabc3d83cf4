package io.perennial.model;

import static io.perennial.model.CanonicalField.oneOf;
import static io.perennial.model.CanonicalField.optional;
import static io.perennial.model.CanonicalField.parts;
import static io.perennial.model.CanonicalField.required;
import static io.perennial.model.FieldKind.BOOLEAN;
import static io.perennial.model.FieldKind.DATE;
import static io.perennial.model.FieldKind.INSTANT;
import static io.perennial.model.FieldKind.INTEGER;
import static io.perennial.model.FieldKind.MONEY;
import static io.perennial.model.FieldKind.NUMBER;
import static io.perennial.model.FieldKind.TEXT;
import static io.perennial.model.FieldKind.TEXTS;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of record that mappings make, each with a table of its own in the store.
 *
 * <p>The one list of canonical fields: mappings are checked against it, tables are filled by it,
 * and the records of this package are read through it. A field that a company needs beyond these
 * goes into the record's open attributes.
 */
public enum CanonicalType {
  /** A company in the CRM; the anchor of a customer. */
  ACCOUNT(
      required("name", TEXT),
      optional("createdAt", INSTANT),
      optional("website", TEXT),
      optional("industry", TEXT),
      optional("region", TEXT),
      optional("employees", INTEGER),
      optional("parentId", TEXT),
      optional("ownerId", TEXT),
      optional("ownerName", TEXT),
      optional("currency", TEXT),
      optional("lastActivity", DATE),
      oneOf("touchModel", "HIGH", "LOW", "TECH"),
      optional("touchModelReason", TEXT),
      optional("churnedAt", DATE),
      optional("churnReason", TEXT),
      optional("organizationIds", TEXTS),
      optional("billingIds", TEXTS)),

  /** A person at a customer: role and reach, no name. */
  CONTACT(
      optional("accountId", TEXT),
      optional("emailDomain", TEXT),
      optional("title", TEXT),
      oneOf("level", "EXECUTIVE", "MANAGER", "USER"),
      oneOf("role", "SPONSOR", "CHAMPION", "DECISION_MAKER", "USER", "BILLING"),
      optional("createdAt", INSTANT),
      optional("inactiveSince", INSTANT)),

  /** A deal in the CRM. */
  OPPORTUNITY(
      optional("accountId", TEXT),
      optional("ownerName", TEXT),
      oneOf("orderType", "NEW", "ADD_ON", "RENEWAL"),
      required("stage", TEXT),
      required("closed", BOOLEAN),
      required("won", BOOLEAN),
      optional("amount", MONEY),
      optional("createdAt", INSTANT),
      optional("closeDate", DATE),
      optional("contractStart", DATE),
      optional("contractEnd", DATE),
      optional("termYears", NUMBER),
      optional("lossReason", TEXT)),

  /** A completed task or past event; never its text. */
  ACTIVITY(
      optional("accountId", TEXT),
      required("date", DATE),
      oneOf("activityType", "CALL", "EMAIL", "MEETING", "REVIEW", "OTHER")),

  /** A company in the support system. */
  ORGANIZATION(
      required("name", TEXT),
      optional("externalId", TEXT),
      optional("domains", TEXTS),
      optional("createdAt", INSTANT)),

  /** A request for support; never its words. */
  TICKET(
      optional("organizationId", TEXT),
      optional("requesterOrganizationId", TEXT),
      optional("requesterDomain", TEXT),
      required("openedAt", INSTANT),
      oneOf("priority", "LOW", "NORMAL", "HIGH", "URGENT"),
      oneOf("status", "NEW", "OPEN", "PENDING", "HOLD", "SOLVED", "CLOSED"),
      oneOf("kind", "QUESTION", "INCIDENT", "PROBLEM", "TASK"),
      optional("topic", TEXT),
      optional("channel", TEXT),
      optional("firstReplyMinutes", INTEGER),
      optional("reopens", INTEGER),
      optional("solvedAt", INSTANT),
      oneOf("satisfaction", "UNOFFERED", "OFFERED", "GOOD", "BAD"),
      optional("satisfactionScore", NUMBER),
      optional("surveyedAt", INSTANT),
      optional("ratedAt", INSTANT)),

  /** Who is billed. */
  BILLING_CUSTOMER(
      optional("name", TEXT),
      optional("emailDomain", TEXT),
      optional("accountId", TEXT),
      optional("currency", TEXT),
      optional("createdAt", INSTANT)),

  /** A recurring contract in billing. */
  SUBSCRIPTION(
      required("billingCustomerId", TEXT),
      optional("accountId", TEXT),
      oneOf(
          "status",
          "TRIALING",
          "ACTIVE",
          "PAST_DUE",
          "UNPAID",
          "PAUSED",
          "INCOMPLETE",
          "INCOMPLETE_EXPIRED",
          "CANCELED"),
      required("startedAt", INSTANT),
      optional("endedAt", INSTANT),
      optional("trialEndsAt", INSTANT),
      optional("cancelAt", INSTANT),
      optional("canceledAt", INSTANT),
      optional("cancelAtPeriodEnd", BOOLEAN),
      optional("percentOff", NUMBER),
      optional("amountOff", MONEY),
      optional("discountEndsAt", INSTANT),
      parts(
          "items",
          required("id", TEXT),
          optional("product", TEXT),
          optional("unitAmount", MONEY),
          optional("quantity", NUMBER),
          oneOf("interval", "DAY", "WEEK", "MONTH", "YEAR"),
          optional("intervalCount", INTEGER),
          optional("metered", BOOLEAN),
          optional("periodEndsAt", INSTANT))),

  /** A bill to a customer. Drafts and voided invoices never get here. */
  INVOICE(
      required("billingCustomerId", TEXT),
      optional("subscriptionId", TEXT),
      optional("number", TEXT),
      oneOf("status", "OPEN", "PAID", "UNCOLLECTIBLE"),
      required("total", MONEY),
      optional("remaining", MONEY),
      optional("issuedAt", INSTANT),
      optional("due", DATE),
      optional("paidAt", INSTANT),
      optional("uncollectibleAt", INSTANT),
      optional("attempts", INTEGER),
      optional("autoCharged", BOOLEAN));

  private final List<CanonicalField> fields;

  CanonicalType(CanonicalField... fields) {
    this.fields = List.of(fields);
  }

  /** In the order of the table's columns. */
  public List<CanonicalField> fields() {
    return fields;
  }

  public Optional<CanonicalField> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /**
   * As people write it in a mapping file and as the table is called, for example {@code ticket}.
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type called so in a mapping file. */
  public static Optional<CanonicalType> named(String word) {
    for (CanonicalType type : values()) {
      if (type.word().equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}

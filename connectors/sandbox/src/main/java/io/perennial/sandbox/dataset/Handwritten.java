package io.perennial.sandbox.dataset;

import io.perennial.sandbox.company.record.DemoFields;
import io.perennial.sandbox.dataset.Known.Identity;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.world.World;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Small sets written by hand, with ISO dates; only {@code accounts.csv} must be there. */
final class Handwritten {

  static final String ACCOUNTS = "accounts.csv";

  private static final Map<String, Integer> INTERVALS =
      Map.of("month", 1, "quarter", 3, "year", 12);

  private final Path folder;
  private final Scribe scribe = new Scribe();
  private final Map<String, Known> accounts = new LinkedHashMap<>();
  private int made;

  Handwritten(Path folder) {
    this.folder = folder;
  }

  World load() {
    CsvTable.read(folder.resolve(ACCOUNTS), Days.ISO, "id").forEach(this::account);
    rows("subscriptions.csv").forEach(this::subscription);
    rows("tickets.csv").forEach(this::ticket);
    rows("invoices.csv").forEach(this::invoice);
    rows("opportunities.csv").forEach(this::opportunity);
    rows("contacts.csv").forEach(this::contact);
    return scribe.build();
  }

  private List<Row> rows(String file) {
    return CsvTable.optional(folder.resolve(file), Days.ISO, "id");
  }

  private void account(Row row) {
    String id = row.text("id");
    Known known = new Known(id, row.text("name"), accounts.size() + 1, identity(row));
    accounts.put(id, known);
    Instant created = row.moment("created");
    String currency = row.optional("currency").orElse("USD");
    scribe
        .record("Account", known.accountId(), created)
        .set("Name", known.name())
        .set("CreatedDate", created)
        .set("CurrencyIsoCode", currency);
    scribe.set("Industry", row.optional("industry"));
    scribe.set("BillingCountry", row.optional("country"));
    boolean domain = known.identity() == Identity.DOMAIN;
    scribe.set("Website", domain ? Optional.of(known.domain()) : Optional.empty());
    scribe.set(DemoFields.CHURN_DATE, row.optionalDay("churned_on"));
    scribe.set(DemoFields.CHURN_REASON, row.optional("churn_reason"));
    scribe.others(known, created, currency);
  }

  private static Identity identity(Row row) {
    Optional<String> word = row.optional("identity");
    if (word.isEmpty()) {
      return Identity.of(row.text("id"));
    }
    for (Identity identity : Identity.values()) {
      if (identity.name().equalsIgnoreCase(word.get())) {
        return identity;
      }
    }
    throw row.wrong("identity", "is not known", "write explicit, domain, name or none");
  }

  private void subscription(Row row) {
    String currency = row.text("currency");
    Integer months = INTERVALS.get(row.text("interval"));
    if (months == null) {
      throw row.wrong("interval", "is not known", "write month, quarter or year");
    }
    Instant start = row.moment("start");
    Optional<Instant> end = row.optionalMoment("end");
    Optional<Instant> trial = row.optionalMoment("trial_end");
    String code = currency.toLowerCase(Locale.ROOT);
    Price price = new Price(row.whole("seats"), row.minor("unit_amount", currency), months, code);
    scribe
        .record("subscriptions", "sub_" + row.text("id"), start)
        .set("customer", known(row).customerId())
        .set("status", row.optional("status").orElse(end.isPresent() ? "canceled" : "active"))
        .set("currency", code)
        .set("start_date", start)
        .set("items", price.items(start));
    scribe.set("trial_start", trial.map(ends -> start));
    scribe.set("trial_end", trial);
    scribe.set("cancel_at", row.optionalMoment("cancel_at"));
    scribe.set("canceled_at", end);
    scribe.set("ended_at", end);
  }

  private void ticket(Row row) {
    scribe.ticket(
        row.text("id"),
        known(row),
        row.moment("opened"),
        row.optionalMoment("solved"),
        row.text("priority"),
        row);
  }

  private void invoice(Row row) {
    String currency = row.text("currency");
    long total = row.minor("total", currency);
    Optional<Instant> paid = row.optionalMoment("paid");
    Optional<Instant> due = row.optionalMoment("due");
    Instant issued = row.moment("issued");
    Map<String, Object> moments = new LinkedHashMap<>();
    moments.put("finalized_at", issued);
    paid.ifPresent(moment -> moments.put("paid_at", moment));
    scribe
        .record("invoices", "in_" + row.text("id"), issued)
        .set("customer", known(row).customerId())
        .set("number", row.text("id"))
        .set("status", row.optional("status").orElse(paid.isPresent() ? "paid" : "open"))
        .set("currency", currency.toLowerCase(Locale.ROOT))
        .set("total", total)
        .set("amount_due", total)
        .set("amount_paid", paid.isPresent() ? total : 0L)
        .set("amount_remaining", paid.isPresent() ? 0L : total)
        .set("collection_method", due.isPresent() ? "send_invoice" : "charge_automatically")
        .set("status_transitions", moments);
    scribe.set("subscription", row.optional("subscription_id").map(id -> "sub_" + id));
    scribe.set("due_date", due);
  }

  private void opportunity(Row row) {
    String currency = row.text("currency");
    Instant created = row.moment("created");
    BigDecimal amount = row.number("amount");
    made++;
    scribe
        .record("Opportunity", RecordId.of("006", made).value(), created)
        .set("Name", row.text("id"))
        .set("AccountId", known(row).accountId())
        .set("Type", row.text("type"))
        .set("StageName", row.text("stage"))
        .set("Amount", amount)
        .set("CurrencyIsoCode", currency)
        .set("CreatedDate", created);
    scribe.set("CloseDate", row.optionalDay("close"));
    scribe.set(DemoFields.CONTRACT_START, row.optionalDay("contract_start"));
    scribe.set(DemoFields.CONTRACT_END, row.optionalDay("contract_end"));
    scribe.set(DemoFields.TERM_MONTHS, row.optionalNumber("term_months"));
  }

  private void contact(Row row) {
    Instant created = row.moment("created");
    made++;
    scribe
        .record("Contact", RecordId.of("003", made).value(), created)
        .set("LastName", row.text("id"))
        .set("AccountId", known(row).accountId())
        .set("CreatedDate", created);
    scribe.set("Title", row.optional("title"));
    scribe.set("Email", row.optional("email"));
    scribe.set(DemoFields.ROLE, row.optional("role"));
    scribe.set(DemoFields.LEFT_ON, row.optionalMoment("left_on"));
  }

  private Known known(Row row) {
    Known known = accounts.get(row.text("account_id"));
    if (known == null) {
      throw row.wrong("account_id", "is not in " + ACCOUNTS, "add the account");
    }
    return known;
  }
}

package io.perennial.sandbox.dataset;

import io.perennial.sandbox.company.record.DemoFields;
import io.perennial.sandbox.dataset.Known.Identity;
import io.perennial.sandbox.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of the ravenstack set: days first, CRLF, dollars. */
final class Ravenstack {

  static final String ACCOUNTS = "ravenstack_accounts.csv";

  private static final String CURRENCY = "USD";
  private static final Duration LONG_TRIAL = Duration.ofDays(3650);
  private static final Set<String> ALWAYS_EXPLICIT = Set.of("A-59f724", "A-20736a");
  private static final Map<String, String> PRIORITIES =
      Map.of("low", "low", "medium", "normal", "high", "high", "urgent", "urgent");

  private final Path folder;
  private final Scribe scribe = new Scribe();
  private final Map<String, Known> accounts = new LinkedHashMap<>();

  Ravenstack(Path folder) {
    this.folder = folder;
  }

  World load() {
    Map<String, Row> departures = departures();
    for (Row row : CsvTable.read(folder.resolve(ACCOUNTS), Days.DAY_FIRST, "account_id")) {
      account(row, Optional.ofNullable(departures.get(row.text("account_id"))));
    }
    Path subscriptions = folder.resolve("ravenstack_subscriptions.csv");
    CsvTable.read(subscriptions, Days.DAY_FIRST, "subscription_id").forEach(this::subscription);
    int number = 1;
    Path tickets = folder.resolve("ravenstack_supports_ticket.csv");
    for (Row row : CsvTable.read(tickets, Days.DAY_FIRST, "ticket_id")) {
      ticket(number, row);
      number++;
    }
    return scribe.build();
  }

  /** The last event of each account. */
  private Map<String, Row> departures() {
    Map<String, Row> last = new HashMap<>();
    Path file = folder.resolve("ravenstack_churn_events.csv");
    for (Row row : CsvTable.read(file, Days.DAY_FIRST, "churn_event_id")) {
      last.merge(
          row.text("account_id"),
          row,
          (one, other) ->
              one.moment("churn_date").isAfter(other.moment("churn_date")) ? one : other);
    }
    return last;
  }

  private void account(Row row, Optional<Row> departure) {
    String id = row.text("account_id");
    boolean explicit = ALWAYS_EXPLICIT.contains(id) || row.flag("churn_flag");
    Identity identity = explicit ? Identity.EXPLICIT : Identity.of(id);
    Known known = new Known(id, row.text("account_name"), accounts.size() + 1, identity);
    accounts.put(id, known);
    Instant created = row.moment("signup_date");
    scribe
        .record("Account", known.accountId(), created)
        .set("Name", known.name())
        .set("Type", "Customer - Direct")
        .set("CreatedDate", created)
        .set("CurrencyIsoCode", CURRENCY);
    scribe.set("Industry", row.optional("industry"));
    scribe.set("BillingCountry", row.optional("country"));
    scribe.set(
        "Website", identity == Identity.DOMAIN ? Optional.of(known.domain()) : Optional.empty());
    scribe.set(DemoFields.CHURN_DATE, departure.flatMap(event -> event.optionalDay("churn_date")));
    scribe.set(DemoFields.CHURN_REASON, departure.flatMap(event -> event.optional("reason_code")));
    scribe.others(known, created, CURRENCY);
  }

  private void subscription(Row row) {
    Known known = known(row);
    int seats = row.whole("seats");
    if (seats < 1) {
      throw row.wrong("seats", "is below 1", "write how many were sold");
    }
    String frequency = row.text("billing_frequency");
    int months =
        switch (frequency) {
          case "monthly" -> 1;
          case "quarterly" -> 3;
          case "annual" -> 12;
          default ->
              throw row.wrong(
                  "billing_frequency",
                  "'%s' is not known".formatted(frequency),
                  "write monthly, quarterly or annual");
        };
    Instant start = row.moment("start_date");
    Optional<Instant> end = row.optionalMoment("end_date");
    boolean trial = row.flag("is_trial");
    Price price = Price.of(row.minor("arr_amount", CURRENCY), seats, months, "usd");
    String id = "sub_" + row.text("subscription_id").replaceAll("[^A-Za-z0-9]", "");
    scribe
        .record("subscriptions", id, start)
        .set("customer", known.customerId())
        .set("status", end.isPresent() ? "canceled" : trial ? "trialing" : "active")
        .set("currency", "usd")
        .set("start_date", start)
        .set("metadata", Map.of("seats", String.valueOf(seats), "plan", row.text("plan_tier")))
        .set("items", price.items(start));
    scribe.set("trial_start", trial ? Optional.of(start) : Optional.empty());
    scribe.set("trial_end", trial ? Optional.of(start.plus(LONG_TRIAL)) : Optional.empty());
    scribe.set("canceled_at", end);
    scribe.set("ended_at", end);
  }

  private void ticket(int number, Row row) {
    String word = row.text("priority");
    String priority = PRIORITIES.getOrDefault(word, "");
    if (priority.isEmpty()) {
      throw row.wrong(
          "priority", "'%s' is not known".formatted(word), "write low, medium, high or urgent");
    }
    Instant opened = row.moment("submitted_at");
    scribe.ticket(
        String.valueOf(number), known(row), opened, row.optionalMoment("closed_at"), priority, row);
  }

  private Known known(Row row) {
    Known known = accounts.get(row.text("account_id"));
    if (known == null) {
      throw row.wrong("account_id", "is not in " + ACCOUNTS, "add the account");
    }
    return known;
  }
}

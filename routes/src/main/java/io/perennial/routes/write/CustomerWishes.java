package io.perennial.routes.write;

import io.perennial.health.Health;
import io.perennial.ledger.Desired;
import io.perennial.ledger.Target;
import io.perennial.ledger.TargetForm;
import io.perennial.model.CanonicalType;
import io.perennial.model.RecordRef;
import io.perennial.model.fact.Account;
import io.perennial.model.fact.Opportunity;
import io.perennial.model.fact.Ticket;
import io.perennial.model.history.CustomerHistory;
import io.perennial.model.history.Facts;
import io.perennial.revenue.Rates;
import io.perennial.routes.write.task.TaskWishes;
import io.perennial.scores.Wishes;
import io.perennial.writeback.Conclusions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What each target's records should hold about a customer, in the target's form. */
final class CustomerWishes implements Wishes {

  private final Map<WriteTargets.Written, TargetForm> forms;
  private final TaskWishes tasks;
  private final Instant asOf;
  private final Instant now;
  private final Rates rates;
  private final Map<String, Currency> currencies;
  private final Optional<String> address;

  /**
   * Wishes of one turn.
   *
   * @param forms the targets with the forms of their fields
   * @param tasks which tasks there should be
   * @param asOf the moment that values are about
   * @param now the moment at which they are written
   * @param currencies of amounts that name none, by connection
   * @param address where people open our pages, for example {@code https://perennial.acme.example}
   */
  CustomerWishes(
      Map<WriteTargets.Written, TargetForm> forms,
      TaskWishes tasks,
      Instant asOf,
      Instant now,
      Rates rates,
      Map<String, Currency> currencies,
      Optional<String> address) {
    this.forms = forms;
    this.tasks = tasks;
    this.asOf = asOf;
    this.now = now;
    this.rates = rates;
    this.currencies = Map.copyOf(currencies);
    this.address = address;
  }

  @Override
  public Wished of(
      long customer, CustomerHistory history, List<RecordRef> organizations, Health health) {
    Facts facts = history.at(asOf);
    if (facts.account().isEmpty()) {
      return new Wished(List.of(), Map.of(), List.of());
    }
    Facts present = asOf.equals(now) ? facts : history.at(now);
    List<Desired> desired = new ArrayList<>();
    Map<Target, List<String>> belonging = new HashMap<>();
    Account account = facts.account().get();
    Optional<String> link = address.map(base -> "%s/customers/%d".formatted(base, customer));
    Conclusions conclusions =
        new Conclusions(
            health,
            facts.today(),
            account.currency().map(Currency::getInstance).or(() -> currencyOf(account)),
            rates,
            account.ownerName(),
            link);
    forms.forEach(
        (written, form) -> {
          Records records = records(written.rule().of(), account, facts, present, organizations);
          belonging.put(written.target(), ids(written, records.belonging()));
          for (String id : ids(written, records.written())) {
            desired.add(
                new Desired(
                    written.target(),
                    id,
                    customer,
                    form.shape(conclusions.of(written.rule().written())),
                    conclusions.occasion(written.rule().rarely()),
                    conclusions.pause(written.rule().rarely())));
          }
        });
    return new Wished(desired, belonging, tasks.of(customer, account, facts, health, link));
  }

  @Override
  public Map<Target, SortedMap<String, @Nullable Object>> closings() {
    return tasks.closings();
  }

  @Override
  public Map<Target, SortedMap<String, @Nullable Object>> empty() {
    Map<Target, SortedMap<String, @Nullable Object>> empty = new LinkedHashMap<>();
    forms.forEach((written, form) -> empty.put(written.target(), form.empty()));
    return empty;
  }

  /**
   * Records of one type.
   *
   * @param belonging all that are the customer's
   * @param written those that get values; the others keep what was known at the decision
   */
  private record Records(List<RecordRef> belonging, List<RecordRef> written) {

    static Records all(List<RecordRef> refs) {
      return new Records(refs, refs);
    }
  }

  private static Records records(
      CanonicalType type,
      Account account,
      Facts facts,
      Facts present,
      List<RecordRef> organizations) {
    return switch (type) {
      case ACCOUNT -> Records.all(List.of(account.ref()));
      case ORGANIZATION -> Records.all(organizations);
      case OPPORTUNITY ->
          new Records(
              facts.opportunities().stream().map(Opportunity::ref).toList(),
              facts.opportunities().stream()
                  .filter(opportunity -> !opportunity.closed())
                  .map(Opportunity::ref)
                  .toList());
      case TICKET ->
          new Records(
              facts.tickets().stream().map(Ticket::ref).toList(),
              present.tickets().stream()
                  .filter(Ticket::open) // nobody can write onto a closed one
                  .map(Ticket::ref)
                  .filter(facts.tickets().stream().map(Ticket::ref).toList()::contains)
                  .toList());
      case CONTACT, ACTIVITY, BILLING_CUSTOMER, SUBSCRIPTION, INVOICE -> Records.all(List.of());
    };
  }

  private static List<String> ids(WriteTargets.Written written, List<RecordRef> refs) {
    return refs.stream()
        .filter(
            ref ->
                ref.connection().equals(written.target().connection().value())
                    && ref.stream().equals(written.target().stream()))
        .map(RecordRef::id)
        .toList();
  }

  private Optional<Currency> currencyOf(Account account) {
    return Optional.ofNullable(currencies.get(account.ref().connection()));
  }
}

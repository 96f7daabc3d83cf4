package io.perennial.routes;

import io.perennial.health.Health;
import io.perennial.ledger.Desired;
import io.perennial.ledger.TargetForm;
import io.perennial.model.CanonicalType;
import io.perennial.model.RecordRef;
import io.perennial.model.fact.Account;
import io.perennial.model.fact.Opportunity;
import io.perennial.model.history.CustomerHistory;
import io.perennial.model.history.Facts;
import io.perennial.revenue.Rates;
import io.perennial.scores.Scorer.Wishes;
import io.perennial.writeback.Conclusions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each target's records should hold about a customer, in the target's form. */
final class CustomerWishes implements Wishes {

  private final Map<WriteTargets.Written, TargetForm> forms;
  private final Instant now;
  private final Rates rates;
  private final Map<String, Currency> currencies;
  private final Optional<String> address;

  /**
   * Wishes of one turn.
   *
   * @param forms the targets with the forms of their fields
   * @param currencies of amounts that name none, by connection
   * @param address where people open our pages, for example {@code https://perennial.acme.example}
   */
  CustomerWishes(
      Map<WriteTargets.Written, TargetForm> forms,
      Instant now,
      Rates rates,
      Map<String, Currency> currencies,
      Optional<String> address) {
    this.forms = forms;
    this.now = now;
    this.rates = rates;
    this.currencies = Map.copyOf(currencies);
    this.address = address;
  }

  @Override
  public List<Desired> of(long customer, CustomerHistory history, Health health) {
    Facts facts = history.at(now);
    List<Desired> wishes = new ArrayList<>();
    if (facts.account().isEmpty()) {
      return wishes;
    }
    Account account = facts.account().get();
    Conclusions conclusions =
        new Conclusions(
            health,
            facts.today(),
            account.currency().map(Currency::getInstance).or(() -> currencyOf(account)),
            rates,
            account.ownerName(),
            address.map(base -> "%s/customers/%d".formatted(base, customer)));
    forms.forEach(
        (written, form) -> {
          for (String id : records(written, account, facts)) {
            wishes.add(
                new Desired(
                    written.target(),
                    id,
                    customer,
                    form.shape(conclusions.of(written.rule().written()))));
          }
        });
    return wishes;
  }

  /** The customer's records of a target: its account, or its open opportunities. */
  private static List<String> records(WriteTargets.Written written, Account account, Facts facts) {
    List<String> ids = new ArrayList<>();
    if (written.rule().of() == CanonicalType.ACCOUNT) {
      add(ids, written, account.ref());
    } else if (written.rule().of() == CanonicalType.OPPORTUNITY) {
      for (Opportunity opportunity : facts.opportunities()) {
        if (!opportunity.closed()) {
          add(ids, written, opportunity.ref());
        }
      }
    }
    return ids;
  }

  private static void add(List<String> ids, WriteTargets.Written written, RecordRef ref) {
    if (ref.connection().equals(written.target().connection().value())
        && ref.stream().equals(written.target().stream())) {
      ids.add(ref.id());
    }
  }

  private Optional<Currency> currencyOf(Account account) {
    return Optional.ofNullable(currencies.get(account.ref().connection()));
  }
}

package io.perennial.chaos;

import io.perennial.sandbox.SandboxOptions;
import io.perennial.sandbox.salesforce.Salesforce;
import io.perennial.sandbox.state.RecordWrite;
import io.perennial.sandbox.world.World;
import io.perennial.testing.SettableClock;
import io.perennial.testing.ThreeSystems;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A small company's three systems and the people who work in them. */
final class People implements AutoCloseable {

  private final SettableClock clock;
  private final ThreeSystems systems;
  private final List<Customer> customers = new ArrayList<>();
  private int names;

  /** What the systems know one customer by. */
  static final class Customer {
    final String account;
    String contract = "";
    String organization = "";
    String requester = "";
    String billing = "";
    String subscription = "";
    final List<String> tickets = new ArrayList<>();
    final List<String> unpaid = new ArrayList<>();

    Customer(String account) {
      this.account = account;
    }
  }

  /**
   * A company with some customers.
   *
   * @param number tells companies apart
   */
  People(SettableClock clock, int number, int customersAtFirst) {
    this(clock, SandboxOptions.defaults().number(number), customersAtFirst);
  }

  /** A company whose systems differ from the usual ones. */
  People(SettableClock clock, SandboxOptions options, int customersAtFirst) {
    this.clock = clock;
    systems = ThreeSystems.start(World.empty(), clock, options);
    for (int i = 0; i < customersAtFirst; i++) {
      arrive();
    }
  }

  ThreeSystems systems() {
    return systems;
  }

  /** What we, and not people, wrote over the same value. */
  List<RecordWrite> needlessWritesOfOurs() {
    List<RecordWrite> needless = new ArrayList<>(systems.salesforce().writes().needless());
    needless.addAll(systems.zendesk().writes().needless());
    needless.removeIf(
        write ->
            !write.by().equals(systems.salesforce().integration().id())
                && !write.by().equals(systems.zendesk().integration().id()));
    return needless;
  }

  synchronized Customer customer(Random random) {
    return any(random);
  }

  /** The account of a customer. */
  synchronized String account(Random random) {
    return any(random).account;
  }

  /** The organization of a customer. */
  synchronized String organization(Random random) {
    return any(random).organization;
  }

  /** Something that changes what we conclude about at least one customer. */
  synchronized void moveARenewal(Random random) {
    moveRenewal(any(random), random);
    tick();
  }

  private void moveRenewal(Customer one, Random random) {
    String end = today().plusDays(5 + random.nextInt(400)).toString();
    systems.update("Opportunity", one.contract, Map.of("Contract_End__c", end));
  }

  /** Something that changes what we conclude about everybody. */
  synchronized void moveAllRenewals(Random random) {
    customers.forEach(one -> moveRenewal(one, random));
    tick();
  }

  /** Anything that people do all day long. */
  synchronized void doSomething(Random random) {
    Customer one = any(random);
    switch (random.nextInt(14)) {
      case 0 -> arrive();
      case 1 -> leave(one);
      case 2 -> systems.update("Account", one.account, Map.of("Name", "Acme renamed " + ++names));
      case 3 ->
          systems.update(
              "Account", one.account, Map.of("Perennial_Health_Band__c", "theirs " + ++names));
      case 4 ->
          systems.update(
              "Opportunity", one.contract, Map.of("Amount", 1000 + random.nextInt(90_000)));
      case 5 ->
          one.tickets.add(
              systems
                  .zendesk()
                  .people()
                  .openTicket(
                      one.requester,
                      "Help " + ++names,
                      random.nextBoolean() ? "urgent" : "normal"));
      case 6 -> take(one.tickets, random, systems.zendesk().people()::solve);
      case 7 -> take(one.tickets, random, systems.zendesk().people()::deleteTicket);
      case 8 ->
          one.tickets.stream()
              .findFirst()
              .ifPresent(
                  ticket ->
                      systems
                          .zendesk()
                          .people()
                          .rate(ticket, random.nextBoolean() ? "good" : "bad"));
      case 9 -> one.unpaid.add(bill(one, random.nextInt(40)));
      case 10 -> take(one.unpaid, random, systems.stripe().invoices()::pay);
      case 11 -> take(one.unpaid, random, systems.stripe().invoices()::markUncollectible);
      case 12 ->
          systems.stripe().subscriptions().quantity(one.subscription, 1 + random.nextInt(50));
      default ->
          systems
              .zendesk()
              .people()
              .updateOrganization(one.organization, Map.of("external_id", any(random).account));
    }
    tick();
  }

  private interface Act {
    void on(String id);
  }

  private static void take(List<String> ids, Random random, Act act) {
    if (!ids.isEmpty()) {
      act.on(ids.remove(random.nextInt(ids.size())));
    }
  }

  private Customer any(Random random) {
    return customers.get(random.nextInt(customers.size()));
  }

  private void arrive() {
    int name = ++names;
    Customer one =
        new Customer(
            systems.create(
                "Account",
                Map.of("Name", "Acme " + name, "Website", "acme%d.example".formatted(name))));
    customers.add(one);
    one.contract =
        systems.create(
            "Opportunity",
            Map.of(
                "Name",
                "Contract",
                "AccountId",
                one.account,
                "StageName",
                "Closed Won",
                "Type",
                "New Business",
                "CloseDate",
                today().minusDays(200).toString(),
                "Contract_Start__c",
                today().minusDays(190).toString(),
                "Contract_End__c",
                today().plusDays(100 + name).toString(),
                "Amount",
                12000));
    systems.create(
        "Opportunity",
        Map.of(
            "Name",
            "Renewal",
            "AccountId",
            one.account,
            "StageName",
            "Negotiation/Review",
            "Type",
            "Renewal",
            "CloseDate",
            today().plusDays(90).toString(),
            "Amount",
            12000));
    one.organization =
        systems
            .zendesk()
            .people()
            .createOrganization("Acme " + name, Map.of("external_id", one.account));
    one.requester =
        systems
            .zendesk()
            .people()
            .createUser("A. Sample", "a@acme%d.example".formatted(name), one.organization);
    one.tickets.add(
        systems.zendesk().people().openTicket(one.requester, "How to " + name, "normal"));
    one.billing =
        systems
            .stripe()
            .customers()
            .create(
                Map.of(
                    "name",
                    "Acme " + name,
                    "metadata",
                    Map.of("salesforce_account_id", one.account)));
    Map<String, Object> price = new HashMap<>();
    price.put("currency", "usd");
    price.put("unit_amount", 1000);
    price.put("recurring", Map.of("interval", "month", "interval_count", 1));
    one.subscription =
        systems
            .stripe()
            .subscriptions()
            .create(
                one.billing,
                Map.of(
                    "status",
                    "active",
                    "currency",
                    "usd",
                    "start_date",
                    clock.instant().minus(Duration.ofDays(100)),
                    "items",
                    List.of(Map.of("quantity", 3, "price", price))));
    one.unpaid.add(bill(one, 20));
    tick();
  }

  private void leave(Customer one) {
    if (customers.size() > 3) {
      customers.remove(one);
      Salesforce crm = systems.salesforce();
      crm.records().delete(crm.person(), "Account", one.account);
    }
  }

  private String bill(Customer one, int dueSince) {
    return systems
        .stripe()
        .invoices()
        .create(
            one.billing,
            Map.of(
                "status",
                "open",
                "currency",
                "usd",
                "total",
                4200,
                "due_date",
                clock.instant().minus(Duration.ofDays(dueSince))));
  }

  private void tick() {
    clock.advance(Duration.ofSeconds(1));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  @Override
  public void close() {
    systems.close();
  }
}

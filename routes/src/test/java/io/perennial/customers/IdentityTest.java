package io.perennial.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.testkit.FakeConnector;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.database.DatabaseSettings;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose a record is, from ids, domains and names. */
class IdentityTest {

  private static final String CRM =
      """
      accounts:
        becomes: account
        fields:
          name: { from: Name, as: trim }
          website: { from: Website, as: domain, when-bad: skip }
          organizationIds: { from: Organizations, as: texts, separator: "," }
          billingIds: { from: Billing, as: texts, separator: "," }
      """;

  private static final String SUPPORT =
      """
      organizations:
        becomes: organization
        fields:
          name: { from: name, as: trim }
          externalId: { from: external_id, as: trim }
          domains: { from: domains, as: texts, separator: "," }
      tickets:
        becomes: ticket
        fields:
          organizationId: { from: organization_id, as: trim }
          requesterDomain: { from: requester_email, as: email-domain, when-bad: skip }
          openedAt: { from: created_at, as: instant }
      """;

  private static final String BILLING =
      """
      customers:
        becomes: billing_customer
        fields:
          name: { from: name, as: trim }
          accountId: { from: account, as: trim }
          emailDomain: { from: email, as: email-domain, when-bad: skip }
      """;

  private static final String ACME = "001000000000001AAA";
  private static final String BETA = "001000000000002AAA";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-30T12:00:00Z"));
  private final FakeVendor crm = new FakeVendor("crm");
  private final FakeVendor support = new FakeVendor("support");
  private final FakeVendor billing = new FakeVendor("billing");
  private final TestApplication perennial = start(TestDatabase.create());

  private TestApplication start(DatabaseSettings database) {
    return TestApplication.on(database, clock)
        .connection(new FakeConnector(crm, List.of("accounts"), 100), "crm", CRM)
        .connection(
            new FakeConnector(support, List.of("organizations", "tickets"), 100),
            "support",
            SUPPORT)
        .connection(new FakeConnector(billing, List.of("customers"), 100), "billing", BILLING)
        .start();
  }

  @AfterEach
  void stop() {
    perennial.close();
  }

  @Test
  void link_followsAnIdThatTheOtherRecordNames() {
    crm.put("accounts", ACME, Map.of("Name", "Acme"));
    support.put("organizations", "1", Map.of("name", "x", "external_id", ACME.substring(0, 15)));
    billing.put("customers", "cus_1", Map.of("name", "y", "account", ACME));

    sync();

    assertThat(links())
        .containsExactly(
            "billing_customer cus_1 -> Acme by account-id", "organization 1 -> Acme by account-id");
  }

  @Test
  void link_followsAnIdThatTheAccountNames() {
    crm.put("accounts", ACME, Map.of("Name", "Acme", "Organizations", "1,2", "Billing", "cus_1"));
    support.put("organizations", "1", Map.of("name", "x"));
    support.put("organizations", "2", Map.of("name", "x2"));
    billing.put("customers", "cus_1", Map.of("name", "y"));

    sync();

    assertThat(links())
        .containsExactly(
            "billing_customer cus_1 -> Acme by billing-id",
            "organization 1 -> Acme by organization-id",
            "organization 2 -> Acme by organization-id");
  }

  @Test
  void link_followsTheRegistrableDomain() {
    crm.put("accounts", ACME, Map.of("Name", "Acme", "Website", "https://www.acme.co.uk/about"));
    support.put("organizations", "1", Map.of("name", "x", "domains", "mail.acme.co.uk"));
    billing.put("customers", "cus_1", Map.of("name", "y", "email", "pay@acme.co.uk"));

    sync();

    assertThat(links())
        .containsExactly(
            "billing_customer cus_1 -> Acme by domain", "organization 1 -> Acme by domain");
  }

  @Test
  void link_prefersAnIdToADomain() {
    crm.put("accounts", ACME, Map.of("Name", "Acme", "Website", "acme.example"));
    crm.put("accounts", BETA, Map.of("Name", "Beta"));
    billing.put(
        "customers", "cus_1", Map.of("name", "y", "email", "pay@acme.example", "account", BETA));

    sync();

    assertThat(links()).containsExactly("billing_customer cus_1 -> Beta by account-id");
  }

  @Test
  void link_isOnlyProposedWhenTwoAccountsShareTheDomain() {
    crm.put("accounts", ACME, Map.of("Name", "Acme", "Website", "acme.example"));
    crm.put("accounts", BETA, Map.of("Name", "Acme Asia", "Website", "asia.acme.example"));
    billing.put("customers", "cus_1", Map.of("name", "y", "email", "pay@acme.example"));

    sync();

    assertThat(links()).isEmpty();
    assertThat(proposals())
        .containsExactlyInAnyOrder(
            "billing_customer cus_1 ? Acme by domain",
            "billing_customer cus_1 ? Acme Asia by domain");
  }

  @Test
  void link_isOnlyProposedByName() {
    crm.put("accounts", ACME, Map.of("Name", "Müller & Söhne GmbH"));
    support.put("organizations", "1", Map.of("name", "Muller and Sohne"));

    sync();

    assertThat(links()).isEmpty();
    assertThat(proposals()).containsExactly("organization 1 ? Müller & Söhne GmbH by name");
  }

  @Test
  void link_isNeverMadeByFreeMail() {
    crm.put("accounts", ACME, Map.of("Name", "Acme", "Website", "gmail.com"));
    billing.put("customers", "cus_1", Map.of("name", "y", "email", "acme@gmail.com"));

    assertThat(sync().connection("billing").unmatched()).isEqualTo(1);
    assertThat(links()).isEmpty();
    assertThat(proposals()).isEmpty();
  }

  @Test
  void link_ofALoneTicketFollowsItsRequestersDomain() {
    crm.put("accounts", ACME, Map.of("Name", "Acme", "Website", "acme.example"));
    support.put(
        "tickets",
        "7",
        Map.of("requester_email", "x@acme.example", "created_at", "2026-06-01T00:00:00Z"));

    sync();

    assertThat(links()).containsExactly("ticket 7 -> Acme by domain");
  }

  @Test
  void link_isMadeLaterWhenTheAccountLearnsItsDomain() {
    crm.put("accounts", ACME, Map.of("Name", "Acme"));
    billing.put("customers", "cus_1", Map.of("name", "y", "email", "pay@acme.example"));
    assertThat(sync().connection("billing").unmatched()).isEqualTo(1);

    crm.put("accounts", ACME, Map.of("Website", "acme.example"));

    assertThat(sync().connection("billing").unmatched()).isZero();
    assertThat(links()).containsExactly("billing_customer cus_1 -> Acme by domain");
  }

  @Test
  void link_movesToTheAccountThatTookAMergedOnesPlace() {
    crm.put("accounts", ACME, Map.of("Name", "Acme"));
    crm.put("accounts", BETA, Map.of("Name", "Beta"));
    billing.put("customers", "cus_1", Map.of("name", "y", "account", BETA));
    sync();

    crm.delete("accounts", BETA, Optional.of(ACME));

    assertThat(sync().scored()).as("the winner is scored again").isEqualTo(1);
    assertThat(links()).containsExactly("billing_customer cus_1 -> Acme by account-id");
    assertThat(
            perennial
                .store()
                .sql(
                    "select winner.name from customer join customer winner"
                        + " on winner.id = customer.merged_into where customer.name = 'Beta'")
                .query(String.class)
                .single())
        .isEqualTo("Acme");
  }

  @Test
  void split_isStrongerThanAnyRuleAndMarksTheCustomerDue() {
    crm.put("accounts", ACME, Map.of("Name", "Acme"));
    billing.put("customers", "cus_1", Map.of("name", "y", "account", ACME));
    sync();

    perennial
        .bean(Customers.class)
        .split(new ConnectionName("billing"), "billing_customer", "cus_1", 1, "ada", now());

    assertThat(sync().scored()).isEqualTo(1);
    assertThat(links()).isEmpty();
  }

  @Test
  void link_byAPersonIsStrongerThanAnyRule() {
    crm.put("accounts", ACME, Map.of("Name", "Acme"));
    crm.put("accounts", BETA, Map.of("Name", "Beta"));
    billing.put("customers", "cus_1", Map.of("name", "y", "account", ACME));
    sync();
    long beta =
        perennial
            .store()
            .sql("select id from customer where name = 'Beta'")
            .query(Long.class)
            .single();

    perennial
        .bean(Customers.class)
        .link(new ConnectionName("billing"), "billing_customer", "cus_1", beta, "ada", now());

    assertThat(sync().scored()).as("who loses it and who gains it").isEqualTo(2);
    assertThat(links()).containsExactly("billing_customer cus_1 -> Beta by person");
  }

  @Test
  void links_endAsIfNothingHadEverBeenWrong() {
    Random random = new Random(20260630);
    String[] domains = {"a.example", "b.example", "c.example", ""};
    String[] names = {"Acme Ltd", "ACME", "Beta Inc", "Gamma"};
    for (int round = 0; round < 12; round++) {
      for (int change = 0; change < 6; change++) {
        String account = "00100000000000%dAAA".formatted(random.nextInt(5));
        switch (random.nextInt(3)) {
          case 0 ->
              crm.put(
                  "accounts",
                  account,
                  Map.of(
                      "Name", names[random.nextInt(names.length)],
                      "Website", domains[random.nextInt(domains.length)]));
          case 1 ->
              support.put(
                  "organizations",
                  String.valueOf(random.nextInt(5)),
                  Map.of(
                      "name", names[random.nextInt(names.length)],
                      "domains", domains[random.nextInt(domains.length)],
                      "external_id", random.nextInt(3) == 0 ? account : ""));
          default ->
              billing.put(
                  "customers",
                  "cus_" + random.nextInt(5),
                  Map.of(
                      "name",
                      names[random.nextInt(names.length)],
                      "email",
                      "x@" + domains[random.nextInt(3)],
                      "account",
                      random.nextInt(3) == 0 ? account : ""));
        }
      }
      sync();
    }

    try (TestApplication fresh = start(TestDatabase.create())) {
      fresh.sync();

      assertThat(links()).isNotEmpty().isEqualTo(links(fresh));
      assertThat(proposals()).isNotEmpty().isEqualTo(proposals(fresh));
    }
  }

  private Report sync() {
    clock.advance(Duration.ofMinutes(1));
    return perennial.sync();
  }

  private Instant now() {
    return clock.instant();
  }

  private List<String> links() {
    return links(perennial);
  }

  private List<String> proposals() {
    return proposals(perennial);
  }

  private static List<String> links(TestApplication application) {
    return application
        .store()
        .sql(
            """
            select link.type || ' ' || link.id || ' -> ' || customer.name || ' by ' || link.rule
            from customer_link link join customer on customer.id = link.customer
            where link.type <> 'account' order by 1
            """)
        .query(String.class)
        .list();
  }

  private static List<String> proposals(TestApplication application) {
    return application
        .store()
        .sql(
            """
            select type || ' ' || proposal.id || ' ? ' || customer.name || ' by ' || rule
            from link_proposal proposal join customer on customer.id = proposal.customer order by 1
            """)
        .query(String.class)
        .list();
  }
}

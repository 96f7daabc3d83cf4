package io.perennial.customers;

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
import org.junit.jupiter.api.AfterEach;

/** Accounts, organizations and billing customers that may belong together. */
abstract class IdentityTestCase {

  static final String CRM =
      """
      accounts:
        becomes: account
        fields:
          name: { from: Name, as: trim }
          website: { from: Website, as: domain, when-bad: skip }
          organizationIds: { from: Organizations, as: texts, separator: "," }
          billingIds: { from: Billing, as: texts, separator: "," }
      """;

  static final String SUPPORT =
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

  static final String BILLING =
      """
      customers:
        becomes: billing_customer
        fields:
          name: { from: name, as: trim }
          accountId: { from: account, as: trim }
          emailDomain: { from: email, as: email-domain, when-bad: skip }
      """;

  static final String ACME = "001000000000001AAA";

  static final String BETA = "001000000000002AAA";

  final SettableClock clock = new SettableClock(Instant.parse("2026-06-30T12:00:00Z"));

  final FakeVendor crm = new FakeVendor("crm");

  final FakeVendor support = new FakeVendor("support");

  final FakeVendor billing = new FakeVendor("billing");

  final TestApplication perennial = start(TestDatabase.create());

  TestApplication start(DatabaseSettings database) {
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

  Report sync() {
    clock.advance(Duration.ofMinutes(1));
    return perennial.sync();
  }

  List<String> links() {
    return links(perennial);
  }

  List<String> proposals() {
    return proposals(perennial);
  }

  static List<String> links(TestApplication application) {
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

  static List<String> proposals(TestApplication application) {
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

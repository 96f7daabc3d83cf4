package io.perennial.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which rule finds whose a record is. */
class IdentityTest extends IdentityTestCase {

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
}

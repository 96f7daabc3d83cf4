package io.perennial.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.customers.Matches.Proposal;
import io.perennial.work.Refused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person says whose records are. */
class MatchesTest extends IdentityTestCase {

  private Matches matches() {
    return perennial.bean(Matches.class);
  }

  private void acme() {
    crm.put("accounts", ACME, Map.of("Name", "Acme"));
    crm.put("accounts", BETA, Map.of("Name", "Beta"));
    support.put("organizations", "1", Map.of("name", "ACME Inc."));
    billing.put("customers", "cus_1", Map.of("name", "Somebody"));
    sync();
  }

  @Test
  void proposals_sayWhoseARecordMayBeAndWhy() {
    acme();

    assertThat(matches().proposals())
        .singleElement()
        .satisfies(
            proposal -> {
              assertThat(proposal.id()).isEqualTo("1");
              assertThat(proposal.name()).isEqualTo("ACME Inc.");
              assertThat(proposal.customerName()).isEqualTo("Acme");
              assertThat(proposal.rule()).isEqualTo("name");
            });
  }

  @Test
  void yes_linksWithTheNextTurnAndTheProposalGoes() {
    acme();
    Proposal proposal = matches().proposals().get(0);

    matches()
        .decide(matches().record("1"), matches().customer("" + proposal.customer()), true, "ada");

    sync();
    assertThat(links()).containsExactly("organization 1 -> Acme by person");
    assertThat(matches().proposals()).isEmpty();
  }

  @Test
  void no_takesTheProposalAway() {
    acme();

    matches().decide(matches().record("1"), matches().customer("acme"), false, "ada");

    sync();
    assertThat(matches().proposals()).isEmpty();
    assertThat(links()).isEmpty();
  }

  @Test
  void recordWithNothingInCommon_canBeAnybodys() {
    acme();

    matches().decide(matches().record("cus_1"), matches().customer(BETA), true, "ada");

    sync();
    assertThat(links()).containsExactly("billing_customer cus_1 -> Beta by person");
  }

  @Test
  void record_ofWhichThereAreTwoIsNamedWhole() {
    acme();
    support.put("organizations", "cus_1", Map.of("name", "Odd key"));
    sync();

    assertThatThrownBy(() -> matches().record("cus_1"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("billing/billing_customer/cus_1")
        .hasMessageContaining("support/organization/cus_1");
    assertThat(matches().record("support/organization/cus_1").type()).isEqualTo("organization");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nobody", "99", "001000000000009AAA"})
  void customer_thatIsNotThereIsSaidSo(String named) {
    acme();

    assertThatThrownBy(() -> matches().customer(named))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(named);
  }

  @Test
  void customer_isFoundByNumberKeyAndName() {
    acme();
    long beta = matches().customer("beta").customer();

    assertThat(List.of(String.valueOf(beta), BETA, BETA.substring(0, 15), "Beta"))
        .allSatisfy(named -> assertThat(matches().customer(named).customer()).isEqualTo(beta));
  }

  @Test
  void customer_ofWhoseNameThereAreTwoIsNotGuessed() {
    acme();
    crm.put("accounts", BETA, Map.of("Name", "Acme"));
    sync();

    assertThatThrownBy(() -> matches().customer("Acme"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("customer 1")
        .hasMessageContaining("customer 2");
  }
}

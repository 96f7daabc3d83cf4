package io.perennial.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.ConnectionName;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Links follow what changes at the sources, and what people say. */
class LinkChangesTest extends IdentityTestCase {

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
  void link_goesWithTheAddressThatMadeIt() {
    crm.put("accounts", ACME, Map.of("Name", "Acme", "Website", "acme.example"));
    billing.put("customers", "cus_1", Map.of("name", "y", "email", "pay@acme.example"));
    sync();
    assertThat(links()).containsExactly("billing_customer cus_1 -> Acme by domain");

    billing.put("customers", "cus_1", Map.of("name", "y", "email", "pay@gmail.com"));

    assertThat(sync().connection("billing").unmatched()).isEqualTo(1);
    assertThat(links()).isEmpty();
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

  private Instant now() {
    return clock.instant();
  }
}

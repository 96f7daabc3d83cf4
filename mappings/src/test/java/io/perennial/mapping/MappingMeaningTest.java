package io.perennial.mapping;

import static io.perennial.mapping.MappingFixture.account;
import static io.perennial.mapping.MappingFixture.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingMeaningTest {

  @Test
  void selection_holdsEveryFieldThatIsReadAndNoOther() {
    Mapping mapping =
        mapping(
            """
            subscriptions:
              becomes: subscription
              only-if: { field: livemode, is-one-of: [true] }
              fields:
                billingCustomerId: { from: customer }
                startedAt: { from: start_date, as: epoch-second }
                amountOff: { from: off, as: money, convention: stripe, currency: currency? }
                items:
                  each: items.data
                  fields:
                    id: { cel: "a + b", from: { a: id, b: price.id } }
              attributes:
                tier: { from: Tier__c? }
            """);

    assertThat(mapping.selection("subscriptions"))
        .containsExactly(
            "Tier__c",
            "currency",
            "customer",
            "items.data.id",
            "items.data.price.id",
            "livemode",
            "off",
            "start_date");
    assertThat(mapping.selection("subscriptions", List.of("currency")))
        .contains("currency")
        .doesNotContain("Tier__c");
    assertThat(mapping.readFields())
        .filteredOn(read -> read.path().text().equals("items.data.price.id"))
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.usedBy()).isEqualTo("subscriptions.fields.items.fields.id");
              assertThat(read.place()).hasToString("test.yaml:11");
            });
  }

  @Test
  void fingerprint_ignoresOrderLayoutAndComments() {
    Mapping flow =
        mapping(
            "a:\n  becomes: account\n  fields: { name: { from: N, as: trim }, region: { from: R } }\nb:\n  becomes: account\n  fields: { name: { from: N } }\n");
    Mapping block =
        mapping(
            "# c\nb:\n  fields: { name: { from: 'N' } }\n  becomes: account\na:\n  fields:\n    region:\n      from: R\n    name: { as: trim, from: N }\n  becomes: account\n");

    assertThat(block.fingerprint()).isEqualTo(flow.fingerprint());
    assertThat(block.version()).isEqualTo("test " + flow.fingerprint().substring(0, 8));
  }

  @Test
  void fingerprint_changesWithARuleOfItsStreamOnly() {
    String yaml =
        account("region: { from: R }")
            + "b:\n  becomes: account\n  fields: { name: { from: N } }\n";
    Mapping before = mapping(yaml);
    Mapping after = mapping(yaml.replace("from: R", "from: S"));

    assertThat(after.fingerprint()).isNotEqualTo(before.fingerprint());
    assertThat(after.fingerprint("accounts")).isNotEqualTo(before.fingerprint("accounts"));
    assertThat(after.fingerprint("b")).isEqualTo(before.fingerprint("b"));
    assertThat(before.withCurrency(Currency.getInstance("EUR")).fingerprint())
        .isNotEqualTo(before.fingerprint());
    assertThat(mapping(yaml).fingerprint()).isEqualTo(before.fingerprint()).hasSize(32);
  }
}

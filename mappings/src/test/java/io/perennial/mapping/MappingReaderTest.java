package io.perennial.mapping;

import static io.perennial.mapping.MappingFixture.account;
import static io.perennial.mapping.MappingFixture.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MappingReaderTest {

  @Test
  void read_tellsAllProblemsAtOnceWithLineAndMend() {
    String yaml =
        """
        accounts:
          becomes: acount
          fields: {}
        invoices:
          becomes: invoice
          onlyif: { field: status, is-one-of: [open] }
          fields:
            billingCustomerId: { form: customer }
            total: { from: total, as: money, currency: currency }
            due: { from: due_date, as: trim }
            amuont: { from: x }
            status: { from: status, lookup: { open: OPENED } }
            paidAt: { from: paid_at, as: epoch-secnd }
        Tickets:
          becomes: ticket
        """;

    assertThat(problems(yaml))
        .containsExactly(
            "2 accounts.becomes: knows no \"acount\"; did you mean \"account\"?",
            "6 invoices.onlyif: is no word of this place; did you mean \"only-if\"?",
            "8 invoices.fields.billingCustomerId.from: is missing; add \"from:\"",
            "8 invoices.fields.billingCustomerId.form: is no word of this place; did you mean"
                + " \"from\"?",
            "9 invoices.fields.total.convention: is missing; add \"convention:\"",
            "10 invoices.fields.due.as: makes text of it, but \"due\" holds a day; use one of date,"
                + " epoch-second-to-date, instant-to-date",
            "11 invoices.fields.amuont: is no field of invoice; use one of attempts, autoCharged,"
                + " billingCustomerId, due, issuedAt, number, paidAt, remaining, status,"
                + " subscriptionId, total, uncollectibleAt",
            "12 invoices.fields.status.lookup.open: knows no \"OPENED\"; did you mean \"OPEN\"?",
            "13 invoices.fields.paidAt.as: knows no \"epoch-secnd\"; did you mean"
                + " \"epoch-second\"?",
            "14 Tickets: is no name for a stream; use small letters, digits and -");
  }

  @Test
  void read_tellsAFieldThatEveryRecordNeeds() {
    assertThat(problems("accounts:\n  becomes: account\n  fields:\n    region: { from: R }\n"))
        .containsExactly(
            "3 accounts.fields: lacks \"name\", which every account needs; add \"name: { from: …"
                + " }\"");
  }

  @Test
  void read_tellsWordsThatHaveNoUseWhereTheyStand() {
    assertThat(
            problems(
                account(
                    "region: { from: R, convention: major, separator: ';', other: keep, nulls: pass }")))
        .containsExactly(
            "5 accounts.fields.region.convention: has no use here; it belongs to \"as: money\"",
            "5 accounts.fields.region.separator: has no use here; it belongs to \"as: texts\"",
            "5 accounts.fields.region.other: has no use here; it belongs to lookup and to \"as:"
                + " picklist\"",
            "5 accounts.fields.region.nulls: has no use here; it belongs to cel and template");
  }

  @Test
  void read_tellsPoliciesThatContradict() {
    assertThat(problems(account("region: { from: R, optional: true, when-null: refuse }")))
        .containsExactly(
            "5 accounts.fields.region.optional: says the same as when-null; keep one of the two");
    assertThat(problems(account("region: { from: R, when-null: default }")))
        .containsExactly("5 accounts.fields.region.default: is missing; add \"default:\"");
    assertThat(problems(account("region: { from: R, when-null: skip, default: EU }")))
        .containsExactly(
            "5 accounts.fields.region.default: has no use here; write \"when-null: default\", or"
                + " remove it");
    assertThat(
            problems("a:\n  becomes: account\n  fields:\n    name: { from: N, optional: true }\n"))
        .containsExactly(
            "4 a.fields.name: must be known of every record; refuse the record, or write a default");
  }

  @Test
  void read_tellsDefaultsThatDoNotFit() {
    assertThat(problems(account("touchModel: { from: T, default: MIDDLE }")))
        .containsExactly(
            "5 accounts.fields.touchModel.default: knows no \"MIDDLE\"; use one of HIGH, LOW, TECH");
    assertThat(problems(account("employees: { from: E, default: many }")))
        .containsExactly(
            "5 accounts.fields.employees.default: is not a number; write digits and a decimal"
                + " point, nothing else");
    assertThat(
            problems(
                "o:\n  becomes: invoice\n  fields:\n    billingCustomerId: { from: c }\n    total: {"
                    + " from: t, as: money, convention: major, default: 0 }\n"))
        .containsExactly(
            "5 o.fields.total.default: cannot stand in for money or parts; leave the field unknown");
  }

  @Test
  void read_tellsExpressionsAndTemplatesThatDoNotCompile() {
    assertThat(problems(account("region: { cel: \"contry + 'x'\", from: { country: C } }")))
        .containsExactly(
            "5 accounts.fields.region.cel: knows no \"contry\"; did you mean \"country\"?");
    assertThat(problems(account("region: { template: '{a} {bb}', from: { a: A, b: B } }")))
        .containsExactly("5 accounts.fields.region.template: knows no {bb}; did you mean \"b\"?");
    assertThat(problems(account("region: { from: { a: A } }")))
        .containsExactly(
            "5 accounts.fields.region.from: names several fields; write one field, or add cel or"
                + " template");
    assertThat(problems(account("region: { constant: EU, cel: a, from: { a: A } }")))
        .containsExactly(
            "5 accounts.fields.region: takes its value from two places; keep one of cel, template,"
                + " constant");
  }

  @Test
  void read_tellsAttributesThatCannotBe() {
    assertThat(
            problems(
                account("region: { from: R }")
                    + "  attributes:\n    Tier: { from: T }\n    name: { from: N }\n    tags: {"
                    + " from: G, as: texts }\n"))
        .containsExactly(
            "7 accounts.attributes.Tier: is no name for an attribute; use camel case, for example"
                + " planTier",
            "8 accounts.attributes.name: is the name of a field of ours; move the line below fields",
            "9 accounts.attributes.tags.as: makes a list of texts of it, but an attribute holds a"
                + " single text, number, yes/no, day or time; use text or number");
  }

  @Test
  void read_tellsConditionsThatAskNothingOrTwoThings() {
    assertThat(
            problems(
                """
                accounts:
                  becomes: account
                  only-if:
                    - { field: A }
                    - { field: A, is-present: true, is-one-of: [x] }
                    - { field: A, is-on-of: [x] }
                  fields: { name: { from: Name } }
                """))
        .containsExactly(
            "4 accounts.only-if[0]: must ask one thing; write one of is-one-of, is-not-one-of,"
                + " is-present, cel",
            "5 accounts.only-if[1]: must ask one thing; write one of is-one-of, is-not-one-of,"
                + " is-present, cel",
            "6 accounts.only-if[2]: must ask one thing; write one of is-one-of, is-not-one-of,"
                + " is-present, cel",
            "6 accounts.only-if[2].is-on-of: is no word of this place; did you mean \"is-one-of\"?");
  }

  @Test
  void read_tellsShapesThatAreWrong() {
    assertThat(problems("- a\n"))
        .containsExactly("1 the file: must be a map; write \"key: value\" lines below it");
    assertThat(problems("accounts: hello\n"))
        .contains("1 accounts: must be a map; write \"key: value\" lines below it");
    assertThat(problems(account("region: BillingCountry")))
        .contains("5 accounts.fields.region: must be a map; write \"key: value\" lines below it");
    assertThat(problems(account("region: { from: 'a b' }")))
        .containsExactly(
            "5 accounts.fields.region.from: is no field; write it as Name, Owner.Name, list[0].name"
                + " or list[id=7].value");
  }
}

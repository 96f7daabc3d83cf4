package io.perennial.mapping;

import static io.perennial.mapping.MappingFixture.account;
import static io.perennial.mapping.MappingFixture.fields;
import static io.perennial.mapping.MappingFixture.mapped;
import static io.perennial.mapping.MappingFixture.mapping;
import static io.perennial.mapping.MappingFixture.refusals;
import static io.perennial.mapping.MappingFixture.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.mapping.MappingOutcome.Ignored;
import io.perennial.model.Money;
import io.perennial.model.RecordRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MappingTest {

  @Test
  void apply_tellsAllWrongFieldsTogetherAndNoValue() {
    Mapping mapping =
        mapping(
            account(
                "employees: { from: E }\n    createdAt: { from: C }\n    churnedAt: { from: X }"));

    assertThat(refusals(mapping, fields("Name", " ", "E", "s3cret", "C", "s3cret", "X", "s3cret")))
        .containsExactly(
            "Name (name) is missing; fill it at the vendor, or write \"default\"",
            "C (createdAt) is not a time with its zone such as 2026-01-31T17:00:00Z; use \"as: date\""
                + " for a day, \"as: epoch-second\" for seconds since 1970",
            "E (employees) is not a number; write digits and a decimal point, nothing else",
            "X (churnedAt) is not a day such as 2026-01-31; use \"as: instant-to-date\" or \"as:"
                + " epoch-second-to-date\" if it carries a time");
  }

  @Test
  void apply_knowsWhereARecordCameFrom() {
    Mapping mapping = mapping(account(""));

    assertThat(
            mapped(mapping.apply("crm-eu", "accounts", "001", fields("Name", "A"))).record().ref())
        .isEqualTo(new RecordRef("crm-eu", "accounts", "001"));
  }

  @Test
  void apply_leavesMissingFieldsUnknown() {
    Mapping mapping = mapping(account("region: { from: R }"));

    assertThat(value(mapping, "region", fields())).isNull();
    assertThat(value(mapping, "region", fields("R", null))).isNull();
    assertThat(value(mapping, "region", fields("R", "  "))).isNull();
  }

  @Test
  void apply_followsTheNullPolicy() {
    assertThat(value(mapping(account("region: { from: R, default: EU }")), "region", fields()))
        .isEqualTo("EU");
    assertThat(value(mapping(account("employees: { from: R, default: 0 }")), "employees", fields()))
        .isEqualTo(0L);
    assertThat(
            value(
                mapping(account("billingIds: { from: R, default: [a, b] }")),
                "billingIds",
                fields()))
        .isEqualTo(List.of("a", "b"));
    assertThat(refusals(mapping(account("region: { from: R, when-null: refuse }")), fields()))
        .containsExactly("R (region) is missing; fill it at the vendor, or write \"default\"");
    assertThat(refusals(mapping(account("region: { from: R, optional: false }")), fields()))
        .hasSize(1);
  }

  @Test
  void apply_passesOverABadValueIfTheMappingSaysSo() {
    Mapping mapping = mapping(account("employees: { from: E, when-bad: skip }"));

    MappingOutcome.Mapped outcome =
        mapped(mapping.apply("crm", "accounts", "001", fields("Name", "A", "E", "many")));

    assertThat(outcome.record().values()).containsOnlyKeys("name");
    assertThat(outcome.passedOver())
        .extracting(p -> p.field() + " " + p.what())
        .containsExactly("employees is not a number");
  }

  @Test
  void apply_takesTheDefaultForABadValueThatIsPassedOver() {
    Mapping mapping = mapping(account("employees: { from: E, when-bad: skip, default: 1 }"));

    assertThat(value(mapping, "employees", fields("E", "many"))).isEqualTo(1L);
  }

  @Test
  void apply_looksUpWordsBeforeItConverts() {
    Mapping strict =
        mapping(account("touchModel: { from: T, lookup: { High touch: HIGH, none: null } }"));

    assertThat(value(strict, "touchModel", fields("T", " High touch "))).isEqualTo("HIGH");
    assertThat(value(strict, "touchModel", fields("T", "none"))).isNull();
    assertThat(refusals(strict, fields("T", "Medium")))
        .containsExactly(
            "T (touchModel) holds a word that the mapping does not list; add the word to the"
                + " mapping, or write \"other: keep\" or \"other: null\"");
    assertThat(
            value(
                mapping(account("touchModel: { from: T, lookup: { a: HIGH }, other: null }")),
                "touchModel",
                fields("T", "b")))
        .isNull();
  }

  @Test
  void apply_refusesAWordThatIsNoneOfTheOptions() {
    assertThat(refusals(mapping(account("touchModel: { from: T }")), fields("T", "Medium")))
        .containsExactly("T (touchModel) is none of HIGH, LOW, TECH; translate it with \"lookup\"");
  }

  @Test
  void apply_correctsPicklistsAndKeepsTheRest() {
    Mapping mapping =
        mapping(account("industry: { from: I, as: picklist, values: { technolgy: Technology } }"));

    assertThat(value(mapping, "industry", fields("I", "technolgy"))).isEqualTo("Technology");
    assertThat(value(mapping, "industry", fields("I", "Retail"))).isEqualTo("Retail");
  }

  @Test
  void apply_fillsTemplatesAndConstants() {
    String stop = "region: { template: '{a}-{b}', from: { a: A, b: B } }";

    assertThat(value(mapping(account(stop)), "region", fields("A", "x$1", "B", 2)))
        .isEqualTo("x$1-2");
    assertThat(value(mapping(account(stop)), "region", fields("A", "x"))).isNull();
    assertThat(
            value(
                mapping(account(stop.replace("template", "nulls: pass, template"))),
                "region",
                fields("A", "x")))
        .isEqualTo("x-");
    assertThat(value(mapping(account("region: { constant: EMEA }")), "region", fields()))
        .isEqualTo("EMEA");
  }

  @Test
  void apply_computesAndConverts() {
    Mapping mapping =
        mapping(
            account(
                "employees: { cel: 'a * 2', from: { a: A } }\n    churnedAt: { cel: 'd.substring(0, 10)', from: { d: D }, as: date }"));

    assertThat(value(mapping, "employees", fields("A", 21))).isEqualTo(42L);
    assertThat(value(mapping, "churnedAt", fields("D", "2026-01-31 noon")))
        .isEqualTo(LocalDate.of(2026, 1, 31));
    assertThat(refusals(mapping, fields("A", "s3cret")))
        .singleElement()
        .asString()
        .startsWith("A (employees) is of a kind that its expression cannot handle");
  }

  @Test
  void apply_findsTheCurrencyOfAnAmount() {
    String yaml =
        "o:\n  becomes: opportunity\n  fields:\n    stage: { constant: s }\n    closed: { constant: no }\n    won: {"
            + " constant: no }\n    amount: { from: A, as: money, convention: major, currency: C? }\n";
    Mapping mapping = mapping(yaml);

    assertThat(amount(mapping, "C", "EUR")).isEqualTo(Money.of(1250, "EUR"));
    assertThat(amount(mapping.withCurrency(Currency.getInstance("USD")), "C", "EUR"))
        .isEqualTo(Money.of(1250, "EUR"));
    assertThat(amount(mapping.withCurrency(Currency.getInstance("USD")), "C", null))
        .isEqualTo(Money.of(1250, "USD"));
    assertThat(
            amount(
                mapping(yaml.replace("C? }", "C?, default-currency: CHF }"))
                    .withCurrency(Currency.getInstance("USD")),
                "C",
                null))
        .isEqualTo(Money.of(1250, "CHF"));
    assertThat(mapping.apply("crm", "o", "1", fields("A", 12.5)).toString())
        .contains("has no currency");
    assertThat(mapped(mapping.apply("crm", "o", "1", fields())).record().values())
        .doesNotContainKey("amount");
  }

  @Test
  void apply_keepsAttributesInTheirKinds() {
    Mapping mapping =
        mapping(
            account("")
                + "  attributes:\n    tier: { from: T }\n    seats: { from: S }\n    vip: { from: V }\n"
                + "    since: { from: D, as: instant-to-date }\n");

    assertThat(mapping.attributes("accounts")).containsExactly("seats", "since", "tier", "vip");
    assertThat(
            mapped(
                    mapping.apply(
                        "crm",
                        "accounts",
                        "1",
                        fields(
                            "Name",
                            "A",
                            "T",
                            " gold ",
                            "S",
                            12.50,
                            "V",
                            true,
                            "D",
                            "2026-01-31T23:00:00Z")))
                .record()
                .attributes())
        .isEqualTo(
            Map.of(
                "tier",
                "gold",
                "seats",
                new BigDecimal("12.5"),
                "vip",
                true,
                "since",
                "2026-01-31"));
  }

  @Test
  void apply_ignoresByEveryKindOfCondition() {
    assertThat(ignored("{ field: S, is-one-of: [open, 5, true] }", fields("S", "open"))).isNull();
    assertThat(ignored("{ field: S, is-one-of: [open, 5, true] }", fields("S", 5))).isNull();
    assertThat(ignored("{ field: S, is-one-of: [open, 5, true] }", fields("S", true))).isNull();
    assertThat(ignored("{ field: S, is-one-of: [open, draft] }", fields("S", "void")))
        .isEqualTo("only if S is one of [draft, open]");
    assertThat(ignored("{ field: S, is-one-of: [open] }", fields())).isNotNull();
    assertThat(ignored("{ field: S, is-not-one-of: [void] }", fields())).isNull();
    assertThat(ignored("{ field: S, is-not-one-of: [void] }", fields("S", "void")))
        .isEqualTo("only if S is none of [void]");
    assertThat(ignored("{ field: S, is-present: true }", fields("S", " ")))
        .isEqualTo("only if S is present");
    assertThat(ignored("{ field: S, is-present: false }", fields("S", 0)))
        .isEqualTo("only if S is absent");
    assertThat(ignored("{ cel: 'a != b', from: { a: A, b: B } }", fields("A", 1, "B", 1)))
        .isEqualTo("only if a != b");
    assertThat(ignored("{ cel: 'a != b', from: { a: A, b: B } }", fields("A", 1, "B", 2))).isNull();
    assertThat(
            ignored(
                "[{ field: S, is-present: true }, { field: S, is-one-of: [x] }]", fields("S", "y")))
        .isEqualTo("only if S is one of [x]");
  }

  @Test
  void apply_refusesWhatAConditionCannotJudge() {
    assertThat(
            refusals(
                mapping(
                    account("")
                        .replace(
                            "  fields", "  only-if: { cel: 'a > 1', from: { a: A } }\n  fields")),
                fields("A", "x")))
        .singleElement()
        .asString()
        .startsWith("A (only-if) is of a kind that its expression cannot handle");
  }

  @Test
  void apply_isAskedForKnownStreamsOnly() {
    assertThatThrownBy(() -> mapping(account("")).apply("crm", "leads", "1", fields()))
        .hasMessage("test.yaml maps no stream leads");
  }

  private static @Nullable Object amount(Mapping mapping, String name, @Nullable String currency) {
    return mapped(mapping.apply("crm", "o", "1", fields("A", 12.5, name, currency)))
        .record()
        .values()
        .get("amount");
  }

  /** The rule's text; null if the record was mapped. */
  private static @Nullable String ignored(String condition, Map<String, @Nullable Object> fields) {
    fields.put("Name", "Acme");
    MappingOutcome outcome =
        mapping(account("").replace("  fields", "  only-if: " + condition + "\n  fields"))
            .apply("crm", "accounts", "1", fields);
    return outcome instanceof Ignored ignored ? ignored.rule() : null;
  }
}

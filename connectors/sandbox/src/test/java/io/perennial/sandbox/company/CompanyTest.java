package io.perennial.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.sandbox.company.record.DemoFields;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.world.Shelf;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CompanyTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Company COMPANY = Company.of(300, 1, NOW);
  private static final List<String> KINDS =
      List.of(
          "User",
          "Account",
          "Contact",
          "Opportunity",
          "Task",
          "Event",
          "organizations",
          "users",
          "tickets",
          "customers",
          "subscriptions",
          "invoices");

  /** Fields that point from one record to another, and the shelf that they point to. */
  private static final Map<String, String> REFERENCES =
      Map.ofEntries(
          Map.entry("Account.OwnerId", "User"),
          Map.entry("Account.ParentId", "Account"),
          Map.entry("Contact.AccountId", "Account"),
          Map.entry("Opportunity.AccountId", "Account"),
          Map.entry("Opportunity.OwnerId", "User"),
          Map.entry("Task.WhatId", "Account"),
          Map.entry("Event.AccountId", "Account"),
          Map.entry("users.organization_id", "organizations"),
          Map.entry("tickets.organization_id", "organizations"),
          Map.entry("tickets.requester_id", "users"),
          Map.entry("organizations.external_id", "Account"),
          Map.entry("subscriptions.customer", "customers"),
          Map.entry("invoices.customer", "customers"),
          Map.entry("invoices.subscription", "subscriptions"));

  @Test
  void shelves_holdEqualRecordsInAnyOrderOfAsking() {
    Company other = Company.of(300, 1, NOW);

    for (String kind : KINDS) {
      Shelf one = COMPANY.shelf(kind);
      Shelf two = other.shelf(kind);
      assertThat(two.size()).isEqualTo(one.size()).isPositive();
      for (int i = 0; i < one.size(); i++) {
        int backwards = one.size() - 1 - i;
        assertThat(two.record(backwards)).isEqualTo(one.record(backwards));
        assertThat(two.modifiedAt(i)).isEqualTo(one.modifiedAt(i));
      }
    }
  }

  @Test
  void shelves_differWithTheSeed() {
    Company other = Company.of(300, 2, NOW);

    assertThat(other.shelf("Account").record(5)).isNotEqualTo(COMPANY.shelf("Account").record(5));
  }

  @Test
  void keys_leadBackToTheirRecords() {
    for (String kind : KINDS) {
      Shelf shelf = COMPANY.shelf(kind);
      Set<String> keys = new HashSet<>();
      for (int i = 0; i < shelf.size(); i++) {
        assertThat(shelf.index(shelf.id(i))).hasValue(i);
        assertThat(keys.add(shelf.id(i))).isTrue();
      }
      assertThat(shelf.index("nobody")).isEmpty();
      assertThat(shelf.index("")).isEmpty();
    }
  }

  @Test
  void salesforceKeys_haveTheirChecksum() {
    Shelf accounts = COMPANY.shelf("Account");
    String key = accounts.id(17);

    assertThat(key).hasSize(18).isEqualTo(RecordId.of(key.substring(0, 15)).value());
    assertThat(accounts.index(key.substring(0, 15))).hasValue(17);
    assertThat(accounts.index(key.substring(0, 15) + "AAB")).isEmpty();
    assertThat(accounts.index(COMPANY.shelf("Contact").id(17))).isEmpty();
  }

  @Test
  void references_leadToRecords() {
    REFERENCES.forEach(
        (path, target) -> {
          String kind = path.substring(0, path.indexOf('.'));
          String field = path.substring(path.indexOf('.') + 1);
          int found = 0;
          for (Map<String, Object> record : all(kind)) {
            Object key = record.get(field);
            if (key != null) {
              assertThat(COMPANY.shelf(target).index(key.toString())).as(path).isPresent();
              found++;
            }
          }
          assertThat(found).as(path).isPositive();
        });
  }

  @Test
  void idsOnAccounts_leadToRecords() {
    assertThat(ids(DemoFields.ORGANIZATION_IDS))
        .isNotEmpty()
        .allSatisfy(id -> assertThat(COMPANY.shelf("organizations").index(id)).isPresent());
    assertThat(ids(DemoFields.BILLING_IDS))
        .isNotEmpty()
        .allSatisfy(id -> assertThat(COMPANY.shelf("customers").index(id)).isPresent());
  }

  @Test
  void names_areTheirOwn() {
    Company large = Company.of(20_000, 3, NOW);
    Shelf accounts = large.shelf("Account");
    Set<Object> names = new HashSet<>();
    IntStream.range(0, accounts.size()).forEach(i -> names.add(first(accounts.record(i))));

    assertThat(names).hasSize(20_000);
  }

  @Test
  void nothing_happensLaterThanNow() {
    Set<String> announced =
        Set.of(
            "CloseDate",
            DemoFields.CONTRACT_END,
            "due_date",
            "cancel_at",
            "trial_end",
            "end",
            "period_end",
            "billing_cycle_anchor",
            "current_period_end");
    for (String kind : KINDS) {
      Shelf shelf = COMPANY.shelf(kind);
      for (int i = 0; i < shelf.size(); i++) {
        assertThat(shelf.modifiedAt(i)).isLessThanOrEqualTo(NOW.toEpochMilli());
        Map<String, Object> record = shelf.record(i);
        boolean planned =
            "Not Started".equals(record.get("Status")) || record.containsKey("DurationInMinutes");
        if (!planned) {
          check(kind, "", record, announced);
        }
      }
    }
  }

  @Test
  void yen_haveNoDecimals() {
    List<Map<String, Object>> yen =
        all("Opportunity").stream()
            .filter(deal -> "JPY".equals(deal.get("CurrencyIsoCode")))
            .toList();

    assertThat(yen)
        .isNotEmpty()
        .allSatisfy(deal -> assertThat((BigDecimal) deal.get("Amount")).hasScaleOf(0));
    assertThat(all("Opportunity"))
        .filteredOn(deal -> "USD".equals(deal.get("CurrencyIsoCode")))
        .allSatisfy(deal -> assertThat((BigDecimal) deal.get("Amount")).hasScaleOf(2));
  }

  @Test
  void invoices_addUp() {
    for (Map<String, Object> invoice : all("invoices")) {
      long lines = 0;
      for (Object line : (List<?>) invoice.getOrDefault("lines", List.of())) {
        lines += number(((Map<?, ?>) line).get("amount"));
      }
      assertThat(number(invoice.get("subtotal"))).isEqualTo(lines).isPositive();
      assertThat(number(invoice.get("amount_paid")) + number(invoice.get("amount_remaining")))
          .isEqualTo(number(invoice.get("total")));
      assertThat("paid".equals(invoice.get("status")))
          .isEqualTo(number(invoice.get("amount_remaining")) == 0);
    }
  }

  @Test
  @Timeout(120) // seconds; ten or so on a machine of its own
  void of_makesFiftyThousandCustomersWithinSeconds() {
    Company large = Company.of(50_000, 1, NOW);
    long records = KINDS.stream().mapToLong(kind -> large.shelf(kind).size()).sum();

    assertThat(large.shelf("Account").size()).isEqualTo(50_000);
    // four bytes a record, and four a customer and kind
    assertThat(records * 4 + 50_000L * 11 * 4).isBetween(4_000_000L, 20_000_000L);
  }

  @Test
  void of_makesOneCustomer() {
    assertThat(Company.of(1, 9, NOW).shelf("Account").size()).isEqualTo(1);
  }

  @Test
  void of_refusesNumbersThatItCannotName() {
    assertThatThrownBy(() -> Company.of(0, 1, NOW)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void unknownKinds_areEmpty() {
    assertThat(COMPANY.shelf("Lead").size()).isZero();
  }

  private static void check(String kind, String name, Object value, Set<String> announced) {
    if (announced.contains(name)) {
      return;
    }
    if (value instanceof Instant moment) {
      assertThat(moment).as(kind + "." + name).isBeforeOrEqualTo(NOW);
    } else if (value instanceof LocalDate day) {
      assertThat(day)
          .as(kind + "." + name)
          .isBeforeOrEqualTo(LocalDate.ofInstant(NOW, ZoneOffset.UTC));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> check(kind, key.toString(), inner, announced));
    } else if (value instanceof Collection<?> list) {
      list.forEach(inner -> check(kind, name, inner, announced));
    }
  }

  private static List<String> ids(String field) {
    return all("Account").stream()
        .filter(account -> account.containsKey(field))
        .flatMap(account -> Stream.of(account.getOrDefault(field, "").toString().split(";")))
        .toList();
  }

  private static List<Map<String, Object>> all(String kind) {
    Shelf shelf = COMPANY.shelf(kind);
    return IntStream.range(0, shelf.size()).mapToObj(shelf::record).toList();
  }

  private static Object first(Map<String, Object> account) {
    String name = account.getOrDefault("Name", "?").toString();
    return name.substring(0, name.indexOf(' '));
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : -1;
  }
}

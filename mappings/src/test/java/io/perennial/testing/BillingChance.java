package io.perennial.testing;

import io.perennial.model.Money;
import io.perennial.model.fact.AsOf;
import io.perennial.model.fact.Invoice;
import io.perennial.model.fact.Subscription;
import io.perennial.model.history.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a customer subscribes to and is billed. */
final class BillingChance {

  private final Chance chance;

  BillingChance(Chance chance) {
    this.chance = chance;
  }

  List<Version<Subscription>> subscription(int number) {
    Instant started = chance.instant(chance.nextInt(Chance.DAYS - 100));
    LocalDate first = AsOf.day(started);
    Canonical canonical = Canonical.subscription("sub_" + number, started.toString());
    if (chance.nextInt(5) == 0) {
      canonical.set("trialEndsAt", chance.later(started, 30));
    }
    if (chance.nextInt(4) == 0) {
      canonical.number("percentOff", "12.5");
      canonical.set("discountEndsAt", chance.later(started, 300));
    }
    List<Version<Subscription>> versions = new ArrayList<>();
    items(canonical, first);
    versions.add(new Version<>(started, canonical.toSubscription()));
    Instant time = chance.later(started, 120);
    if (chance.nextBoolean()) {
      canonical.withoutItems();
      items(canonical, first);
      versions.add(new Version<>(time, canonical.toSubscription()));
    }
    if (chance.nextInt(3) == 0) {
      time = chance.later(time, 60);
      Instant ends = chance.later(time, 60);
      canonical.set("canceledAt", time).set("cancelAt", ends);
      versions.add(new Version<>(time, canonical.toSubscription()));
      if (chance.nextBoolean()) {
        canonical.set("status", "CANCELED").set("endedAt", ends);
        versions.add(new Version<>(ends, canonical.toSubscription()));
      }
    }
    return versions;
  }

  private void items(Canonical canonical, LocalDate first) {
    int count = 1 + chance.nextInt(2);
    for (int item = 0; item < count; item++) {
      String interval = chance.pick("MONTH", "MONTH", "YEAR");
      int length = interval.equals("YEAR") ? 1 : chance.pick(1, 3, 6);
      LocalDate ends = interval.equals("YEAR") ? first.plusYears(1) : first.plusMonths(length);
      canonical.item(
          Map.of(
              "id",
              "si_" + item,
              "unitAmount",
              Money.of(1_000L + chance.nextInt(900_000), chance.pick(Chance.CURRENCIES)),
              "quantity",
              BigDecimal.valueOf(1 + chance.nextInt(20)),
              "interval",
              interval,
              "intervalCount",
              (long) length,
              "periodEndsAt",
              ends.atTime(9, 0).toInstant(ZoneOffset.UTC)));
    }
  }

  List<Version<Invoice>> invoice(int number) {
    Instant issued = chance.instant(chance.nextInt(Chance.DAYS));
    LocalDate due = AsOf.day(issued).plusDays(chance.nextInt(30));
    Canonical canonical =
        Canonical.invoice("INV-" + number, due.toString()).set("issuedAt", issued);
    if (chance.nextInt(5) == 0) {
      canonical.without("due");
    }
    List<Version<Invoice>> versions = new ArrayList<>();
    versions.add(new Version<>(issued, canonical.toInvoice()));
    Instant time = chance.later(issued, 110);
    switch (chance.nextInt(5)) {
      case 0 -> {
        // never paid
      }
      case 1 -> {
        canonical.set("status", "UNCOLLECTIBLE").set("uncollectibleAt", time);
        versions.add(new Version<>(time, canonical.toInvoice()));
      }
      default -> versions.add(new Version<>(time, canonical.paid(time.toString()).toInvoice()));
    }
    return versions;
  }
}

package io.perennial.testing;

import io.perennial.model.Money;
import io.perennial.model.fact.Account;
import io.perennial.model.fact.Activity;
import io.perennial.model.fact.Contact;
import io.perennial.model.fact.Opportunity;
import io.perennial.model.history.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What happens to a customer in the CRM. */
final class CrmChance {

  private final Chance chance;

  CrmChance(Chance chance) {
    this.chance = chance;
  }

  List<Version<Account>> account() {
    Instant created = chance.instant(0);
    Canonical canonical =
        Canonical.account("001A").set("createdAt", created).set("currency", "EUR");
    List<Version<Account>> versions = new ArrayList<>();
    versions.add(new Version<>(created, canonical.toAccount()));
    int day = 1 + chance.nextInt(60);
    while (day < Chance.DAYS) {
      switch (chance.nextInt(8)) {
        case 0 -> canonical.set("touchModel", chance.pick("HIGH", "LOW", "TECH"));
        case 1 -> canonical.without("touchModel");
        case 2 -> canonical.attribute("advocacyAsked", true);
        case 3 -> canonical.attribute("segment", chance.pick("public", "retail"));
        default -> canonical.set("lastActivity", Chance.BEGINS.plusDays(day));
      }
      versions.add(new Version<>(Chance.midnight(day), canonical.toAccount()));
      day += 1 + chance.nextInt(70);
    }
    if (chance.nextInt(6) == 0) {
      int announced = 200 + chance.nextInt(150);
      canonical.set("churnedAt", Chance.BEGINS.plusDays(announced + chance.nextInt(20)));
      versions.removeIf(version -> !version.readAt().isBefore(Chance.midnight(announced)));
      versions.add(new Version<>(Chance.midnight(announced), canonical.toAccount()));
    }
    return versions;
  }

  List<Version<Contact>> contact(int number) {
    Instant created = chance.instant(chance.nextInt(Chance.DAYS));
    Canonical canonical = Canonical.contact("003" + number).set("createdAt", created);
    if (chance.nextBoolean()) {
      canonical.set("level", chance.pick("EXECUTIVE", "MANAGER", "USER"));
    }
    if (chance.nextBoolean()) {
      canonical.set(
          "role", chance.pick("SPONSOR", "CHAMPION", "DECISION_MAKER", "USER", "BILLING"));
    }
    List<Version<Contact>> versions = new ArrayList<>();
    versions.add(new Version<>(created, canonical.toContact()));
    if (chance.nextInt(3) == 0) {
      Instant left = chance.later(created, 120);
      versions.add(new Version<>(left, canonical.set("inactiveSince", left).toContact()));
    }
    return versions;
  }

  List<Version<Opportunity>> deal(int number) {
    int day = chance.nextInt(Chance.DAYS - 60);
    Canonical canonical =
        Canonical.deal("006" + number, chance.pick("NEW", "ADD_ON", "RENEWAL", "RENEWAL"))
            .set("createdAt", Chance.midnight(day))
            .set("closeDate", Chance.BEGINS.plusDays(day + chance.nextInt(90)));
    if (chance.nextInt(3) > 0) {
      canonical.set(
          "amount", Money.of(100_000L * (1 + chance.nextInt(50)), chance.pick(Chance.CURRENCIES)));
    }
    if (chance.nextBoolean()) {
      canonical.number("termYears", chance.pick("1", "2", "0.5"));
    }
    List<Version<Opportunity>> versions = new ArrayList<>();
    versions.add(new Version<>(Chance.midnight(day), canonical.toDeal()));
    if (chance.nextInt(3) > 0) {
      int closed = day + 1 + chance.nextInt(50);
      LocalDate signed = Chance.BEGINS.plusDays(closed + (chance.nextInt(5) == 0 ? 4 : 0));
      canonical
          .set("closed", true)
          .set("won", chance.nextInt(4) > 0)
          .set("closeDate", signed)
          .set("contractStart", signed.plusDays(chance.nextInt(20)))
          .set("contractEnd", signed.plusDays(20 + chance.nextInt(400)));
      versions.add(new Version<>(Chance.midnight(closed), canonical.toDeal()));
    }
    return versions;
  }

  List<Version<Activity>> activity(int number) {
    int day = chance.nextInt(Chance.DAYS);
    Canonical canonical =
        Canonical.activity("00T" + number, Chance.BEGINS.plusDays(day).toString())
            .set("activityType", chance.pick("CALL", "EMAIL", "MEETING", "REVIEW"));
    return List.of(new Version<>(Chance.midnight(day), canonical.toActivity()));
  }
}

package io.perennial.testing;

import io.perennial.model.fact.Ticket;
import io.perennial.model.history.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A customer's tickets. */
final class SupportChance {

  private static final String[] PRIORITIES = {"LOW", "NORMAL", "NORMAL", "HIGH", "URGENT"};

  private final Chance chance;

  SupportChance(Chance chance) {
    this.chance = chance;
  }

  List<Version<Ticket>> ticket(int number) {
    Instant opened = chance.instant(chance.nextInt(Chance.DAYS));
    Canonical canonical =
        Canonical.ticket(Integer.toString(4000 + number), opened.toString())
            .set("status", "NEW")
            .set("topic", chance.pick("login", "export", "billing"))
            .set("kind", chance.pick("QUESTION", "INCIDENT", "PROBLEM", "TASK"));
    if (chance.nextInt(6) > 0) {
      canonical.set("priority", chance.pick(PRIORITIES));
    }
    List<Version<Ticket>> versions = new ArrayList<>();
    versions.add(new Version<>(opened, canonical.toTicket()));
    Instant time = chance.later(opened, 10);
    if (chance.nextInt(3) == 0) {
      versions.add(
          new Version<>(time, canonical.set("priority", chance.pick(PRIORITIES)).toTicket()));
    }
    if (chance.nextInt(5) > 0) {
      time = chance.later(time, 40);
      canonical.set("status", "SOLVED").set("solvedAt", time);
      versions.add(new Version<>(time, canonical.toTicket()));
      if (chance.nextBoolean()) {
        time = chance.later(time, 3);
        canonical.set("surveyedAt", time).set("satisfaction", "OFFERED");
        versions.add(new Version<>(time, canonical.toTicket()));
        rate(canonical, time, versions);
      } else if (chance.nextInt(4) == 0) {
        time = chance.later(time, 20);
        canonical.set("status", "OPEN").set("reopens", 1L).without("solvedAt");
        versions.add(new Version<>(time, canonical.toTicket()));
      }
    }
    return versions;
  }

  private void rate(Canonical canonical, Instant asked, List<Version<Ticket>> versions) {
    if (chance.nextInt(3) == 0) {
      return;
    }
    Instant time = chance.later(asked, 20);
    canonical.set("ratedAt", time).set("satisfaction", chance.pick("GOOD", "BAD"));
    if (chance.nextBoolean()) {
      canonical.set("satisfactionScore", BigDecimal.valueOf(1 + chance.nextInt(5)));
    }
    versions.add(new Version<>(time, canonical.toTicket()));
  }
}

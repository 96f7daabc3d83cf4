package io.perennial.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.chaos.People.Customer;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.hook.HookOutcome;
import io.perennial.connector.hook.HookOutcome.Accepted;
import io.perennial.connector.hook.HookOutcome.Refused;
import io.perennial.connector.hook.HookRecord;
import io.perennial.connector.hook.Hooks;
import io.perennial.hook.HookEvents;
import io.perennial.settings.Installation;
import io.perennial.testing.Forgery;
import io.perennial.testing.TestApplication;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What systems tell us of, and what others tell in their name. */
final class Hearsay {

  private static final String SECRET = "whsec_of_the_tests";

  private final People people;
  private final Clock clock;
  private final Clock ours;
  private final Map<Forgery, Integer> refused = new EnumMap<>(Forgery.class);

  Hearsay(People people, Clock clock, Clock ours) {
    this.people = people;
    this.clock = clock;
    this.ours = ours;
  }

  /** Forged calls that were refused, by what was wrong with them. */
  Map<Forgery, Integer> refused() {
    return refused;
  }

  /** Events come in late, twice and about what is not there. */
  void tell(TestApplication perennial, int seed, Random random) {
    HookEvents events = perennial.bean(HookEvents.class);
    for (int i = random.nextInt(4); i > 0; i--) {
      Told told = any(random);
      Accepted event =
          new Accepted(
              "evt_%d_%d".formatted(seed, i),
              clock.instant().minusSeconds(random.nextInt(600)),
              List.of(told.record()));
      for (int times = 1 + random.nextInt(2); times > 0; times--) {
        events.take(told.by(), event, List.of(told.record().stream()), ours.instant());
      }
    }
  }

  /** Somebody else tells of events in a vendor's name; nothing of it is believed or kept. */
  void forge(TestApplication perennial, int seed, Random random) {
    HookEvents events = perennial.bean(HookEvents.class);
    for (Forgery forgery : Forgery.values()) {
      Told told = any(random);
      String vendor = told.by().value();
      List<String> streams = List.of(told.record().stream());
      String before = heard(perennial);

      HookOutcome outcome =
          hooks(perennial, vendor)
              .read(
                  forgery.call(
                      vendor, told.record(), "evt_f%d".formatted(seed), SECRET, ours.instant()),
                  List.of("another of ours", SECRET),
                  ours.instant());
      if (forgery == Forgery.NONE) {
        assertThat(outcome).as("a true call").isInstanceOf(Accepted.class);
        continue;
      }
      if (outcome instanceof Accepted believed) {
        events.take(told.by(), believed, streams, ours.instant());
      }

      assertThat(outcome).as("%s of %s", forgery, vendor).isInstanceOf(Refused.class);
      assertThat(heard(perennial)).as("what is kept of %s", forgery).isEqualTo(before);
      refused.merge(forgery, 1, Integer::sum);
    }
  }

  private static Hooks hooks(TestApplication perennial, String vendor) {
    return perennial.bean(Installation.class).connections().stream()
        .filter(connected -> connected.type().equals(vendor))
        .findFirst()
        .flatMap(connected -> connected.connector().hooks())
        .orElseThrow();
  }

  /** All events that are known, and all records that are due because of them. */
  private static String heard(TestApplication perennial) {
    return perennial
        .store()
        .sql(
            """
            select (select coalesce(string_agg(event, ' ' order by event), '') from hook_event)
              || ' / ' || (select coalesce(string_agg(id || mark, ' ' order by id), '') from hook_due)
            """)
        .query(String.class)
        .single();
  }

  /** What a system tells of: a record that may have changed, or be gone, or never have been. */
  private record Told(ConnectionName by, HookRecord record) {}

  private Told any(Random random) {
    Customer one = people.customer(random);
    return switch (random.nextInt(6)) {
      case 0 -> told("zendesk", "organizations", one.organization);
      case 1 -> told("zendesk", "tickets", one.tickets.isEmpty() ? "999" : one.tickets.get(0));
      case 2 -> told("stripe", "customers", one.billing);
      case 3 -> told("stripe", "subscriptions", one.subscription);
      case 4 -> told("stripe", "invoices", one.unpaid.isEmpty() ? "in_no" : one.unpaid.get(0));
      default -> told("zendesk", "tickets", "998");
    };
  }

  private static Told told(String by, String stream, String id) {
    return new Told(new ConnectionName(by), new HookRecord(stream, id));
  }
}

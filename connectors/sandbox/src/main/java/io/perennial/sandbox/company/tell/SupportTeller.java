package io.perennial.sandbox.company.tell;

import io.perennial.sandbox.company.cast.Archetype;
import io.perennial.sandbox.company.cast.Identity;
import io.perennial.sandbox.company.cast.Part;
import io.perennial.sandbox.company.cast.Size;
import io.perennial.sandbox.company.draw.Dice;
import io.perennial.sandbox.company.story.Ticket;
import io.perennial.sandbox.company.story.Ticket.Home;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells what the customer asked support. */
final class SupportTeller {

  /** Topics, as the ticket field has them. */
  static final List<String> TOPICS =
      List.of("login", "billing", "import", "export", "reports", "performance", "api", "training");

  private static final int YEAR = 365;
  private static final int FIRST = 8; // days ago; younger tickets are part of a story

  private final Frame frame;
  private final Dice dice;
  private final int organizations;
  private final TicketWriter writer;
  private final List<Ticket> tickets = new ArrayList<>();

  SupportTeller(Frame frame, int organizations, Dice dice) {
    this.frame = frame;
    this.dice = dice;
    this.organizations = organizations;
    this.writer = new TicketWriter(frame, dice);
  }

  /** How many organisations a customer has in support. */
  static int organizations(Part part) {
    if (part.support() == Identity.ABSENT || part.support() == Identity.FREE_MAIL) {
      return 0;
    }
    boolean two = part.size() == Size.LARGE && part.support().explicit();
    return two && part.archetype().is(Archetype.GROWING, Archetype.OVERUSE, Archetype.UPCOMING)
        ? 2
        : 1;
  }

  List<Ticket> tell() {
    usual();
    switch (frame.archetype()) {
      case SPIKE -> {
        for (int i = 0; i < 6; i++) {
          add(writer.solved(1 + i % 4, TOPICS.get(i)));
        }
      }
      case OVERUSE -> {
        int count = frame.part().size() == Size.LARGE ? 18 : 28;
        for (int i = 0; i < count; i++) {
          add(writer.solved(2 + i % 25, TOPICS.get(i % TOPICS.size())));
        }
      }
      case REPEATED -> {
        String topic = dice.pick(TOPICS);
        List.of(2, 5, 9, 11).forEach(ago -> add(writer.solved(ago, topic)));
      }
      case SILENT -> {
        for (int i = 0; i < 26; i++) {
          add(writer.rated(dice.between(36, 200), dice.pick(TOPICS)));
        }
      }
      case THRIVING -> {
        add(writer.praised(dice.between(12, 24)));
        add(writer.praised(dice.between(40, 80)));
      }
      case AGING -> add(writer.open(dice.between(14, 40), "urgent"));
      case AMBUSH -> add(writer.open(dice.between(2, 6), "high"));
      case RATED_LOW -> add(writer.blamed(dice.between(12, 40)));
      case UNANSWERED -> add(writer.ignored(dice.between(24, 50)));
      default -> {}
    }
    if (frame.archetype().is(Archetype.STEADY, Archetype.DRIFTING, Archetype.GROWING)
        && dice.chance(35)) {
      add(writer.open(dice.between(2, 4), "normal"));
    }
    tickets.sort(Comparator.comparing(Ticket::opened));
    return tickets;
  }

  /** What comes in over a year without a special reason. */
  private void usual() {
    int from = Math.max(first(), frame.gone() + 5);
    int to = Math.min(from + YEAR - FIRST, frame.age() - 1);
    if (to <= from || frame.archetype() == Archetype.SILENT) {
      return;
    }
    int yearly =
        switch (frame.part().size()) {
          case SMALL -> dice.between(1, 8);
          case MIDDLE -> dice.between(5, 18);
          case LARGE -> dice.between(16, 40);
        };
    int count = Math.max(1, yearly * (to - from) / YEAR);
    for (int i = 0; i < count; i++) {
      add(writer.rated(dice.between(from, to), dice.pick(TOPICS)));
    }
  }

  private int first() {
    return switch (frame.archetype()) {
      case UNTOUCHED -> 125;
      case REPEATED -> 15;
      case OVERUSE -> 31;
      default -> FIRST;
    };
  }

  private void add(Ticket ticket) {
    tickets.add(writer.at(ticket, home(), organizations));
  }

  private Home home() {
    if (organizations == 0) {
      return Home.ADDRESS;
    }
    Part part = frame.part();
    boolean ownDomain =
        part.support().linked()
            && part.support() != Identity.EXPLICIT_LONG
            && part.parent().isEmpty();
    int chance = dice.below(100);
    if (!ownDomain || chance < 90) {
      return Home.ORGANIZATION;
    }
    return chance < 95 ? Home.REQUESTER : Home.ADDRESS;
  }

  /** The day so many days ago. */
  static LocalDate day(Frame frame, int ago) {
    return frame.today().minusDays(ago);
  }
}

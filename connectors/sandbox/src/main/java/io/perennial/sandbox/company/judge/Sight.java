package io.perennial.sandbox.company.judge;

import io.perennial.sandbox.company.cast.Size;
import io.perennial.sandbox.company.story.Bill;
import io.perennial.sandbox.company.story.Plan;
import io.perennial.sandbox.company.story.Story;
import io.perennial.sandbox.company.story.Ticket;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What can be seen of a customer: records that nothing links to it beyond doubt are not its own.
 *
 * @param today UTC
 */
record Sight(Story story, LocalDate today) {

  boolean supportSeen() {
    return story.part().support().linked();
  }

  boolean billingSeen() {
    return story.part().billing().linked();
  }

  Size size() {
    return story.part().size();
  }

  boolean large() {
    return size() == Size.LARGE;
  }

  boolean small() {
    return size() == Size.SMALL;
  }

  List<Ticket> tickets() {
    return supportSeen() ? story.tickets() : List.of();
  }

  List<Plan> plans() {
    return billingSeen() ? story.plans() : List.of();
  }

  List<Bill> bills() {
    return billingSeen() ? story.bills() : List.of();
  }

  /** The tickets opened in so many days that end today. */
  List<Ticket> opened(int days) {
    LocalDate from = today.minusDays(days - 1L);
    List<Ticket> all = tickets();
    int first = all.size(); // oldest first
    while (first > 0 && !all.get(first - 1).openedOn().isBefore(from)) {
      first--;
    }
    return all.subList(first, all.size());
  }

  /** Days from a day until today. */
  long since(LocalDate day) {
    return ChronoUnit.DAYS.between(day, today);
  }
}

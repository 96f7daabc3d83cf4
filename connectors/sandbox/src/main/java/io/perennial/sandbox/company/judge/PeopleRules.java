package io.perennial.sandbox.company.judge;

import io.perennial.sandbox.company.cast.Flag;
import io.perennial.sandbox.company.story.Person;
import io.perennial.sandbox.company.story.Ticket;
import io.perennial.sandbox.company.story.Touch;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The flags that look at contacts and activities. */
final class PeopleRules {

  private static final int SPONSOR_WINDOW = 180;

  private final Sight sight;

  PeopleRules(Sight sight) {
    this.sight = sight;
  }

  void judge(Findings findings) {
    findings.raise(Flag.SPONSOR_LOST, sponsorLost());
    if (sight.small()) {
      return;
    }
    long key =
        sight.story().people().stream()
            .filter(person -> person.key() && person.left().isEmpty())
            .count();
    findings.raise(Flag.SINGLE_THREADED, key <= (sight.large() ? 2 : 1));
    findings.raise(Flag.NO_CONTACT, longAgo(lastContact(), sight.large() ? 30 : 90));
    findings.raise(Flag.REVIEW_DUE, longAgo(lastReview(), sight.large() ? 90 : 180));
  }

  private boolean sponsorLost() {
    boolean lost = false;
    for (Person person : sight.story().people()) {
      if (person.sponsor()) {
        if (person.left().isEmpty()) {
          return false;
        }
        lost |= sight.since(person.left().get()) < SPONSOR_WINDOW;
      }
    }
    return lost;
  }

  private Optional<LocalDate> lastContact() {
    Optional<LocalDate> touch = sight.story().lastTouch();
    List<Ticket> tickets = sight.tickets();
    Optional<LocalDate> ticket =
        tickets.isEmpty()
            ? Optional.empty()
            : Optional.of(tickets.get(tickets.size() - 1).openedOn());
    return touch.map(day -> ticket.isPresent() && ticket.get().isAfter(day) ? ticket.get() : day);
  }

  private Optional<LocalDate> lastReview() {
    return sight.story().touches().stream()
        .filter(touch -> touch.done() && touch.kind() == Touch.Kind.REVIEW)
        .map(Touch::date)
        .max(LocalDate::compareTo);
  }

  /** What the CRM does not know raises nothing. */
  private boolean longAgo(Optional<LocalDate> day, int days) {
    return day.isPresent() && sight.since(day.get()) > days;
  }
}

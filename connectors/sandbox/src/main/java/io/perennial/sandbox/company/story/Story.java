package io.perennial.sandbox.company.story;

import io.perennial.sandbox.company.cast.Part;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All that happened to one customer.
 *
 * @param index the customer's number
 * @param deals oldest first
 * @param plans oldest first
 * @param bills by plan, oldest first
 * @param tickets oldest first
 * @param touches oldest first, planned ones last
 * @param organizations how many it has in support
 * @param requesters people who write tickets; the last one belongs to no organisation
 * @param holders how many records it has in billing
 */
public record Story(
    int index,
    Part part,
    Profile profile,
    List<Deal> deals,
    List<Plan> plans,
    List<Bill> bills,
    List<Ticket> tickets,
    List<Person> people,
    List<Touch> touches,
    int organizations,
    int requesters,
    int holders,
    Optional<Departure> departure) {

  public Story {
    deals = List.copyOf(deals);
    plans = List.copyOf(plans);
    bills = List.copyOf(bills);
    tickets = List.copyOf(tickets);
    people = List.copyOf(people);
    touches = List.copyOf(touches);
  }

  /** Completed activities that the CRM keeps as tasks, or as events. */
  public List<Touch> touches(boolean tasks) {
    return touches.stream().filter(touch -> touch.kind().task() == tasks).toList();
  }

  /** Day of the last completed activity. */
  public Optional<LocalDate> lastTouch() {
    return touches.stream().filter(Touch::done).map(Touch::date).max(LocalDate::compareTo);
  }
}

package io.perennial.health.flag.rule;

import io.perennial.model.RecordRef;
import io.perennial.model.fact.Activity;
import io.perennial.model.fact.AsOf;
import io.perennial.model.fact.Contact;
import io.perennial.model.fact.Contact.Role;
import io.perennial.model.fact.Ticket;
import io.perennial.model.verdict.Because;
import io.perennial.model.verdict.Until;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Flags that look at contacts and activities. What the CRM does not know raises nothing. */
final class PeopleFlags {

  private PeopleFlags() {}

  /** The sponsor has left and nobody has taken the place. */
  static Verdict sponsorLost(Question question) {
    Until until = new Until(question.today());
    Optional<Contact> lost = Optional.empty();
    for (Contact contact : question.facts().contacts()) {
      if (!contact.is(Role.SPONSOR)) {
        continue;
      }
      if (contact.active()) {
        return Verdict.calm(until.date());
      }
      if (lost.isEmpty() || left(contact).isAfter(left(lost.get()))) {
        lost = Optional.of(contact);
      }
    }
    if (lost.isEmpty()) {
      return Verdict.calm(until.date());
    }
    LocalDate forgotten = left(lost.get()).plusDays(question.number("window-days"));
    until.at(forgotten);
    return !question.today().isBefore(forgotten)
        ? Verdict.calm(until.date())
        : Verdict.raised(
            Because.of("the sponsor left on {}", left(lost.get())),
            List.of(lost.get().ref()),
            until.date());
  }

  /** Too few people know us. */
  static Verdict singleThreaded(Question question) {
    List<RecordRef> key = new ArrayList<>();
    boolean placed = false;
    for (Contact contact : question.facts().contacts()) {
      placed |= contact.placed();
      if (contact.active() && contact.key()) {
        key.add(contact.ref());
      }
    }
    return !placed || key.size() > question.number("at-most-contacts")
        ? Verdict.calm(Optional.empty())
        : Verdict.raised(Because.of("only {} key contacts", key.size()), key, Optional.empty());
  }

  /** Nobody has been in touch, in any channel, for more than so many days. */
  static Verdict noContact(Question question) {
    Until until = new Until(question.today());
    Optional<LocalDate> activity = question.facts().lastActivity();
    if (activity.isEmpty()) {
      return Verdict.calm(until.date());
    }
    LocalDate last = activity.get();
    List<Ticket> tickets = question.facts().tickets();
    if (!tickets.isEmpty()) {
      LocalDate opened = tickets.get(tickets.size() - 1).openedOn();
      last = opened.isAfter(last) ? opened : last;
    }
    LocalDate raisedOn = last.plusDays(question.number("days") + 1L);
    until.at(raisedOn);
    return question.today().isBefore(raisedOn)
        ? Verdict.calm(until.date())
        : Verdict.raised(Because.of("last contact on {}", last), List.of(), until.date());
  }

  /** The last review is longer ago than the cadence. */
  static Verdict reviewDue(Question question) {
    Until until = new Until(question.today());
    List<Activity> activities = question.facts().activities();
    for (int index = activities.size() - 1; index >= 0; index--) {
      Activity activity = activities.get(index);
      if (activity.is(Activity.Kind.REVIEW)) {
        LocalDate raisedOn = activity.date().plusDays(question.number("days") + 1L);
        until.at(raisedOn);
        return question.today().isBefore(raisedOn)
            ? Verdict.calm(until.date())
            : Verdict.raised(
                Because.of("last review on {}", activity.date()),
                List.of(activity.ref()),
                until.date());
      }
    }
    return Verdict.calm(until.date());
  }

  private static LocalDate left(Contact contact) {
    return AsOf.day(contact.inactiveSince().orElseThrow());
  }
}

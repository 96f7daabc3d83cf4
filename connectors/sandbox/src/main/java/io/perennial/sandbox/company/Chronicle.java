package io.perennial.sandbox.company;

import io.perennial.sandbox.company.CustomerTruth.Link;
import io.perennial.sandbox.company.cast.Identity;
import io.perennial.sandbox.company.cast.Part;
import io.perennial.sandbox.company.judge.Judge;
import io.perennial.sandbox.company.record.Book;
import io.perennial.sandbox.company.record.Kind;
import io.perennial.sandbox.company.story.Story;
import io.perennial.sandbox.company.story.Ticket;
import io.perennial.sandbox.company.story.Ticket.Home;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out the truth of one customer after the other. */
final class Chronicle {

  private final Catalog catalog;
  private final Book book;
  private final LocalDate today;

  Chronicle(Catalog catalog, Book book, LocalDate today) {
    this.catalog = catalog;
    this.book = book;
    this.today = today;
  }

  CustomerTruth of(int customer) {
    Story story = catalog.story(customer);
    Part part = story.part();
    List<Link> links = new ArrayList<>();
    List<Link> proposals = new ArrayList<>();
    List<Link> unmatched = new ArrayList<>();
    sort(records(story, Kind.ORGANIZATION), part.support(), links, proposals, unmatched);
    sort(records(story, Kind.HOLDER), part.billing(), links, proposals, unmatched);
    for (Link ticket : homeless(story)) {
      if (part.support().linked()) {
        links.add(ticket);
      } else if (part.support().proposed()) {
        proposals.add(ticket);
      } else {
        unmatched.add(ticket);
      }
    }
    Optional<String> parent = Optional.empty();
    if (part.parent().isPresent()) {
      parent = Optional.of(book.key(Kind.ACCOUNT, part.parent().getAsInt(), 0));
    }
    return new CustomerTruth(
        book.key(Kind.ACCOUNT, customer, 0),
        story.profile().name(),
        part.archetype().name(),
        part.size().touch(),
        parent,
        links,
        proposals,
        unmatched,
        Judge.of(story, today));
  }

  private List<Link> records(Story story, Kind kind) {
    Identity identity = kind == Kind.HOLDER ? story.part().billing() : story.part().support();
    List<Link> records = new ArrayList<>();
    for (int place = 0; place < kind.count(story); place++) {
      records.add(link(story, kind, place, identity, identity.rule()));
    }
    return records;
  }

  /** Tickets that name no organisation. */
  private List<Link> homeless(Story story) {
    List<Link> tickets = new ArrayList<>();
    for (int place = 0; place < story.tickets().size(); place++) {
      Ticket ticket = story.tickets().get(place);
      if (ticket.home() != Home.ORGANIZATION) {
        boolean linked = story.part().support().linked();
        String way =
            ticket.home() == Home.REQUESTER ? "requester-organization" : "requester-domain";
        String rule = linked ? way : "";
        tickets.add(link(story, Kind.TICKET, place, story.part().support(), rule));
      }
    }
    return tickets;
  }

  private Link link(Story story, Kind kind, int place, Identity identity, String rule) {
    String key = book.key(kind, story.index(), place);
    return new Link(kind.system(), kind.word(), key, identity.name(), rule);
  }

  private static void sort(
      List<Link> records,
      Identity identity,
      List<Link> links,
      List<Link> proposals,
      List<Link> unmatched) {
    if (identity.linked()) {
      links.addAll(records);
    } else if (identity.proposed()) {
      proposals.addAll(records);
    } else {
      unmatched.addAll(records);
    }
  }
}

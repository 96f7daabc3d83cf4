package io.perennial.sandbox.company.record;

import io.perennial.sandbox.company.cast.Identity;
import io.perennial.sandbox.company.draw.Dice;
import io.perennial.sandbox.company.draw.Names;
import io.perennial.sandbox.company.story.Story;
import io.perennial.sandbox.company.story.Ticket;
import io.perennial.sandbox.company.story.Ticket.Home;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Organisations, users and tickets, as Zendesk's API names their fields. */
public final class ZendeskRecords {

  private static final int SHORT_ID = 15;

  private final Book book;
  private final LocalDate today;

  public ZendeskRecords(Book book, LocalDate today) {
    this.book = book;
    this.today = today;
  }

  public Map<String, Object> organization(Story story, int place) {
    Identity identity = story.part().support();
    Alias alias = Alias.of(story, identity, "Support");
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", place == 0 ? alias.name() : alias.name() + " Branch " + (place + 1));
    fields.put("created_at", Moments.noon(story.profile().known()));
    alias.domain().ifPresent(domain -> fields.put("domain_names", List.of(domain)));
    if (identity.explicit()) {
      fields.put("external_id", account(story, identity));
    }
    fields.put(
        "tags", List.of(story.profile().country().replace(' ', '_').toLowerCase(Locale.ROOT)));
    return fields;
  }

  public Map<String, Object> requester(Story story, int place) {
    Identity identity = story.part().support();
    Dice dice = Dice.of(story.index(), place);
    String given = Names.given(dice);
    String family = Names.family(dice);
    String domain = Alias.mailDomain(story, identity);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", given + " " + family);
    String local = "%s.%d%d".formatted(family, story.index(), place);
    fields.put("email", SalesforceRecords.address(given, local, domain));
    fields.put("role", "end-user");
    fields.put("created_at", Moments.noon(story.profile().known()));
    if (place < story.requesters() - 1 && story.organizations() > 0) {
      fields.put("organization_id", book.key(Kind.ORGANIZATION, story.index(), 0));
    }
    return fields;
  }

  public Map<String, Object> ticket(Story story, int place) {
    Ticket ticket = story.tickets().get(place);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("subject", "Question about " + ticket.topic());
    fields.put("description", TicketWords.of(ticket));
    fields.put("type", ticket.kind());
    fields.put("priority", ticket.priority());
    fields.put("status", status(ticket));
    fields.put("created_at", ticket.opened());
    String requester = book.key(Kind.REQUESTER, story.index(), ticket.requester());
    fields.put("requester_id", requester);
    fields.put("submitter_id", requester);
    if (ticket.home() == Home.ORGANIZATION) {
      fields.put(
          "organization_id", book.key(Kind.ORGANIZATION, story.index(), ticket.organization()));
    }
    fields.put("via", ticket.channel());
    fields.put("tags", List.of(ticket.topic()));
    fields.put("custom_fields", customFields(ticket));
    fields.put("metric_set", metrics(ticket));
    fields.put("satisfaction_rating", rating(ticket));
    return fields;
  }

  private String status(Ticket ticket) {
    if (ticket.open()) {
      return ticket.reply().isEmpty() ? "new" : ticket.critical() ? "open" : "pending";
    }
    return Moments.closed(ticket, today) ? "closed" : "solved";
  }

  private static Map<String, Object> customFields(Ticket ticket) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(String.valueOf(DemoFields.TOPIC), ticket.topic());
    if (ticket.scored()) {
      ticket.rating().ifPresent(points -> values.put(String.valueOf(DemoFields.RATING), points));
    }
    return values;
  }

  private static Map<String, Object> metrics(Ticket ticket) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("reopens", ticket.reopens());
    metrics.put("replies", ticket.reply().isPresent() ? 1 : 0);
    ticket.reply().ifPresent(minutes -> metrics.put("reply_time_in_minutes", minutes(minutes)));
    ticket
        .solved()
        .ifPresent(
            solved -> {
              metrics.put("solved_at", solved);
              long whole = Duration.between(ticket.opened(), solved).toMinutes();
              metrics.put("full_resolution_time_in_minutes", minutes(whole));
            });
    return metrics;
  }

  private static Map<String, Object> minutes(long calendar) {
    return Map.of("calendar", calendar, "business", calendar);
  }

  private static Map<String, Object> rating(Ticket ticket) {
    if (ticket.surveyed().isEmpty()) {
      return Map.of("score", "unoffered");
    }
    Instant asked = ticket.surveyed().get();
    String score = ticket.rating().isEmpty() ? "offered" : ticket.good() ? "good" : "bad";
    return Map.of("score", score, "created_at", asked, "updated_at", ticket.rated().orElse(asked));
  }

  /** The account's key, with or without the checksum. */
  private String account(Story story, Identity identity) {
    String key = book.key(Kind.ACCOUNT, story.index(), 0);
    return identity == Identity.EXPLICIT_SHORT ? key.substring(0, SHORT_ID) : key;
  }
}

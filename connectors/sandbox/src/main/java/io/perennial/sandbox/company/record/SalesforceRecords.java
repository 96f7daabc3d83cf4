package io.perennial.sandbox.company.record;

import io.perennial.sandbox.company.cast.Archetype;
import io.perennial.sandbox.company.cast.Identity;
import io.perennial.sandbox.company.judge.Judge;
import io.perennial.sandbox.company.story.Deal;
import io.perennial.sandbox.company.story.Person;
import io.perennial.sandbox.company.story.Profile;
import io.perennial.sandbox.company.story.Story;
import io.perennial.sandbox.company.story.Touch;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Accounts, contacts, opportunities, tasks and events, by the names of Salesforce's schema. */
public final class SalesforceRecords {

  private static final int MEETING_MINUTES = 60;

  private final Book book;
  private final LocalDate today;

  public SalesforceRecords(Book book, LocalDate today) {
    this.book = book;
    this.today = today;
  }

  public Map<String, Object> account(Story story) {
    Profile profile = story.profile();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Name", profile.name());
    boolean trial = story.part().archetype() == Archetype.TRIAL;
    fields.put("Type", trial ? "Prospect" : "Customer - Direct");
    fields.put("Industry", profile.industry());
    fields.put("BillingCountry", profile.country());
    fields.put("BillingCity", profile.city());
    fields.put("Website", website(story));
    fields.put("NumberOfEmployees", profile.employees());
    fields.put("OwnerId", book.user(profile.owner()));
    fields.put("CreatedDate", Moments.noon(profile.known()));
    fields.put("CurrencyIsoCode", profile.currency());
    story.lastTouch().ifPresent(day -> fields.put("LastActivityDate", day));
    story
        .part()
        .parent()
        .ifPresent(parent -> fields.put("ParentId", book.key(Kind.ACCOUNT, parent, 0)));
    custom(story, fields);
    return fields;
  }

  private void custom(Story story, Map<String, Object> fields) {
    if (Judge.needsTouchModel(story, today)) {
      fields.put(DemoFields.TOUCH_MODEL, story.part().size().label());
      fields.put(DemoFields.TOUCH_MODEL_REASON, "Agreed with sales");
    }
    if (story.profile().asked()) {
      fields.put(DemoFields.ADVOCACY_ASKED, true);
    }
    if (story.part().support() == Identity.ACCOUNT_FIELD) {
      fields.put(DemoFields.ORGANIZATION_IDS, keys(Kind.ORGANIZATION, story));
    }
    if (story.part().billing() == Identity.ACCOUNT_FIELD) {
      fields.put(DemoFields.BILLING_IDS, keys(Kind.HOLDER, story));
    }
    story
        .departure()
        .ifPresent(
            departure ->
                departure
                    .reason()
                    .ifPresent(
                        reason -> {
                          fields.put(DemoFields.CHURN_DATE, departure.day());
                          fields.put(DemoFields.CHURN_REASON, reason);
                        }));
  }

  public Map<String, Object> contact(Story story, int place) {
    Person person = story.people().get(place);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("AccountId", book.key(Kind.ACCOUNT, story.index(), 0));
    fields.put("FirstName", person.given());
    fields.put("LastName", person.family());
    fields.put("Email", address(person.given(), person.family(), story.profile().domain()));
    fields.put("Title", person.title());
    fields.put("OwnerId", book.user(story.profile().owner()));
    fields.put("CreatedDate", Moments.noon(person.known()));
    fields.put("CurrencyIsoCode", story.profile().currency());
    person.role().ifPresent(role -> fields.put(DemoFields.ROLE, role));
    person.left().ifPresent(day -> fields.put(DemoFields.LEFT_ON, Moments.noon(day)));
    return fields;
  }

  public Map<String, Object> opportunity(Story story, int place) {
    Deal deal = story.deals().get(place);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("AccountId", book.key(Kind.ACCOUNT, story.index(), 0));
    fields.put(
        "Name", "%s %s %d".formatted(story.profile().word(), word(deal), deal.close().getYear()));
    fields.put(
        "StageName",
        switch (deal.state()) {
          case OPEN -> "Proposal/Price Quote";
          case WON -> "Closed Won";
          case LOST -> "Closed Lost";
        });
    fields.put("Type", deal.kind().type());
    int digits = Currency.getInstance(deal.currency()).getDefaultFractionDigits();
    fields.put("Amount", BigDecimal.valueOf(deal.amount(), digits));
    fields.put("CurrencyIsoCode", deal.currency());
    fields.put("CloseDate", deal.close());
    fields.put("CreatedDate", Moments.noon(deal.created()));
    fields.put("OwnerId", book.user(story.profile().owner()));
    deal.term()
        .ifPresent(
            term -> {
              fields.put(DemoFields.CONTRACT_START, term.start());
              fields.put(DemoFields.CONTRACT_END, term.end());
              fields.put(DemoFields.TERM_MONTHS, term.months());
            });
    deal.lossReason().ifPresent(reason -> fields.put(DemoFields.LOSS_REASON, reason));
    return fields;
  }

  public Map<String, Object> task(Story story, int place) {
    Touch touch = story.touches(true).get(place);
    String kind = touch.kind() == Touch.Kind.CALL ? "Call" : "Email";
    Map<String, Object> fields = activity(story, touch);
    fields.put("Subject", kind + " with " + story.profile().word());
    fields.put("Status", touch.done() ? "Completed" : "Not Started");
    fields.put("Priority", "Normal");
    fields.put("Type", kind);
    fields.put("TaskSubtype", kind);
    return fields;
  }

  public Map<String, Object> event(Story story, int place) {
    Touch touch = story.touches(false).get(place);
    Map<String, Object> fields = activity(story, touch);
    boolean review = touch.kind() == Touch.Kind.REVIEW;
    fields.put("Subject", (review ? "Business review with " : "Meeting with ") + name(story));
    fields.put("Type", review ? "QBR" : "Meeting");
    fields.put("StartDateTime", touch.date().atTime(LocalTime.of(14, 0)).toInstant(ZoneOffset.UTC));
    fields.put("EndDateTime", touch.date().atTime(LocalTime.of(15, 0)).toInstant(ZoneOffset.UTC));
    fields.put("ActivityDateTime", fields.get("StartDateTime"));
    fields.put("DurationInMinutes", MEETING_MINUTES);
    return fields;
  }

  private Map<String, Object> activity(Story story, Touch touch) {
    String account = book.key(Kind.ACCOUNT, story.index(), 0);
    LocalDate created = touch.done() ? touch.date() : today.minusDays(2);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("WhatId", account);
    fields.put("AccountId", account);
    fields.put("ActivityDate", touch.date());
    fields.put("OwnerId", book.user(story.profile().owner()));
    fields.put("CreatedDate", Moments.noon(created));
    return fields;
  }

  private String keys(Kind kind, Story story) {
    return IntStream.range(0, kind.count(story))
        .mapToObj(place -> book.key(kind, story.index(), place))
        .collect(Collectors.joining(";"));
  }

  /** People write web addresses as they like. */
  private static String website(Story story) {
    String domain = story.profile().domain();
    return switch (story.index() % 3) {
      case 0 -> "https://www." + domain + "/";
      case 1 -> "http://" + domain;
      default -> domain;
    };
  }

  private static String name(Story story) {
    return story.profile().word();
  }

  private static String word(Deal deal) {
    return switch (deal.kind()) {
      case NEW -> "new business";
      case ADD_ON -> "add-on";
      case RENEWAL -> "renewal";
    };
  }

  static String address(String given, String family, String domain) {
    return "%s.%s@%s".formatted(given, family, domain).toLowerCase(Locale.ROOT);
  }
}

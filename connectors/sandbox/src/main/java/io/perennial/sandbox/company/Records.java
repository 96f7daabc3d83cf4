package io.perennial.sandbox.company;

import io.perennial.sandbox.company.record.Book;
import io.perennial.sandbox.company.record.Kind;
import io.perennial.sandbox.company.record.SalesforceRecords;
import io.perennial.sandbox.company.record.StripeRecords;
import io.perennial.sandbox.company.record.ZendeskRecords;
import io.perennial.sandbox.company.story.Story;
import java.time.LocalDate;
import java.util.Map;

/** Makes a record of any kind. */
final class Records {

  private final SalesforceRecords salesforce;
  private final ZendeskRecords zendesk;
  private final StripeRecords stripe;

  Records(Book book, LocalDate today) {
    this.salesforce = new SalesforceRecords(book, today);
    this.zendesk = new ZendeskRecords(book, today);
    this.stripe = new StripeRecords(book, today);
  }

  /**
   * A record.
   *
   * @param place which of the customer's records of the kind, from 0
   */
  Map<String, Object> of(Kind kind, Story story, int place) {
    return switch (kind) {
      case ACCOUNT -> salesforce.account(story);
      case CONTACT -> salesforce.contact(story, place);
      case OPPORTUNITY -> salesforce.opportunity(story, place);
      case TASK -> salesforce.task(story, place);
      case EVENT -> salesforce.event(story, place);
      case ORGANIZATION -> zendesk.organization(story, place);
      case REQUESTER -> zendesk.requester(story, place);
      case TICKET -> zendesk.ticket(story, place);
      case HOLDER -> stripe.holder(story, place);
      case SUBSCRIPTION -> stripe.subscription(story, place);
      case INVOICE -> stripe.invoice(story, place);
    };
  }
}

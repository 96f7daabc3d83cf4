package io.perennial.sandbox.company.record;

import io.perennial.sandbox.company.story.Story;
import java.util.Optional;

/** The kinds of record that customers have. */
public enum Kind {
  ACCOUNT("Account", "salesforce"),
  CONTACT("Contact", "salesforce"),
  OPPORTUNITY("Opportunity", "salesforce"),
  TASK("Task", "salesforce"),
  EVENT("Event", "salesforce"),
  ORGANIZATION("organizations", "zendesk"),
  REQUESTER("users", "zendesk"),
  TICKET("tickets", "zendesk"),
  HOLDER("customers", "stripe"),
  SUBSCRIPTION("subscriptions", "stripe"),
  INVOICE("invoices", "stripe");

  private final String word;
  private final String system;

  Kind(String word, String system) {
    this.word = word;
    this.system = system;
  }

  /** As the vendor and its shelf call it, for example {@code tickets}. */
  public String word() {
    return word;
  }

  /** For example {@code zendesk}. */
  public String system() {
    return system;
  }

  /** The kind that a shelf is asked for by. */
  public static Optional<Kind> named(String word) {
    for (Kind kind : values()) {
      if (kind.word.equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** How many of them a customer has. */
  public int count(Story story) {
    return switch (this) {
      case ACCOUNT -> 1;
      case CONTACT -> story.people().size();
      case OPPORTUNITY -> story.deals().size();
      case TASK -> story.touches(true).size();
      case EVENT -> story.touches(false).size();
      case ORGANIZATION -> story.organizations();
      case REQUESTER -> story.requesters();
      case TICKET -> story.tickets().size();
      case HOLDER -> story.holders();
      case SUBSCRIPTION -> story.plans().size();
      case INVOICE -> story.bills().size();
    };
  }
}

package io.perennial.sandbox.company.record;

import io.perennial.sandbox.company.story.Ticket;
import java.util.Map;

/** What a customer writes at first. */
final class TicketWords {

  private static final Map<String, String> TROUBLE =
      Map.of(
          "login",
              "Since this morning two of us cannot log in any more; a new password changes nothing.",
          "billing", "The last invoice names more seats than we have. Could you look at it?",
          "import", "Our import ends half way, without saying which row it stumbles over.",
          "export", "The export leaves out everything from before January.",
          "reports", "The figures of the monthly report do not add up to those of the overview.",
          "performance", "Pages take half a minute to open, worst around noon.",
          "api", "Our integration gets errors of the API for every third call.",
          "training",
              "We have new colleagues. Is there a course, or somebody who shows them around?");

  private TicketWords() {}

  /** The same words for the same ticket. */
  static String of(Ticket ticket) {
    String urgency =
        switch (ticket.priority()) {
          case "urgent" -> "Nobody here can work until this is solved. Please call us.";
          case "high" -> "This holds us up every day; when can we expect an answer?";
          default -> "There is no hurry, but an answer this week would help.";
        };
    return "Hello,\n\n%s\n\n%s\n\nThank you"
        .formatted(TROUBLE.getOrDefault(ticket.topic(), "We need your help."), urgency);
  }
}

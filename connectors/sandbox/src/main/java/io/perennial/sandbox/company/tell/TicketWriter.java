package io.perennial.sandbox.company.tell;

import io.perennial.sandbox.company.cast.Archetype;
import io.perennial.sandbox.company.draw.Dice;
import io.perennial.sandbox.company.story.Ticket;
import io.perennial.sandbox.company.story.Ticket.Home;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes single tickets. Days are counted back from today, and nothing happens today. */
final class TicketWriter {

  private static final List<String> CHANNELS = List.of("web", "email", "email", "chat", "api");
  private static final int HOUR = 60;

  private final Frame frame;
  private final Dice dice;

  TicketWriter(Frame frame, Dice dice) {
    this.frame = frame;
    this.dice = dice;
  }

  /** Still open. */
  Ticket open(int ago, String priority) {
    return ticket(ago, dice.pick(SupportTeller.TOPICS), priority, Optional.empty(), NO_SURVEY);
  }

  /** Solved within a day or two, without a survey. */
  Ticket solved(int ago, String topic) {
    return ticket(ago, topic, calmPriority(), done(ago, 2), NO_SURVEY);
  }

  /** Solved some time ago, and perhaps rated. */
  Ticket rated(int ago, String topic) {
    Survey survey = dice.chance(45) && asks(ago) ? survey(ago) : NO_SURVEY;
    return ticket(ago, topic, priority(), done(ago, 4), survey);
  }

  Ticket praised(int ago) {
    return ticket(
        ago, "training", "low", done(ago, 1), new Survey(ago - 3, OptionalInt.of(5), ago - 4));
  }

  Ticket blamed(int ago) {
    OptionalInt rating = OptionalInt.of(dice.between(1, 2));
    return ticket(ago, "performance", "normal", done(ago, 1), new Survey(ago - 3, rating, ago - 4));
  }

  /** Asked for a rating, and never answered. */
  Ticket ignored(int ago) {
    return ticket(
        ago, "reports", "normal", done(ago, 1), new Survey(ago - 3, OptionalInt.empty(), 0));
  }

  /** The same ticket, written by somebody of the customer. */
  Ticket at(Ticket ticket, Home home, int organizations) {
    return new Ticket(
        ticket.opened(),
        ticket.topic(),
        ticket.priority(),
        ticket.kind(),
        ticket.channel(),
        ticket.reply(),
        ticket.solved(),
        ticket.reopens(),
        ticket.surveyed(),
        ticket.rating(),
        ticket.rated(),
        ticket.scored(),
        home,
        home == Home.ADDRESS ? Storyteller.REQUESTERS - 1 : dice.below(Storyteller.REQUESTERS - 1),
        organizations > 1 ? dice.below(organizations) : 0);
  }

  /** Days ago; a survey that was never sent was so before all others. */
  private record Survey(int sent, OptionalInt rating, int answered) {}

  private static final Survey NO_SURVEY = new Survey(Integer.MAX_VALUE, OptionalInt.empty(), 0);

  /** Whether a survey may be sent: those of the last weeks belong to the story. */
  private boolean asks(int ago) {
    return switch (frame.archetype()) {
      case RATED_LOW, UNANSWERED -> ago > 60;
      default -> ago > 9;
    };
  }

  private Survey survey(int ago) {
    int sent = ago - 5;
    if (!dice.chance(60)) {
      return new Survey(sent, OptionalInt.empty(), 0);
    }
    int chance = frame.archetype() == Archetype.THRIVING ? 0 : dice.below(100);
    int rating = chance < 60 ? 5 : chance < 92 ? 4 : dice.between(1, 2);
    return new Survey(sent, OptionalInt.of(rating), Math.max(1, sent - dice.between(0, 3)));
  }

  private Optional<Instant> done(int ago, int mostDays) {
    int days = dice.below(Math.min(mostDays, ago));
    Instant opened = opened(ago);
    Instant solved =
        days == 0
            ? opened.plus(Duration.ofMinutes(dice.between(HOUR, 4 * HOUR)))
            : dice.within(SupportTeller.day(frame, ago - days));
    return Optional.of(solved);
  }

  /** At noon, so that the rest of the day is left to answer it. */
  private Instant opened(int ago) {
    return SupportTeller.day(frame, ago).atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  private Ticket ticket(
      int ago, String topic, String priority, Optional<Instant> solved, Survey survey) {
    boolean asked = survey.sent() != Integer.MAX_VALUE;
    boolean answered = survey.rating().isPresent();
    int minutes = dice.between(4, 3 * HOUR);
    Instant opened = opened(ago).minusSeconds(dice.below(6 * 3600));
    boolean replied = solved.isPresent() || ago > 1;
    return new Ticket(
        opened,
        topic,
        priority,
        dice.pick(List.of("question", "question", "incident", "problem", "task")),
        dice.pick(CHANNELS),
        replied ? OptionalInt.of(minutes) : OptionalInt.empty(),
        solved,
        solved.isPresent() && reopened() ? 1 : 0,
        asked ? Optional.of(evening(survey.sent())) : Optional.empty(),
        survey.rating(),
        answered
            ? Optional.of(evening(survey.answered()).plusSeconds(1 + dice.below(3600)))
            : Optional.empty(),
        dice.chance(70),
        Home.ORGANIZATION,
        0,
        0);
  }

  private boolean reopened() {
    return frame.archetype() != Archetype.THRIVING && dice.chance(6);
  }

  /** After everything that happens by day. */
  private Instant evening(int ago) {
    return SupportTeller.day(frame, ago).atTime(21, 0).toInstant(ZoneOffset.UTC);
  }

  private String priority() {
    int chance = dice.below(100);
    if (frame.archetype() != Archetype.THRIVING && chance < 12) {
      return chance < 3 ? "urgent" : "high";
    }
    return calmPriority();
  }

  private String calmPriority() {
    return dice.chance(70) ? "normal" : "low";
  }
}

package io.perennial.sandbox.company.tell;

import io.perennial.sandbox.company.cast.Archetype;
import io.perennial.sandbox.company.cast.Size;
import io.perennial.sandbox.company.draw.Dice;
import io.perennial.sandbox.company.draw.Names;
import io.perennial.sandbox.company.story.Person;
import io.perennial.sandbox.company.story.Person.Level;
import io.perennial.sandbox.company.story.Profile;
import io.perennial.sandbox.company.story.Touch;
import io.perennial.sandbox.company.story.Touch.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells whom we know at the customer and when we spoke. */
final class PeopleTeller {

  private static final List<String> EXECUTIVES =
      List.of("Chief Operating Officer", "CFO", "VP Operations", "Chief Information Officer");
  private static final List<String> MANAGERS =
      List.of("Head of IT", "Operations Manager", "Director of Finance", "Team Lead");
  private static final List<String> USERS =
      List.of("Analyst", "Accountant", "Specialist", "Planner", "Engineer");
  private static final int NEVER = 1000;

  private final Frame frame;
  private final Profile profile;
  private final Dice dice;
  private final List<Person> people = new ArrayList<>();
  private final List<Touch> touches = new ArrayList<>();

  PeopleTeller(Frame frame, Profile profile, Dice dice) {
    this.frame = frame;
    this.profile = profile;
    this.dice = dice;
  }

  List<Person> people() {
    boolean lost = frame.archetype() == Archetype.SPONSORLESS;
    person(Level.EXECUTIVE, "Sponsor", lost ? dice.between(15, 100) : NEVER);
    if (frame.archetype() == Archetype.LONE_VOICE) {
      person(Level.USER, "", NEVER);
      person(Level.USER, "", NEVER);
      return people;
    }
    person(Level.MANAGER, "Champion", NEVER);
    if (frame.part().size() != Size.SMALL) {
      person(Level.EXECUTIVE, "Decision maker", NEVER);
      person(Level.MANAGER, "", NEVER);
      person(Level.USER, "", dice.chance(20) ? dice.between(30, 90) : NEVER);
    }
    if (frame.part().size() == Size.LARGE) {
      person(Level.EXECUTIVE, "", NEVER);
      person(Level.USER, "", NEVER);
    }
    return people;
  }

  List<Touch> touches() {
    int gap =
        switch (frame.part().size()) {
          case SMALL -> dice.between(100, 150);
          case MIDDLE -> dice.between(40, 60);
          case LARGE -> dice.between(16, 24);
        };
    int last = dice.between(3, Math.min(gap, 60));
    if (frame.archetype() == Archetype.UNTOUCHED) {
      last = dice.between(105, 140);
    }
    for (int ago = last + frame.gone(); ago < Math.min(365, frame.age() + 60); ago += gap) {
      boolean wordy = dice.chance(75);
      Kind kind = wordy ? (dice.chance(50) ? Kind.CALL : Kind.EMAIL) : Kind.MEETING;
      touches.add(new Touch(kind, SupportTeller.day(frame, ago + dice.below(3)), true));
    }
    reviews();
    if (frame.gone() == 0 && dice.chance(30)) {
      touches.add(new Touch(Kind.CALL, frame.today().plusDays(dice.between(2, 20)), false));
    }
    if (frame.gone() == 0 && dice.chance(15)) {
      touches.add(new Touch(Kind.MEETING, frame.today().plusDays(dice.between(2, 30)), false));
    }
    touches.sort(Comparator.comparing(Touch::date));
    return touches;
  }

  private void reviews() {
    int last =
        switch (frame.part().size()) {
          case SMALL -> NEVER;
          case MIDDLE -> dice.between(30, 140);
          case LARGE -> dice.between(10, 70);
        };
    if (frame.archetype() == Archetype.UNREVIEWED) {
      last = dice.between(200, 300);
    } else if (frame.archetype() == Archetype.UNTOUCHED) {
      last = dice.between(150, 300);
    }
    for (int ago = last + frame.gone(); ago < Math.min(365, frame.age()); ago += 90) {
      touches.add(new Touch(Kind.REVIEW, SupportTeller.day(frame, ago), true));
    }
  }

  private void person(Level level, String role, int leftAgo) {
    String title =
        dice.pick(
            switch (level) {
              case EXECUTIVE -> EXECUTIVES;
              case MANAGER -> MANAGERS;
              case USER -> USERS;
            });
    Optional<LocalDate> left =
        leftAgo == NEVER ? Optional.empty() : Optional.of(SupportTeller.day(frame, leftAgo));
    LocalDate known = profile.known().plusDays(dice.between(1, 60));
    people.add(
        new Person(
            Names.given(dice),
            Names.family(dice),
            title,
            level,
            role.isEmpty() ? Optional.empty() : Optional.of(role),
            known,
            left));
  }
}

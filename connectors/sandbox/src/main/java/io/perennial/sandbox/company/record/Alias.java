package io.perennial.sandbox.company.record;

import io.perennial.sandbox.company.cast.Identity;
import io.perennial.sandbox.company.draw.Dice;
import io.perennial.sandbox.company.draw.Names;
import io.perennial.sandbox.company.story.Profile;
import io.perennial.sandbox.company.story.Story;
import java.util.Locale;
import java.util.Optional;

/**
 * Under which name and domain another system knows a customer.
 *
 * @param domain empty if the system shows none
 */
record Alias(String name, Optional<String> domain) {

  private static final int STRANGERS = 45_000;
  private static final String FREE_MAILER = "gmail.com";

  /**
   * The alias of an identity.
   *
   * @param note what a department adds to the name
   */
  static Alias of(Story story, Identity identity, String note) {
    Profile profile = story.profile();
    Dice dice = Dice.of(story.index(), identity.rule().length());
    return switch (identity) {
      case EXPLICIT_LONG, EXPLICIT_SHORT, ACCOUNT_FIELD ->
          new Alias(profile.name(), Optional.of(profile.domain()));
      case DOMAIN -> new Alias(profile.word() + " " + note, Optional.of(profile.domain()));
      case SPELLING ->
          new Alias(Names.respelled(profile.word(), profile.trade(), dice), Optional.empty());
      case AMBIGUOUS -> new Alias(profile.word() + " Group", Optional.of(profile.domain()));
      case FREE_MAIL ->
          new Alias(Names.given(dice) + " " + Names.family(dice), Optional.of(FREE_MAILER));
      case STRANGER, ABSENT -> {
        String word = "Zz" + Names.word(STRANGERS + story.index()).toLowerCase(Locale.ROOT);
        yield new Alias(word + " Holding", Optional.of(Names.domain(word)));
      }
    };
  }

  /** Where people at the customer receive mail. */
  static String mailDomain(Story story, Identity identity) {
    Alias alias = of(story, identity, "");
    return alias.domain().orElseGet(() -> of(story, Identity.STRANGER, "").domain().orElseThrow());
  }
}

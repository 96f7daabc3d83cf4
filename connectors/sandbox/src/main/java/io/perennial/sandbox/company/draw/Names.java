package io.perennial.sandbox.company.draw;

import java.util.List;
import java.util.Locale;

/** Invented names of companies and people. */
public final class Names {

  private static final List<String> FIRST =
      List.of(
          "Al", "Bar", "Bel", "Bor", "Bra", "Cal", "Car", "Cor", "Dal", "Dar", "Del", "Dor", "El",
          "Fal", "Far", "Fen", "Gal", "Gar", "Hal", "Har", "Hol", "Ister", "Jor", "Kal", "Kar",
          "Kel", "Lan", "Lor", "Mar", "Mel", "Mor", "Nar", "Nor", "Oster", "Pal", "Per", "Quin",
          "Ral", "Rov", "Sal", "Ser", "Sol", "Tar", "Tor", "Val", "Vel", "Wes", "Zan");
  private static final List<String> MIDDLE =
      List.of(
          "a", "abo", "ade", "afi", "ago", "ami", "ano", "ape", "ari", "asu", "ato", "avi", "e",
          "ebi", "edo", "ego", "ela", "emo", "eno", "epi", "era", "esi", "eto", "eva", "i", "iba",
          "ido", "ilo", "ima", "ine", "ipo", "ira", "iso", "ite", "o", "oba", "odi", "oga", "omi",
          "one", "opa", "ora", "osi", "uva");
  private static final List<String> LAST =
      List.of(
          "bek", "bria", "cand", "cor", "dan", "dell", "dor", "dria", "fax", "fell", "gard", "gate",
          "gon", "holm", "kin", "lan", "land", "lex", "lin", "lor", "mar", "mere", "mont", "mora",
          "nash", "neth", "nia", "nor", "plex", "quist", "rand", "rex", "ria", "rock", "sen",
          "stad", "tara", "than", "thon", "tis", "vale", "ven", "via", "zar");
  private static final List<String> GIVEN =
      List.of(
          "Ada", "Aiko", "Amara", "Anders", "Beatriz", "Boris", "Carla", "Chen", "Dario", "Edith",
          "Elif", "Emil", "Farah", "Felix", "Greta", "Hana", "Hugo", "Ines", "Ivan", "Jamal",
          "Jonas", "Kenji", "Lena", "Liam", "Mara", "Mateo", "Mina", "Nadia", "Noor", "Olga",
          "Omar", "Paula", "Petra", "Quentin", "Rafael", "Rosa", "Sven", "Tariq", "Uma", "Yuki");
  private static final List<String> FAMILY =
      List.of(
          "Abbot",
          "Alvarez",
          "Andersson",
          "Baker",
          "Bauer",
          "Castro",
          "Clarke",
          "Dubois",
          "Eriksen",
          "Fischer",
          "Fontaine",
          "Garcia",
          "Haas",
          "Hughes",
          "Ito",
          "Jansen",
          "Keller",
          "Khan",
          "Kovacs",
          "Laurent",
          "Lehmann",
          "Mori",
          "Murphy",
          "Nakamura",
          "Novak",
          "Okafor",
          "Olsen",
          "Patel",
          "Quinn",
          "Reyes",
          "Rossi",
          "Sato",
          "Schmidt",
          "Silva",
          "Tanaka",
          "Varga",
          "Vogel",
          "Walsh",
          "Weber",
          "Young");

  private static final int COMBINATIONS = FIRST.size() * MIDDLE.size() * LAST.size();
  private static final int STEP = 52_361; // has no divisor in common with the combinations

  private Names() {}

  /** A word that no other number below 90,000 has, for example {@code Velamimora}. */
  public static String word(int number) {
    int place = (int) ((long) number * STEP % COMBINATIONS);
    String word =
        FIRST.get(place % FIRST.size())
            + MIDDLE.get(place / FIRST.size() % MIDDLE.size())
            + LAST.get(place / FIRST.size() / MIDDLE.size());
    return number < COMBINATIONS ? word : word + number / COMBINATIONS;
  }

  /** A domain that nobody can own, for example {@code velamimora.example}. */
  public static String domain(String word) {
    return word.toLowerCase(Locale.ROOT) + ".example";
  }

  public static String given(Dice dice) {
    return dice.pick(GIVEN);
  }

  public static String family(Dice dice) {
    return dice.pick(FAMILY);
  }

  /** The name as somebody else types it: capitals, other marks, without the legal form. */
  public static String respelled(String word, String trade, Dice dice) {
    String name = word + " " + trade;
    return switch (dice.below(3)) {
      case 0 -> name.toUpperCase(Locale.ROOT);
      case 1 -> "  " + name.replace(" ", "  ") + ", Inc.";
      default -> name.toLowerCase(Locale.ROOT).replace(' ', '-') + " ltd";
    };
  }
}

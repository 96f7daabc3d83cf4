package io.perennial.sandbox.company.tell;

import io.perennial.sandbox.company.cast.Archetype;
import io.perennial.sandbox.company.cast.Part;
import io.perennial.sandbox.company.draw.Dice;
import io.perennial.sandbox.company.draw.Names;
import io.perennial.sandbox.company.story.Profile;
import java.util.List;

/** Tells who the customer is. */
final class ProfileTeller {

  private static final List<Place> PLACES =
      List.of(
          new Place("United States", "Denver", "Inc.", "USD"),
          new Place("United States", "Austin", "LLC", "USD"),
          new Place("Canada", "Toronto", "Ltd.", "USD"),
          new Place("Brazil", "Curitiba", "Ltda", "USD"),
          new Place("Germany", "Kassel", "GmbH", "EUR"),
          new Place("France", "Nantes", "SAS", "EUR"),
          new Place("Spain", "Zaragoza", "S.L.", "EUR"),
          new Place("United Kingdom", "Leeds", "Ltd", "GBP"),
          new Place("United Kingdom", "Bristol", "plc", "GBP"),
          new Place("Japan", "Sapporo", "K.K.", "JPY"));

  private static final List<Trade> TRADES =
      List.of(
          new Trade("Food & Beverage", "Foods"),
          new Trade("Shipping", "Logistics"),
          new Trade("Healthcare", "Clinics"),
          new Trade("Manufacturing", "Machines"),
          new Trade("Media", "Publishing"),
          new Trade("Energy", "Power"),
          new Trade("Education", "Academy"),
          new Trade("Finance", "Capital"),
          new Trade("Retail", "Stores"),
          new Trade("Construction", "Builders"),
          new Trade("Biotechnology", "Labs"),
          new Trade("Hospitality", "Hotels"));

  private ProfileTeller() {}

  /** Where a company sits, and what that brings with it. */
  private record Place(String country, String city, String form, String currency) {}

  /** What a company does. */
  private record Trade(String industry, String word) {}

  /**
   * Tells it.
   *
   * @param number decides the name, together with the seed
   * @param domainNumber number of the company whose domain it uses
   */
  static Profile tell(Frame frame, int number, int domainNumber, int owners, Dice dice) {
    Part part = frame.part();
    Place place = dice.pick(PLACES);
    Trade trade = dice.pick(TRADES);
    int employees =
        switch (part.size()) {
          case SMALL -> dice.between(4, 60);
          case MIDDLE -> dice.between(60, 900);
          case LARGE -> dice.between(900, 20_000);
        };
    boolean asked = part.archetype() != Archetype.THRIVING && dice.chance(70);
    return new Profile(
        Names.word(number),
        trade.word(),
        place.form(),
        Names.domain(Names.word(domainNumber)),
        trade.industry(),
        place.country(),
        place.city(),
        place.currency(),
        employees,
        dice.below(owners),
        frame.start().minusDays(dice.between(100, 180)),
        asked);
  }
}

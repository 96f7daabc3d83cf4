package io.perennial.sandbox.company.cast;

import static io.perennial.sandbox.company.cast.Identity.ABSENT;
import static io.perennial.sandbox.company.cast.Identity.ACCOUNT_FIELD;
import static io.perennial.sandbox.company.cast.Identity.AMBIGUOUS;
import static io.perennial.sandbox.company.cast.Identity.DOMAIN;
import static io.perennial.sandbox.company.cast.Identity.EXPLICIT_LONG;
import static io.perennial.sandbox.company.cast.Identity.EXPLICIT_SHORT;
import static io.perennial.sandbox.company.cast.Identity.FREE_MAIL;
import static io.perennial.sandbox.company.cast.Identity.SPELLING;
import static io.perennial.sandbox.company.cast.Identity.STRANGER;
import static io.perennial.sandbox.company.cast.Size.LARGE;
import static io.perennial.sandbox.company.cast.Size.MIDDLE;
import static io.perennial.sandbox.company.cast.Size.SMALL;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Gives every customer a part.
 *
 * <p>Each hundred customers hold the same hundred parts in another order, so that even a small
 * company has all of them, and each story with a flag is told twice.
 */
public final class Casting {

  private static final int BLOCK = 100;
  private static final int STRIDE = 37;
  private static final int STRIDE_BACK = 73; // 37 × 73 leaves 1 in hundreds
  private static final int NOBODY = -1;

  private static final List<Identity> SUPPORT =
      List.of(EXPLICIT_LONG, EXPLICIT_SHORT, ACCOUNT_FIELD, DOMAIN, EXPLICIT_LONG);
  private static final List<Identity> BILLING =
      List.of(EXPLICIT_LONG, EXPLICIT_SHORT, ACCOUNT_FIELD, DOMAIN, DOMAIN);

  private static final List<Slot> SLOTS = slots();

  private final int customers;
  private final int shift;

  /** A part, and the places of relatives in the same hundred. */
  private record Slot(
      Archetype archetype,
      Size size,
      Identity support,
      Identity billing,
      boolean early,
      int parent,
      int twin) {}

  public Casting(int customers, long seed) {
    this.customers = customers;
    this.shift = Math.floorMod(seed, BLOCK);
  }

  public Part part(int index) {
    int first = index / BLOCK * BLOCK;
    Slot slot = SLOTS.get(Math.floorMod((index - first - shift) * STRIDE_BACK, BLOCK));
    OptionalInt parent = relative(first, slot.parent());
    OptionalInt twin = relative(first, slot.twin());
    Part part =
        new Part(
            slot.archetype(),
            slot.size(),
            slot.support(),
            slot.billing(),
            slot.early(),
            parent,
            twin);
    boolean lonely = slot.twin() != NOBODY && twin.isEmpty();
    return lonely || (slot.parent() != NOBODY && parent.isEmpty()) ? part.alone() : part;
  }

  private OptionalInt relative(int first, int slot) {
    int index = first + Math.floorMod(slot * STRIDE + shift, BLOCK);
    return slot == NOBODY || index >= customers ? OptionalInt.empty() : OptionalInt.of(index);
  }

  private static List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    for (Archetype archetype : Archetype.values()) {
      if (!archetype.promises().isEmpty() || archetype == Archetype.RENEWED) {
        boolean large = archetype.is(Archetype.THRIVING, Archetype.RATED_LOW);
        add(slots, archetype, large ? LARGE : MIDDLE, true);
        add(slots, archetype, LARGE, false);
      }
    }
    add(slots, Archetype.CHURNED, MIDDLE, true);
    add(slots, Archetype.CHURNED, SMALL, false);
    add(slots, Archetype.GROWING, MIDDLE, true);
    add(slots, Archetype.GROWING, LARGE, false);
    add(slots, Archetype.NEWCOMER, MIDDLE, true);
    add(slots, Archetype.NEWCOMER, SMALL, true);
    add(slots, Archetype.ROLLING, SMALL, true);
    add(slots, Archetype.ROLLING, SMALL, false);
    add(slots, Archetype.ROLLING, MIDDLE, false);
    add(slots, Archetype.QUARTERLY, MIDDLE, false);
    add(slots, Archetype.QUARTERLY, SMALL, false);
    add(slots, Archetype.TRIAL, SMALL, true);
    add(slots, Archetype.TWO_CURRENCIES, MIDDLE, false);
    add(slots, Archetype.SIDE_CONTRACT, MIDDLE, false);
    add(slots, Archetype.DRIFTING, MIDDLE, false);
    add(slots, Archetype.DRIFTING, LARGE, false);
    strangers(slots);
    relatives(slots);
    while (slots.size() < BLOCK) {
      add(slots, Archetype.STEADY, slots.size() % 5 < 2 ? MIDDLE : SMALL, slots.size() % 3 == 0);
    }
    return slots;
  }

  private static void strangers(List<Slot> slots) {
    add(slots, MIDDLE, SPELLING, SPELLING);
    add(slots, MIDDLE, EXPLICIT_LONG, SPELLING);
    add(slots, LARGE, STRANGER, STRANGER);
    add(slots, MIDDLE, STRANGER, STRANGER);
    add(slots, SMALL, DOMAIN, STRANGER);
    add(slots, MIDDLE, EXPLICIT_LONG, FREE_MAIL);
    add(slots, MIDDLE, FREE_MAIL, FREE_MAIL);
    add(slots, MIDDLE, ABSENT, ABSENT);
    add(slots, SMALL, ABSENT, EXPLICIT_LONG);
    add(slots, MIDDLE, ACCOUNT_FIELD, ABSENT);
  }

  private static void relatives(List<Slot> slots) {
    int twin = slots.size();
    steady(slots, MIDDLE, AMBIGUOUS, AMBIGUOUS, NOBODY, twin + 1);
    steady(slots, MIDDLE, AMBIGUOUS, AMBIGUOUS, NOBODY, twin);
    int parent = slots.size();
    steady(slots, LARGE, EXPLICIT_LONG, EXPLICIT_LONG, NOBODY, NOBODY);
    steady(slots, MIDDLE, EXPLICIT_LONG, EXPLICIT_LONG, parent, NOBODY);
    steady(slots, MIDDLE, EXPLICIT_SHORT, EXPLICIT_SHORT, parent, NOBODY);
  }

  private static void add(List<Slot> slots, Archetype archetype, Size size, boolean early) {
    int way = slots.size() % SUPPORT.size();
    slots.add(new Slot(archetype, size, SUPPORT.get(way), BILLING.get(way), early, NOBODY, NOBODY));
  }

  private static void add(List<Slot> slots, Size size, Identity support, Identity billing) {
    steady(slots, size, support, billing, NOBODY, NOBODY);
  }

  private static void steady(
      List<Slot> slots, Size size, Identity support, Identity billing, int parent, int twin) {
    slots.add(new Slot(Archetype.STEADY, size, support, billing, false, parent, twin));
  }
}

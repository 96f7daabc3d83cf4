package io.perennial.sandbox.company.tell;

import io.perennial.sandbox.company.cast.Casting;
import io.perennial.sandbox.company.cast.Identity;
import io.perennial.sandbox.company.cast.Part;
import io.perennial.sandbox.company.draw.Dice;
import io.perennial.sandbox.company.story.Plan;
import io.perennial.sandbox.company.story.Profile;
import io.perennial.sandbox.company.story.Story;
import java.time.LocalDate;
import java.util.List;

/**
 * Tells the story of any customer, from seed and number alone.
 *
 * <p>The same question gets an equal answer, in whatever order customers are asked for.
 */
public final class Storyteller {

  /** People of a customer who write tickets. */
  static final int REQUESTERS = 3;

  private static final int PROFILE = 1;
  private static final int FRAME = 2;
  private static final int BILLING = 3;
  private static final int DEALS = 4;
  private static final int SUPPORT = 5;
  private static final int PEOPLE = 6;

  private final Casting casting;
  private final long seed;
  private final LocalDate today;
  private final int owners;

  /**
   * A teller for one company.
   *
   * @param owners how many people own accounts
   */
  public Storyteller(int customers, long seed, LocalDate today, int owners) {
    this.casting = new Casting(customers, seed);
    this.seed = seed;
    this.today = today;
    this.owners = owners;
  }

  /** Today, UTC. */
  public LocalDate today() {
    return today;
  }

  /**
   * Tells a story.
   *
   * @param attempt another number brings another story of the same customer
   */
  public Story tell(int index, int attempt) {
    Part part = casting.part(index);
    Frame frame = Frame.of(part, today, dice(index, attempt, FRAME));
    Profile profile =
        ProfileTeller.tell(
            frame, index, domainOf(index, part), owners, dice(index, attempt, PROFILE));
    List<Plan> plans = new BillingTeller(frame, profile, dice(index, attempt, BILLING)).tell();
    DealTeller deals = new DealTeller(frame, plans, dice(index, attempt, DEALS));
    PeopleTeller people = new PeopleTeller(frame, profile, dice(index, attempt, PEOPLE));
    int organizations = SupportTeller.organizations(part);
    boolean supported = part.support() != Identity.ABSENT;
    boolean billed = part.billing() != Identity.ABSENT;
    boolean secondHolder = plans.stream().anyMatch(plan -> plan.holder() > 0);
    return new Story(
        index,
        part,
        profile,
        deals.tell(plans),
        billed ? plans : List.of(),
        billed ? new BillTeller(frame, dice(index, attempt, BILLING + 10)).tell(plans) : List.of(),
        supported
            ? new SupportTeller(frame, organizations, dice(index, attempt, SUPPORT)).tell()
            : List.of(),
        people.people(),
        people.touches(),
        organizations,
        supported ? REQUESTERS : 0,
        !billed ? 0 : secondHolder ? 2 : 1,
        deals.departure());
  }

  /** Twins share one domain and children have their parent's. */
  private static int domainOf(int index, Part part) {
    if (part.parent().isPresent()) {
      return part.parent().getAsInt();
    }
    boolean second = part.twin().isPresent() && part.twin().getAsInt() < index;
    return second ? part.twin().getAsInt() : index;
  }

  private Dice dice(int index, int attempt, int chapter) {
    return Dice.of(seed, index, attempt, chapter);
  }
}

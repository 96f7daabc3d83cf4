package io.perennial.journey;

import io.perennial.journey.Finder.Found;
import io.perennial.journey.Journey.Trail;
import io.perennial.journey.Places.Place;
import io.perennial.journey.Stations.Meaning;
import io.perennial.model.CanonicalType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the way of records; asks no vendor. The number of queries does not grow with theirs. */
@Component
public final class JourneyReader {

  /** Of a customer with ten thousand tickets nobody reads every way. */
  public static final int MOST = 50;

  private final Finder finder;
  private final Places places;
  private final Stations stations;
  private final Ends ends;

  JourneyReader(Finder finder, Places places, Stations stations, Ends ends) {
    this.finder = finder;
    this.places = places;
    this.stations = stations;
    this.ends = ends;
  }

  /**
   * The ways of all records that fit; none if nothing does.
   *
   * @param asked a customer's id or name, or a record's key in any system
   */
  public Journey read(String asked) {
    String wanted = asked.strip();
    Found theirs = finder.of(finder.customers(wanted), MOST);
    List<Ref> named = new ArrayList<>(finder.withKey(wanted));
    named.removeAll(theirs.refs());
    List<Trail> meant = trails(named);
    List<Trail> all =
        new ArrayList<>(
            trails(theirs.refs().stream().limit(Math.max(0, MOST - meant.size())).toList()));
    all.addAll(meant);
    return new Journey(
        wanted,
        all,
        theirs.total() + meant.size() - all.size(),
        theirs.parked() + (int) meant.stream().filter(Trail::parked).count());
  }

  /** The ways of one customer's records. */
  public Journey of(long customer) {
    Found found = finder.of(List.of(customer), MOST);
    return new Journey(
        String.valueOf(customer),
        trails(found.refs()),
        found.total() - found.refs().size(),
        found.parked());
  }

  private List<Trail> trails(List<Ref> refs) {
    if (refs.isEmpty()) {
      return List.of();
    }
    Map<String, Place> byName = places.byName();
    Map<Ref, Ref> targets = new HashMap<>();
    List<CanonicalType> types = new ArrayList<>();
    for (Ref ref : refs) {
      Optional<Place> place = Places.of(byName, ref);
      String object = place.map(Place::object).orElse(ref.stream()); // tasks are no stream's
      targets.put(ref, new Ref(ref.connection(), object, ref.id()));
      place.ifPresent(known -> types.add(known.type()));
    }
    Map<Ref, Meaning> mapped = stations.mapped(refs, types);
    List<Ref> owners =
        mapped.values().stream().map(Meaning::owner).filter(Objects::nonNull).distinct().toList();
    Telling telling =
        new Telling(
            stations.read(refs),
            mapped,
            stations.parked(refs, "MAP"),
            ends.matches(owners),
            ends.proposals(owners),
            ends.writes(targets.values()),
            stations.parked(targets.values(), "WRITE"));
    List<Trail> trails = new ArrayList<>();
    for (Ref ref : refs) {
      trails.add(telling.trail(ref, targets.getOrDefault(ref, ref)));
    }
    return trails;
  }
}

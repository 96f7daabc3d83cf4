package io.perennial.journey;

import io.perennial.journey.Finder.Found;
import io.perennial.journey.Journey.Trail;
import io.perennial.journey.Places.Place;
import io.perennial.journey.Stations.Meaning;
import io.perennial.model.CanonicalType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    List<Ref> named = finder.withKey(wanted);
    Found theirs = finder.of(finder.customers(wanted), MOST);
    Set<Ref> all = new LinkedHashSet<>(theirs.refs());
    int before = all.size();
    all.addAll(named);
    int total = theirs.total() + all.size() - before;
    List<Ref> shown = all.stream().limit(MOST).toList();
    return new Journey(wanted, trails(shown), total - shown.size());
  }

  /** The ways of one customer's records. */
  public Journey of(long customer) {
    Found found = finder.of(List.of(customer), MOST);
    return new Journey(
        String.valueOf(customer), trails(found.refs()), found.total() - found.refs().size());
  }

  private List<Trail> trails(List<Ref> refs) {
    if (refs.isEmpty()) {
      return List.of();
    }
    Map<String, Place> byName = places.byName();
    Map<Ref, Ref> targets = new HashMap<>();
    List<CanonicalType> types = new ArrayList<>();
    for (Ref ref : refs) {
      Places.of(byName, ref)
          .ifPresent(
              place -> {
                targets.put(ref, new Ref(ref.connection(), place.object(), ref.id()));
                types.add(place.type());
              });
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
      trails.add(telling.trail(ref, targets.get(ref)));
    }
    return trails;
  }
}

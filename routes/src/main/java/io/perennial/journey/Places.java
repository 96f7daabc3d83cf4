package io.perennial.journey;

import io.perennial.model.CanonicalType;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every stream of every connection, with what its records are to the vendor and to us. */
@Component
final class Places {

  private final Installation installation;

  Places(Installation installation) {
    this.installation = installation;
  }

  /**
   * One stream.
   *
   * @param object the vendor's object behind it, for example {@code Account}
   * @param type what its records become
   */
  record Place(String connection, String stream, String object, CanonicalType type) {}

  List<Place> all() {
    List<Place> places = new ArrayList<>();
    for (Connected connected : installation.connections()) {
      for (String stream : connected.mapping().streams()) {
        places.add(
            new Place(
                connected.name().value(),
                stream,
                connected.connector().source().object(stream),
                connected.mapping().type(stream)));
      }
    }
    return places;
  }

  /** By connection and stream, as {@code salesforce/accounts}. */
  Map<String, Place> byName() {
    Map<String, Place> byName = new LinkedHashMap<>();
    all().forEach(place -> byName.put(place.connection() + "/" + place.stream(), place));
    return byName;
  }

  static Optional<Place> of(Map<String, Place> byName, Ref ref) {
    return Optional.ofNullable(byName.get(ref.connection() + "/" + ref.stream()));
  }
}

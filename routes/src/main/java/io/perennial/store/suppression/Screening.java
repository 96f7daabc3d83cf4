package io.perennial.store.suppression;

import io.perennial.connector.source.UnreadableRecord;
import io.perennial.model.CanonicalType;
import io.perennial.store.Incoming;
import io.perennial.store.Owners;
import io.perennial.store.StreamKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps what was erased out of the store when it is sent again. */
@Component
public final class Screening {

  private final Suppressions suppressions;
  private final Owners owners;
  private final Removal removal;
  private final Followers followers;

  Screening(Suppressions suppressions, Owners owners, Removal removal, Followers followers) {
    this.suppressions = suppressions;
    this.owners = owners;
    this.removal = removal;
    this.followers = followers;
  }

  /**
   * The records of a page that may be stored; the first part of the page's transaction. Of an
   * address nobody knows which record it leads to until the record comes: from then on the record
   * is known by its key, and goes with all that is held of it.
   */
  public List<Incoming> pass(
      StreamKey key, String object, CanonicalType type, List<Incoming> page, Instant now) {
    if (suppressions.areNone()) {
      return page;
    }
    suppressions.await(type);
    Known known = suppressions.among(key, page);
    if (known.ids().isEmpty()) {
      return page;
    }
    known
        .byAddress()
        .forEach(
            (subject, ids) -> {
              List<Held> held = held(key, object, type, ids);
              suppressions.suppress(subject, held, List.of(), List.of(), now);
              followers.remove(held);
            });
    owners.before(key, type, List.copyOf(known.ids()));
    removal.remove(held(key, object, type, known.ids()));
    return page.stream().filter(each -> !known.ids().contains(each.source().id())).toList();
  }

  /** Those of a page's unreadable records of which may be told. */
  public List<UnreadableRecord> pass(StreamKey key, List<UnreadableRecord> unreadable) {
    List<String> ids = unreadable.stream().flatMap(each -> each.id().stream()).toList();
    if (ids.isEmpty() || suppressions.areNone()) {
      return unreadable;
    }
    Set<String> erased = suppressions.erased(key, ids);
    return unreadable.stream()
        .filter(each -> each.id().filter(erased::contains).isEmpty())
        .toList();
  }

  private static List<Held> held(
      StreamKey key, String object, CanonicalType type, Set<String> ids) {
    return ids.stream().map(id -> new Held(key, object, type, id)).toList();
  }
}

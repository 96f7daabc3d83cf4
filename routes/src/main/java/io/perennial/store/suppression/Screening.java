package io.perennial.store.suppression;

import io.perennial.model.CanonicalType;
import io.perennial.store.Incoming;
import io.perennial.store.Owners;
import io.perennial.store.StreamKey;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps what was erased out of the store when it is sent again. */
@Component
public final class Screening {

  private final Suppressions suppressions;
  private final Owners owners;
  private final Removal removal;

  Screening(Suppressions suppressions, Owners owners, Removal removal) {
    this.suppressions = suppressions;
    this.owners = owners;
    this.removal = removal;
  }

  /**
   * The records of a page that may be stored; part of the page's transaction. Of an address nobody
   * knows which record it leads to until the record comes: if it is held, it is removed now.
   */
  public List<Incoming> pass(
      StreamKey key, String object, CanonicalType type, List<Incoming> page) {
    Set<String> erased = suppressions.among(key, page);
    if (erased.isEmpty()) {
      return page;
    }
    owners.before(key, type, List.copyOf(erased));
    removal.remove(erased.stream().map(id -> new Held(key, object, type, id)).toList());
    return page.stream().filter(incoming -> !erased.contains(incoming.source().id())).toList();
  }
}

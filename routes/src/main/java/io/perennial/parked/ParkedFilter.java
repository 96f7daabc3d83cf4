package io.perennial.parked;

import io.perennial.store.Parked.Stage;
import java.util.List;
import java.util.Optional;

/**
 * Which parked records somebody asks for; nothing said means all.
 *
 * @param code for example {@code STRING_TOO_LONG}
 * @param connection for example {@code salesforce}
 * @param ids the vendors' keys; empty for any
 */
public record ParkedFilter(
    Optional<String> code, Optional<String> connection, Optional<Stage> stage, List<String> ids) {

  public ParkedFilter {
    ids = List.copyOf(ids);
  }
}

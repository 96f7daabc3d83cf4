package io.perennial.backup;

import java.util.List;

/**
 * What was brought back.
 *
 * @param backup what was in the backup
 * @param tokens names of the API's tokens that are valid now, in alphabetical order
 */
public record Restored(Manifest backup, List<String> tokens) {

  public Restored {
    tokens = List.copyOf(tokens);
  }
}

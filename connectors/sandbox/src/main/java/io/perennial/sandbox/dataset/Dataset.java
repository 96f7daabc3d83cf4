package io.perennial.sandbox.dataset;

import io.perennial.sandbox.world.World;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads a folder of CSV files as the world of all three vendors. */
public final class Dataset {

  private Dataset() {}

  /**
   * Loads a folder; the names of its files tell the layout. Everything is kept in memory.
   *
   * @throws DatasetException if a row is wrong; it names file, line, column and mend
   */
  public static World load(Path folder) {
    if (Files.exists(folder.resolve(Ravenstack.ACCOUNTS))) {
      return new Ravenstack(folder).load();
    }
    if (Files.exists(folder.resolve(Handwritten.ACCOUNTS))) {
      return new Handwritten(folder).load();
    }
    throw new DatasetException(
        "%s: neither %s nor %s is there; name the folder that holds one of them"
            .formatted(folder, Ravenstack.ACCOUNTS, Handwritten.ACCOUNTS));
  }
}

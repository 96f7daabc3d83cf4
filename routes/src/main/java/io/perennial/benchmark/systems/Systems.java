package io.perennial.benchmark.systems;

import java.io.IOException;

/** The systems that runs are measured against. */
public interface Systems extends AutoCloseable {

  /** Whether they forget at {@link #renewed} what was written to them. */
  boolean renewable();

  /** The systems as they are before a run. */
  Connections renewed() throws IOException;

  @Override
  void close() throws IOException;

  /** Somebody else's, which keep what was written to them. */
  static Systems given(Connections connections) {
    return new Systems() {
      @Override
      public boolean renewable() {
        return false;
      }

      @Override
      public Connections renewed() {
        return connections;
      }

      @Override
      public void close() {}
    };
  }
}

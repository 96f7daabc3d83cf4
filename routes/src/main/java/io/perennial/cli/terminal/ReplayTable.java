package io.perennial.cli.terminal;

import io.perennial.routes.replay.Replayed;
import io.perennial.routes.replay.Replayed.Left;
import java.io.PrintWriter;
import java.util.List;

/** A replay as a person reads it. */
public final class ReplayTable {

  private final PrintWriter out;

  public ReplayTable(PrintWriter out) {
    this.out = out;
  }

  /**
   * Prints what became of it.
   *
   * @param asked ends the sentence that nothing was parked
   */
  public void print(Replayed replayed, String asked) {
    if (replayed.equals(new Replayed(0, 0, 0, 0, List.of()))) {
      out.println("nothing is parked" + asked);
      return;
    }
    line(replayed.mapped(), "mapped by now; the next sync scores their customers");
    line(replayed.parked(), "mapped again and refused again: see perennial parked --stage MAP");
    line(replayed.due(), "sent by the next sync");
    line(replayed.settled(), "need no write any more");
    for (Left left : replayed.left()) {
      out.printf(
          "%,6d  %s/%s left: %s%n",
          left.records(), left.connection(), left.stream(), left.reason());
    }
  }

  private void line(int records, String what) {
    if (records > 0) {
      out.printf("%,6d  %s%n", records, what);
    }
  }
}

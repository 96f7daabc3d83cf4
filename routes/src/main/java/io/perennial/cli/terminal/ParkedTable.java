package io.perennial.cli.terminal;

import io.perennial.parked.ParkedList;
import io.perennial.parked.ParkedList.Entry;
import io.perennial.parked.ParkedList.Group;
import java.io.PrintWriter;

/** Parked records as a person reads them: by reason, then one by one. */
public final class ParkedTable {

  private final PrintWriter out;

  public ParkedTable(PrintWriter out) {
    this.out = out;
  }

  /**
   * Prints what is parked.
   *
   * @param asked what was asked for, behind a space; it ends the sentence that nothing is parked
   */
  public void print(ParkedList parked, String asked) {
    if (parked.total() == 0) {
      out.println("nothing is parked" + asked);
      return;
    }
    for (Group group : parked.groups()) {
      out.printf(
          "%,6d  %-5s %-20s %-30s since %s%n",
          group.count(), group.stage(), group.connection(), group.code(), group.since());
    }
    out.println();
    parked.records().forEach(this::entry);
    if (parked.more() > 0) {
      out.printf(
          "… and %,d more: narrow them down with --reason, --connection or --stage, or raise --most%n",
          parked.more());
    }
    out.println("perennial replay tries them again");
  }

  private void entry(Entry entry) {
    out.printf(
        "%s/%s %s%s%s%n",
        entry.connection(),
        entry.stream(),
        entry.id(),
        entry.customer() == null ? "" : " of " + entry.customer(),
        entry.due() ? " (the next sync sends it)" : "");
    out.printf(
        "    %s %s since %s, %s%n",
        entry.stage(), entry.code(), entry.since(), times(entry.attempts()));
    out.printf(
        "    %s%s%n",
        entry.reason(),
        entry.requestId() == null ? "" : " [request %s]".formatted(entry.requestId()));
    out.printf("    -> %s%s%n", entry.cause() == null ? "" : entry.cause() + " ", entry.mend());
  }

  private static String times(int attempts) {
    return attempts == 1 ? "tried once" : "tried %,d times".formatted(attempts);
  }
}

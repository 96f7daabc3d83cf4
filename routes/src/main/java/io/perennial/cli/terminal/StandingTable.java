package io.perennial.cli.terminal;

import io.perennial.scores.Standing;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How customers stood, as a person reads it: how many in each band, and the lowest scores. */
public final class StandingTable {

  private static final int MOST = 20;

  private final PrintWriter out;

  public StandingTable(PrintWriter out) {
    this.out = out;
  }

  public void print(List<Standing> standings) {
    Map<String, Integer> bands = new TreeMap<>();
    standings.forEach(each -> bands.merge(shown(each.band()), 1, Integer::sum));
    out.printf("%,d customers: %s%n", standings.size(), bands);
    for (Standing each : standings.subList(0, Math.min(MOST, standings.size()))) {
      out.printf(
          "  %-30.30s %8s  %-9s coverage %3d %%  renewal %s %-9s %s%n",
          each.name(),
          shown(each.points()),
          shown(each.band()),
          each.coverage(),
          shown(each.renewalDate()),
          each.renewalFlag(),
          String.join(" ", each.flags()));
    }
    if (standings.size() > MOST) {
      out.printf("  … and %,d more: see --json%n", standings.size() - MOST);
    }
    out.println();
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "unknown" : value.toString();
  }
}

package io.perennial.cli.terminal;

import io.perennial.reconcile.Reconciliation;
import io.perennial.reconcile.Reconciliation.Difference;
import io.perennial.reconcile.Reconciliation.StreamResult;
import io.perennial.reconcile.Reconciliation.TargetResult;
import io.perennial.reconcile.Reconciliation.Window;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison of source, store and target as a person reads it. */
public final class ReconciliationTable {

  private final PrintWriter out;

  public ReconciliationTable(PrintWriter out) {
    this.out = out;
  }

  /** Prints what agrees in a line, and what does not with its records. */
  public void print(Reconciliation result) {
    out.printf("%-36s %12s %10s %10s%n", "", "compared", "differ", "changed");
    result.streams().forEach(this::stream);
    result.targets().forEach(this::target);
    out.printf(Locale.ROOT, "%n%.3f %% of what was compared agrees%n", result.percent());
    if (result.streams().stream().anyMatch(stream -> stream.behind() > 0)) {
      out.println("changed: at the source, since it was last read; the next sync brings it");
    }
    if (!result.agrees()) {
      out.println(
          result.healed()
              ? "the store has taken over what was read; now: perennial sync"
              : "to mend what differs: perennial reconcile --heal, then perennial sync");
    }
  }

  private void stream(StreamResult stream) {
    line(
        stream.connection() + "/" + stream.stream(),
        stream.compared(),
        stream.differing(),
        stream.behind());
    failure(stream.failure());
    if (stream.differing() > 0) {
      stream.windows().stream().filter(window -> !window.agrees()).forEach(this::window);
    }
    differences(stream.examples(), stream.differing());
  }

  private void target(TargetResult target) {
    line("-> " + target.target(), target.compared(), target.differing(), 0);
    failure(target.failure());
    differences(target.examples(), target.differing());
  }

  private void line(String name, long compared, long differing, long behind) {
    out.printf("%-36s %,12d %,10d %,10d%n", name, compared, differing, behind);
  }

  private void failure(@Nullable String failure) {
    if (failure != null) {
      out.println("    not complete: " + failure);
    }
  }

  private void window(Window window) {
    out.printf(
        "    last changed in %s: source %,d, store %,d, %s%n",
        window.month(),
        window.source(),
        window.store(),
        window.sourceHash().equals(window.storeHash()) ? "same contents" : "other contents");
  }

  private void differences(List<Difference> examples, long all) {
    for (Difference difference : examples) {
      out.printf(
          "    %s %s%n",
          difference.id(),
          switch (difference.kind()) {
            case MISSING -> "is missing in the store";
            case GONE -> "is gone at the other side";
            case DIFFERENT -> "differs in " + String.join(", ", difference.fields());
            case MISREAD ->
                "was taken for something else: " + String.join(", ", difference.fields());
          });
    }
    if (all > examples.size()) {
      out.printf("    and %,d more%n", all - examples.size());
    }
  }
}

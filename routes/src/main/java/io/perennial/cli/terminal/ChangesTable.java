package io.perennial.cli.terminal;

import io.perennial.ledger.KeptFields.Kept;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields that are left as somebody made them, as a person reads them. */
public final class ChangesTable {

  private final PrintWriter out;

  public ChangesTable(PrintWriter out) {
    this.out = out;
  }

  public void print(List<Kept> fields) {
    if (fields.isEmpty()) {
      out.println("Every field of ours holds what we wrote, or is about to.");
    }
    for (Kept kept : fields) {
      out.printf(
          "%s/%s/%s.%s  %s (customer %d)%n    ours %s, theirs %s, %s%n",
          kept.connection(),
          kept.object(),
          kept.id(),
          kept.field(),
          kept.name(),
          kept.customer(),
          shown(kept.ours()),
          shown(kept.theirs()),
          words(kept));
    }
  }

  private static String words(Kept kept) {
    return switch (kept.why()) {
      case ASK ->
          "%s: decide with --take-ours %s.%s or --take-theirs %s.%s"
              .formatted(changed(kept), kept.id(), kept.field(), kept.id(), kept.field());
      case THEIRS -> "%s: left until we conclude something else".formatted(changed(kept));
      case UNDONE ->
          "undo of run %d put it back %s: left until we conclude something else, or approve %d"
              .formatted(kept.run(), kept.at(), kept.run());
    };
  }

  private static String changed(Kept kept) {
    return "record changed %s%s".formatted(kept.at(), kept.by() == null ? "" : " by " + kept.by());
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "(empty)" : value.toString();
  }
}

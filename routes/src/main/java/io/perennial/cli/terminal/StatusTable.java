package io.perennial.cli.terminal;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.perennial.alert.AlertGroup;
import io.perennial.brake.Brake.Waiting;
import io.perennial.ledger.KeptFields.Why;
import io.perennial.reconcile.Percent;
import io.perennial.status.Status;
import io.perennial.status.Status.CallsLine;
import io.perennial.status.Status.CompletenessLine;
import io.perennial.status.Status.ConnectionLine;
import io.perennial.status.Status.DoubtLine;
import io.perennial.status.Status.NightLine;
import io.perennial.status.Status.RunLine;
import io.perennial.status.Status.StreamLine;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A status as a person reads it. */
public final class StatusTable {

  private final PrintWriter out;

  public StatusTable(PrintWriter out) {
    this.out = out;
  }

  public void print(Status status) {
    out.printf(
        "perennial %s, %s%n",
        status.version(),
        status.running() == null ? "no turn runs" : "a turn runs: " + status.running());
    RunLine last = status.lastRun();
    if (last != null) {
      out.printf(
          "last run %d: %s %s, begun %s%n",
          last.run(), last.verb(), last.status(), second(last.startedAt()));
    }
    Waiting waiting = status.waiting();
    if (waiting != null) {
      out.printf(
          "writes wait for a yes since %s (run %d): %s%n    -> %s%n",
          second(waiting.since()), waiting.run(), waiting.reason(), waiting.mend());
    }
    AlertGroup.of(status.alerts()).forEach(this::alert);
    status.doubts().forEach(this::doubt);
    out.println();
    status.connections().forEach(this::connection);
    out.println();
    for (StreamLine stream : status.streams()) {
      out.printf(
          "%-30s read %s%s%n",
          stream.connection() + "/" + stream.stream(),
          second(stream.readAt()),
          stream.formulasReadAt() == null ? "" : ", formulas " + second(stream.formulasReadAt()));
    }
    out.printf(
        "%ncustomers %,d · to be scored %,d · to be written %,d%n",
        status.customers(), status.due(), status.pending());
    CompletenessLine completeness = status.completeness();
    if (completeness != null) {
      out.println(words(completeness));
    }
    status.unmatched().forEach((name, count) -> out.printf("unmatched %-21s %,6d%n", name, count));
    status.parked().forEach((code, count) -> out.printf("parked %-24s %,6d%n", code, count));
    status.kept().forEach((why, count) -> out.printf("%-31s %,6d%n", words(why), count));
    NightLine night = status.lastNight();
    if (night != null) {
      removed(night);
    }
  }

  private void removed(NightLine night) {
    List<Map.Entry<String, Long>> gone =
        night.removed().entrySet().stream().filter(rows -> rows.getValue() > 0).toList();
    out.printf(
        "%nold enough to go, removed %s%s%n",
        second(night.at()), gone.isEmpty() ? ": nothing" : "");
    gone.forEach(rows -> out.printf("  %-29s %,6d%n", rows.getKey(), rows.getValue()));
  }

  private static Instant second(Instant time) {
    return time.truncatedTo(SECONDS);
  }

  private void alert(AlertGroup alert) {
    out.printf(
        "! %s, since %s: %s%n    %s%n    -> %s%n",
        alert.title(), second(alert.since()), alert.what(), alert.meaning(), alert.mend());
  }

  private void doubt(DoubtLine doubt) {
    out.printf(
        "! webhooks of %s: a call at %s was signed by none of the secrets that we know, and no event"
            + " has come in since%n    -> %s%n",
        doubt.connection(), second(doubt.refusedAt()), doubt.mend());
  }

  private static String words(CompletenessLine found) {
    return "completeness %s at %s: %,d differed%s%s"
        .formatted(
            found.percent() == null ? "unknown" : Percent.words(found.percent()),
            second(found.at()),
            found.differing(),
            found.healed() ? " and were mended" : "",
            found.unknown() == 0
                ? ""
                : ", %,d streams or targets could not be compared".formatted(found.unknown()));
  }

  private static String words(Why why) {
    return switch (why) {
      case ASK -> "changed by people, to decide";
      case THEIRS -> "changed by people, left";
      case UNDONE -> "put back by undo, held back";
    };
  }

  private void connection(ConnectionLine line) {
    out.printf(
        "%-20s %-11s %-7s %s%n",
        line.name(), line.type(), line.state(), line.identity() == null ? "" : line.identity());
    if (line.calls() != null) {
      calls(line.calls());
    }
    if (line.reason() != null) {
      out.printf(
          "    since %s: %s%n    -> %s%n",
          line.since() == null ? "unknown" : second(line.since()), line.reason(), line.mend());
    }
  }

  private void calls(CallsLine calls) {
    out.printf(
        "    %,d of our %,d calls of 24 hours used, %,d left to us%s%s%s%s%n",
        calls.used(),
        calls.limit(),
        calls.leftToUs(),
        calls.left() == null ? "" : ", %,d left in all".formatted(calls.left()),
        calls.readingEndsAt() == null
            ? ""
            : "; reading stops about %s".formatted(calls.readingEndsAt()),
        calls.endsAt() == null ? "" : "; ours end about %s".formatted(calls.endsAt()),
        calls.reservedAt() == null
            ? ""
            : "; only the reserve is left about %s, see what else uses these calls"
                .formatted(calls.reservedAt()));
  }
}

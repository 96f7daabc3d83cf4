package io.perennial.cli.terminal;

import io.perennial.journey.Journey;
import io.perennial.journey.Journey.Step;
import io.perennial.journey.Journey.Trail;
import java.io.PrintWriter;
import java.util.Locale;

/** A journey as a person reads it: a line for each step, with its time. */
public final class JourneyTable {

  private final PrintWriter out;

  public JourneyTable(PrintWriter out) {
    this.out = out;
  }

  public void print(Journey journey) {
    for (Trail trail : journey.records()) {
      out.printf("%s/%s %s%n", trail.connection(), trail.stream(), trail.id());
      trail.steps().forEach(this::step);
    }
    if (journey.more() > 0) {
      out.printf(
          "… and %,d more records%s: ask for one by its key%n",
          journey.more(),
          journey.parkedUnseen() == 0
              ? ""
              : ", %,d of them parked (perennial parked lists them)"
                  .formatted(journey.parkedUnseen()));
    }
  }

  private void step(Step step) {
    out.printf(
        "    %-20s %-8s %-12s %s%n",
        step.at() == null ? "" : step.at().toString(),
        step.stage().name().toLowerCase(Locale.ROOT),
        step.state(),
        step.text());
    if (step.mend() != null) {
      out.printf("    %-20s -> %s%n", "", step.mend());
    }
  }
}

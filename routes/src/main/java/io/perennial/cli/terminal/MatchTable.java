package io.perennial.cli.terminal;

import io.perennial.customers.Matches.Proposal;
import java.io.PrintWriter;
import java.util.List;

/** Records that may be somebody's, as a person reads them. */
public final class MatchTable {

  private final PrintWriter out;

  public MatchTable(PrintWriter out) {
    this.out = out;
  }

  public void print(List<Proposal> proposals) {
    if (proposals.isEmpty()) {
      out.println("Nothing is proposed: each record is somebody's, or has nothing in common.");
    }
    for (Proposal proposal : proposals) {
      String record = "%s/%s/%s".formatted(proposal.connection(), proposal.type(), proposal.id());
      out.printf(
          "%s  %s%n    perhaps of %s (customer %d), by %s: match --to %d %s%n",
          record,
          proposal.name() == null ? "" : proposal.name(),
          proposal.customerName(),
          proposal.customer(),
          proposal.by() == null ? proposal.rule() : proposal.by(),
          proposal.customer(),
          record);
    }
  }
}

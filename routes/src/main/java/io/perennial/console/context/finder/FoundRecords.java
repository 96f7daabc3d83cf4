package io.perennial.console.context.finder;

import io.perennial.console.context.finder.Finding.Claim;
import io.perennial.console.context.finder.Finding.One;
import io.perennial.console.context.finder.Finding.Undecided;
import io.perennial.console.context.finder.Finding.Unknown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What was found under one key; pure.
 *
 * @param what was asked by, for example {@code ticket 7001}
 * @param connection to which the question was narrowed
 * @param rows those that are linked first, then by confidence
 */
record FoundRecords(String what, Optional<String> connection, List<FoundRow> rows) {

  FoundRecords {
    rows = List.copyOf(rows);
  }

  /** Whose they are: one customer's only if each record of that key is that customer's. */
  Finding finding() {
    if (rows.isEmpty()) {
      return new Unknown(what + connection.map(" of connection %s"::formatted).orElse(""));
    }
    Set<String> holders = connections(rows);
    List<FoundRow> linked = rows.stream().filter(FoundRow::linked).toList();
    long owners = linked.stream().map(FoundRow::customer).distinct().count();
    if (owners == 1 && connections(linked).equals(holders)) {
      return new One(linked.get(0).claim().customer());
    }
    return holders.size() > 1 ? several(List.copyOf(holders)) : undecided(rows.get(0));
  }

  private static Set<String> connections(List<FoundRow> rows) {
    return rows.stream().map(FoundRow::connection).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Systems number their records alike: which of them is meant is for the caller to say. */
  private Finding several(List<String> holders) {
    Map<Long, Claim> claims = new LinkedHashMap<>();
    claims(rows, true).forEach(claim -> claims.putIfAbsent(claim.customer(), claim));
    claims(rows, false).forEach(claim -> claims.putIfAbsent(claim.customer(), claim));
    return new Undecided(
        what,
        "Several connections have a record of that key (%s)".formatted(String.join(", ", holders)),
        "Ask with %s added."
            .formatted(
                holders.stream()
                    .map(name -> "%s=%s".formatted(Asked.CONNECTION, name))
                    .collect(Collectors.joining(" or "))),
        "",
        null,
        List.copyOf(claims.values()),
        holders);
  }

  private Finding undecided(FoundRow first) {
    List<Claim> proposals = claims(rows, false);
    return new Undecided(
        described(first),
        proposals.isEmpty()
            ? "No customer has an id, a domain or a name in common with it"
            : "Names or domains are in common, which is not enough",
        mend(first),
        Optional.ofNullable(first.name()).orElse(""),
        first.named(),
        proposals,
        List.of());
  }

  static List<Claim> claims(List<FoundRow> rows, boolean linked) {
    return rows.stream()
        .filter(row -> row.customer() != null && row.linked() == linked)
        .map(FoundRow::claim)
        .distinct()
        .toList();
  }

  private String described(FoundRow row) {
    String name = row.name() == null ? "" : " (%s)".formatted(row.name());
    String of =
        row.type().equals("organization") && what.startsWith("ticket")
            ? ", of organization " + row.id()
            : "";
    return "%s%s%s in %s".formatted(what, of, name, row.connection());
  }

  private static String mend(FoundRow row) {
    String atTheSource =
        row.type().equals("ticket")
            ? "Give the ticket's requester an organization; the next turn follows it."
            : "Write the CRM account's id into organization %s as its external id, or the company's domain into its domains; the next turn links it."
                .formatted(row.id());
    return "%s Or say it to Perennial: match --to CUSTOMER %s".formatted(atTheSource, row.named());
  }
}

package io.perennial.benchmark;

import static java.util.stream.Collectors.joining;

import io.perennial.benchmark.Product.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was measured, as a table that fits into a README. */
final class Table {

  private static final String SECONDS = "%.1f";
  private static final String SMALL = "%.2f";

  private Table() {}

  /**
   * What came out for one number of customers.
   *
   * @param calls that the bare client made in each run
   * @param turns of the product, in the order of the runs
   * @param bare runs of the bare client, each beside the turn of the same place
   * @param later turns on the last run's database
   * @param hooks from a change to the acknowledged field, by webhooks, on the same database; none
   *     if it was not measured
   */
  record Measured(
      int customers,
      int latencyMillis,
      List<Call> calls,
      List<Product.Turn> turns,
      List<BareClient.Result> bare,
      Optional<Later> later,
      List<Duration> hooks) {

    /**
     * Turns that follow the first one.
     *
     * @param second straight after it
     * @param changed after one ticket was changed and all exports had settled
     * @param idle straight after that: nothing has changed
     */
    record Later(Product.Turn second, Product.Turn changed, Product.Turn idle) {}

    Measured {
      calls = List.copyOf(calls);
      turns = List.copyOf(turns);
      bare = List.copyOf(bare);
      hooks = List.copyOf(hooks);
    }
  }

  static String of(Measured measured) {
    List<Turn> turns = measured.turns();
    Turn last = turns.get(turns.size() - 1);
    Numbers product = Numbers.seconds(turns.stream().map(Turn::time).toList());
    Numbers bare = Numbers.seconds(measured.bare().stream().map(BareClient.Result::time).toList());
    double thousands = last.records() / 1000.0;
    StringBuilder table = new StringBuilder();
    table.append(
        line(
            "%,d customers, %d ms a call, %d alternating run%s",
            last.report().path("customers").asLong(),
            measured.latencyMillis(),
            turns.size(),
            turns.size() == 1 ? "" : "s"));
    table.append(
        line(
            "%,d records read, %,d target records written, %,d calls, answers of %,d MB%n",
            last.records(),
            last.written(),
            measured.calls().size(),
            measured.bare().get(0).bytes() / 1_000_000));
    row(table, "", "median (least to most)");
    row(table, "---", "---");
    row(table, "first sync, s", product.text(SECONDS));
    row(table, "bare client, s", bare.text(SECONDS));
    row(
        table,
        "**first sync ÷ bare client** (target 2, goal 1.3)",
        product.dividedBy(bare).text(SMALL));
    row(
        table,
        "the whole command, s",
        Numbers.seconds(turns.stream().map(Turn::command).toList()).text(SECONDS));
    row(
        table,
        "CPU of the program, s per 1,000 records",
        Numbers.seconds(turns.stream().map(Turn::program).toList())
            .dividedBy(thousands)
            .text(SMALL));
    row(
        table,
        "CPU of its database, s per 1,000 records",
        Numbers.seconds(turns.stream().map(Turn::database).toList())
            .dividedBy(thousands)
            .text(SMALL));
    row(
        table,
        "peak memory of the program, MB",
        new Numbers(turns.stream().map(turn -> (double) turn.peakMegabytes()).toList())
            .text("%.0f"));
    row(table, "seconds by phase, summed over threads, last run", phases(last));
    row(table, "calls of the first sync", calls(last));
    row(table, "calls per 1,000 records read", perThousand(last.calls(), last.read()));
    row(
        table,
        "calls that write, per 1,000 records written",
        perThousand(Recording.bySystem(writing(measured.calls())), last.writtenTo()));
    measured.later().ifPresent(later -> later(table, later));
    if (!measured.hooks().isEmpty()) {
      Numbers hooks = Numbers.seconds(measured.hooks());
      row(
          table,
          "webhook to field acknowledged, s (target: p95 under 3)",
          line(
                  "p50 %.1f, p95 %.1f, longest %.1f (%d changes)",
                  hooks.percentile(50), hooks.percentile(95), hooks.most(), hooks.values().size())
              .strip());
    }
    return table.toString();
  }

  private static void later(StringBuilder table, Measured.Later later) {
    row(table, "second sync, straight after the first", turn(later.second()));
    row(table, "sync after one ticket has changed", turn(later.changed()));
    row(table, "sync after nothing has changed", turn(later.idle()));
  }

  private static String turn(Turn turn) {
    return "%s s, calls: %s, %,d customers scored, %,d records written"
        .formatted(
            String.format(Locale.ROOT, SECONDS, Numbers.seconds(turn.time())),
            calls(turn),
            turn.scored(),
            turn.written());
  }

  private static String calls(Turn turn) {
    return turn.calls().entrySet().stream()
        .map(each -> String.format(Locale.ROOT, "%s %,d", each.getKey(), each.getValue()))
        .collect(joining(", "));
  }

  private static String phases(Turn turn) {
    return turn.report().path("seconds").properties().stream()
        .map(
            phase ->
                "%s %s"
                    .formatted(
                        phase.getKey(),
                        String.format(Locale.ROOT, SECONDS, phase.getValue().asDouble())))
        .collect(joining(", "));
  }

  /** Those that send something, and the looks at the jobs that they began. */
  private static List<Call> writing(List<Call> calls) {
    return calls.stream()
        .filter(
            call ->
                call.sends() || call.after().stream().anyMatch(first -> calls.get(first).sends()))
        .toList();
  }

  private static String perThousand(Map<String, Long> calls, Map<String, Long> records) {
    Map<String, String> texts = new TreeMap<>();
    calls.forEach(
        (connection, count) -> {
          long all = records.getOrDefault(connection, 0L);
          texts.put(
              connection,
              all == 0
                  ? "%d for none".formatted(count)
                  : String.format(Locale.ROOT, SECONDS, count * 1000.0 / all));
        });
    return texts.entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(joining(", "));
  }

  private static void row(StringBuilder table, String what, String value) {
    table.append("| ").append(what).append(" | ").append(value).append(" |\n");
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values) + "\n";
  }
}

package io.perennial.cli.demo;

import io.perennial.cli.terminal.Bar;
import io.perennial.cli.terminal.ReportTable;
import io.perennial.sandbox.Sandbox;
import io.perennial.serve.TurnWatcher;
import io.perennial.turn.Progress;
import io.perennial.turn.Report;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Shows how the first turn of a demo goes on, and where to look when it has ended. */
final class DemoWatcher implements TurnWatcher, AutoCloseable {

  private final PrintWriter out;
  private final Sandbox sandbox;
  private final Bar bar = new Bar(false);
  private @Nullable String port;
  private @Nullable Report first;

  DemoWatcher(PrintWriter out, Sandbox sandbox) {
    this.out = out;
    this.sandbox = sandbox;
  }

  @Override
  public synchronized Progress progress() {
    return first == null ? bar : Progress.NONE;
  }

  @Override
  public synchronized void ended(Report report) {
    if (first == null) {
      first = report;
      bar.close();
      tell();
    }
  }

  /** The console can be looked at. */
  synchronized void listening(@Nullable String consolePort) {
    port = consolePort;
    tell();
  }

  private void tell() {
    if (first == null || port == null) {
      return;
    }
    Duration up = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    out.printf(
        "%nscores ready after %.1f s: %,d customers, %s%n%n",
        up.toMillis() / 1000.0, first.customers(), first.status());
    out.printf("  console     http://127.0.0.1:%s/%n", port);
    out.printf("  a rep sees  %s%n", sandbox.salesforce().pages());
    out.printf("  an agent    %s%n%n", sandbox.zendesk().pages());
    out.printf(
        "Look-alikes: Salesforce %s, Zendesk %s, Stripe %s%n",
        sandbox.salesforce().url(), sandbox.zendesk().url(), sandbox.stripe().url());
    out.println(
        "What happens in Zendesk and Stripe is followed within seconds; all is read again every 30.");
    out.println("Ctrl-C ends everything.");
    out.flush();
    if (!first.problems().isEmpty()) {
      new ReportTable(out).print(first, true);
    }
  }

  @Override
  public void close() {
    bar.close();
  }
}

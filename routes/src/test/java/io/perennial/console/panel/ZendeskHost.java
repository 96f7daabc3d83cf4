package io.perennial.console.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.console.Company;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.engine.Handler;
import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.engine.Router;
import io.perennial.sandbox.engine.Server;
import io.perennial.sandbox.page.Page;
import io.perennial.sandbox.page.PageFiles;
import io.perennial.sandbox.page.Pages;
import io.perennial.sandbox.page.Service;
import io.perennial.sandbox.zendesk.page.PanelApp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A bare page with the app in a frame; framework and proxy are those of the sandbox's tickets. */
final class ZendeskHost implements AutoCloseable {

  private static final Predicate<Call> PROXY = Call.to("POST", "/agent/app/proxy");

  private final PanelApp app = new PanelApp();
  private final Company company;
  private final Server server;

  ZendeskHost(Company company, String token) {
    this.company = company;
    token(token);
    Router<Page> pages = new Router<Page>().on("GET", "/agent/host", (call, match) -> html());
    server =
        Server.start(
            0,
            Clock.systemUTC(),
            Duration.ZERO,
            new Pages("agent", app.on(pages), new PageFiles(PanelApp.class), new Nothing()));
  }

  /** The installation's secure setting. */
  void token(String text) {
    app.install(new Service(company.uri("/"), text));
  }

  /** Whether nobody answers behind the proxy. */
  void down(boolean silent) {
    server.faults().clear();
    if (silent) {
      answers(502, "<html>Bad gateway</html>");
    }
  }

  /** From now on the proxy gives back this, whoever is asked. */
  void answers(int status, String body) {
    server.faults().clear();
    server
        .faults()
        .always(
            PROXY,
            Fault.answer(
                200, "application/json", Json.write(Map.of("status", status, "body", body))));
  }

  /** The next answer comes when a test lets it. */
  void slow(CountDownLatch until) {
    server.faults().next(PROXY, Fault.after(() -> wait(until)));
  }

  private static void wait(CountDownLatch until) {
    try {
      assertThat(until.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  URI page() {
    return server.url().resolve("/agent/host");
  }

  private Answer html() {
    return Answer.text(
            200, "text/html;charset=UTF-8", PAGE.replace("ADDRESS", company.uri("/").toString()))
        .with("Content-Security-Policy", "frame-ancestors 'none'");
  }

  @Override
  public void close() {
    server.close();
  }

  /** Nothing but pages is asked for. */
  private static final class Nothing implements Handler {
    @Override
    public String kind(Call call) {
      return "(unknown)";
    }

    @Override
    public Answer answer(Call call) {
      return Answer.empty(404);
    }
  }

  /** What it shows is said by {@code host.data} and {@code host.location}, before {@code go()}. */
  private static final String PAGE =
      """
      <!doctype html><title>Ticket</title><link rel="icon" href="data:,">
      <script src="/agent/assets/host.js"></script>
      <body style="margin:0"><script>
      host.address = 'ADDRESS';
      window.go = (width, height) => {
        const frame = document.createElement('iframe');
        frame.style = 'border:0;display:block;width:' + width + 'px;height:' + height + 'px';
        frame.src = '/agent/app/assets/panel.html';
        document.body.append(frame);
      };
      </script>
      """;
}

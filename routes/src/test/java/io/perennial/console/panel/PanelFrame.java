package io.perennial.console.panel;

import io.perennial.console.Browser;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** The app in a frame of 320 pixels, beside a page that plays Zendesk. */
final class PanelFrame {

  private static final String TICKET =
      "host.data = {'ticket.organization': {id: '%s'}, 'ticket.requester': {email: 'x@gmail.com'}};";

  private final Browser browser;
  private final ZendeskHost zendesk;

  PanelFrame(Browser browser, ZendeskHost zendesk) {
    this.browser = browser;
    this.zendesk = zendesk;
  }

  /** Opens it beside a ticket of an organization. */
  void openBesideTicketOf(String organization) {
    open(TICKET.formatted(organization));
  }

  /**
   * Opens it, and waits until it has asked.
   *
   * @param host script that says what the page shows
   */
  void open(String host) {
    browser.open(zendesk.page());
    Object opened = browser.run(host + "go(320, 900); return 1");
    assert opened != null;
    browser.inside("iframe");
    until(
        () ->
            browser
                .run("return String(document.querySelector('#panel')?.getAttribute('aria-busy'))")
                .equals("false"));
  }

  /** All that it says. */
  String text() {
    return text("body");
  }

  /** What stands below the line with the age. */
  String panel() {
    return text("main");
  }

  /** What a screen reader says by itself. */
  String spoken() {
    return text("#spoken");
  }

  private String text(String css) {
    return String.valueOf(
            browser.run("return document.querySelector('%s').innerText".formatted(css)))
        .replaceAll("\\s+", " ");
  }

  static void until(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
  }
}

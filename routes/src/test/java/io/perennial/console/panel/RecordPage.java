package io.perennial.console.panel;

import static org.awaitility.Awaitility.await;

import io.perennial.console.Browser;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;

/** A record's page in a browser, with our component on it. */
final class RecordPage {

  private static final String PANEL = "document.querySelector('c-perennial-health').shadowRoot";

  private final Browser browser;

  RecordPage(Browser browser) {
    this.browser = browser;
  }

  /** Waits until the component has read what was written. */
  void open(URI page) {
    browser.open(page);
    until(
        () ->
            browser
                .run(
                    "const panel = document.querySelector('c-perennial-health');"
                        + "return Boolean(panel && panel.shadowRoot.querySelector('[data-id]'))")
                .equals(true));
    until(() -> !browser.texts("#lists section").isEmpty());
  }

  /** A part of the component by its {@code data-id}; empty if it is not there. */
  String part(String id) {
    return String.valueOf(
            browser.run(
                "return %s.querySelector('[data-id=\"%s\"]')?.innerText ?? ''"
                    .formatted(PANEL, id)))
        .replace('\u00a0', ' ')
        .replaceAll("\\s+", " ")
        .strip();
  }

  /** Presses the component's button. */
  void readAgain() {
    Object pressed =
        browser.run(
            PANEL
                + ".querySelector('lightning-button-icon').shadowRoot.querySelector('button').click();"
                + "return 1");
    assert pressed != null;
  }

  static void until(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(20)).until(condition);
  }
}

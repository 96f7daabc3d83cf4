package io.perennial.console.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.perennial.console.Browser;
import io.perennial.sandbox.zendesk.Zendesk;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Record and ticket with both panels, for everybody. Only with {@code -Pbrowser}. */
@Tag("browser")
@Timeout(value = 240, unit = TimeUnit.SECONDS) // the company is made, and a turn taken
class AccessibilityTest {

  private static final Rehearsal rehearsal = new Rehearsal(100, 75).live();

  private final Zendesk zendesk = rehearsal.systems().zendesk();
  private final Browser browser = Browser.start();

  @AfterAll
  static void stop() {
    rehearsal.close();
  }

  @BeforeEach
  void size() {
    browser.size(1280, 1000).prefers("light");
  }

  @AfterEach
  void quit() {
    browser.close();
  }

  @Test
  void barrier_isFoundWhereThereIsOne() {
    browser.open(
        URI.create(
            "data:text/html,%3Ctitle%3Ex%3C/title%3E%3Cp%20style=color:%23aaa%3Epale%3C/p%3E%3Cimg%3E"));

    assertThat(browser.barriers())
        .anyMatch(barrier -> barrier.startsWith("color-contrast p"))
        .anyMatch(barrier -> barrier.startsWith("image-alt img"))
        .anyMatch(barrier -> barrier.startsWith("html-has-lang html"));
  }

  @Test
  void record_isForEverybody() {
    browser.open(rehearsal.systems().salesforce().pages());
    until(() -> browser.texts("#lists section").size() == 3);
    until(
        () ->
            browser
                .run(
                    "return Boolean(document.querySelector('c-perennial-health').shadowRoot"
                        + ".querySelector('[data-id=told-flags]'))")
                .equals(true));

    assertThat(browser.barriers()).isEmpty();
  }

  @Test
  void ticket_isForEverybody() {
    browser.open(zendesk.pages());
    panel();

    assertThat(browser.texts("main dl")).isNotEmpty();
    for (String colours : List.of("light", "dark")) {
      for (boolean busy : new boolean[] {false, true}) {
        assertThat(
                browser.run(
                    ("document.documentElement.dataset.theme = '%s';"
                            + "document.querySelector('main').setAttribute('aria-busy', '%s');"
                            + "return true")
                        .formatted(colours, busy)))
            .isEqualTo(true);
        assertThat(browser.barriers()).as("the panel, %s, asking: %s", colours, busy).isEmpty();
      }
    }
    browser.outside();
    assertThat(browser.barriers()).as("the page").isEmpty();
  }

  @Test
  void panel_withoutAnAnswerIsForEverybody() {
    rehearsal.ask(URI.create("http://127.0.0.1:1"));
    try {
      browser.open(zendesk.pages());
      panel();

      assertThat(browser.find("main").getText()).startsWith("Perennial does not answer");
      assertThat(browser.barriers()).isEmpty();
    } finally {
      rehearsal.ask(rehearsal.perennial().url());
    }
  }

  private void panel() {
    until(() -> !browser.texts("iframe").isEmpty());
    browser.inside("iframe");
    until(
        () ->
            browser
                .run("return String(document.querySelector('#panel')?.getAttribute('aria-busy'))")
                .equals("false"));
  }

  private static void until(Callable<Boolean> ready) {
    await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(ready);
  }
}

package io.perennial.console.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.perennial.console.Browser;
import io.perennial.sandbox.zendesk.Zendesk;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Takes the pictures of the READMEs, of the demo's company. They lie in {@code
 * routes/target/screenshots}; with {@code -Dpictures} they replace those in the READMEs.
 */
@Tag("browser")
@Timeout(value = 240, unit = TimeUnit.SECONDS) // the company is made, and a turn taken
class PicturesTest {

  private static final long LARGEST_BYTES = 150_000;
  private static final Rehearsal rehearsal = new Rehearsal(300, 73).live();

  private final Browser browser = Browser.start().prefers("light");

  @AfterAll
  static void stop() {
    rehearsal.close();
  }

  @AfterEach
  void quit() {
    browser.close();
  }

  @Test
  void recordPage_andThePanelOnIt() throws IOException {
    browser.size(1280, 800).open(rehearsal.systems().salesforce().pages());
    until(() -> browser.texts("#lists section").size() == 3);
    until(
        () ->
            browser
                .run(
                    "return Boolean(document.querySelector('c-perennial-health').shadowRoot"
                        + ".querySelector('[data-id=told-flags]'))")
                .equals(true));
    keep(browser.screenshot("record"), Path.of("config/salesforce/record.png"));
    browser.size(1280, 1300);
    keep(
        browser.screenshot("record-panel", "c-perennial-health"),
        Path.of("config/salesforce/panel.png"));
    customer();
  }

  /** The console's page of the same customer. */
  private void customer() throws IOException {
    String link =
        String.valueOf(
            browser.run(
                "return document.querySelector('c-perennial-health').shadowRoot"
                    + ".querySelector('[data-id=footer] a').getAttribute('href')"));
    browser.size(1280, 1250).open(rehearsal.perennial().url().resolve(URI.create(link).getPath()));
    until(() -> !browser.texts("h1").isEmpty());
    keep(browser.screenshot("console"), Path.of("routes/console.png"));
  }

  @Test
  void ticketPage_andThePanelBesideIt() throws IOException {
    Zendesk zendesk = rehearsal.systems().zendesk();
    String ticket = ticketBeforeARenewal(zendesk);
    rehearsal.pass(Duration.ofMinutes(5));
    rehearsal.perennial().sync();

    browser.size(1280, 800).open(zendesk.page(ticket));
    until(() -> !browser.texts("iframe").isEmpty());
    browser.inside("iframe");
    until(() -> !browser.texts("#panel dl").isEmpty());
    assertThat(browser.find("#panel dd").getText())
        .as("the picture is of what the panel is for")
        .matches("(due|urgent|late) · .*");
    assertThat(browser.find("#panel dl").getText()).contains("1 open, #" + ticket);
    browser.outside();
    keep(browser.screenshot("ticket"), Path.of("config/zendesk/ticket.png"));
    browser.size(1280, 1300);
    keep(browser.screenshot("ticket-panel", "iframe"), Path.of("config/zendesk/panel.png"));
  }

  /** What the panel is for: somebody asks for help while the contract is about to end. */
  private static String ticketBeforeARenewal(Zendesk zendesk) {
    String organization =
        rehearsal
            .perennial()
            .store()
            .sql(
                """
                select link.id from health join customer_link link
                  on link.customer = health.customer and link.type = 'organization'
                where health.renewal_flag = 'URGENT'
                order by health.points, link.id limit 1
                """)
            .query(String.class)
            .single();
    String person =
        zendesk.people().createUser("Ada Marsh", "ada.marsh@client.example", organization);
    return zendesk.people().openTicket(person, "Nobody can sign in since this morning", "urgent");
  }

  private static void until(BooleanSupplier ready) {
    await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(ready::getAsBoolean);
  }

  private static void keep(Path taken, Path readmes) throws IOException {
    assertThat(Files.size(taken))
        .as("%s is small enough to be looked at", taken)
        .isLessThan(LARGEST_BYTES);
    if (Boolean.getBoolean("pictures")) {
      Files.write(readmes, Files.readAllBytes(taken));
    }
  }
}

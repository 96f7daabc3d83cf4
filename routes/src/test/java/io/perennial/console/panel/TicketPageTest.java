package io.perennial.console.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.perennial.console.Browser;
import io.perennial.sandbox.world.World;
import io.perennial.sandbox.zendesk.Zendesk;
import io.perennial.sandbox.zendesk.ZendeskOptions;
import io.perennial.testing.TestPorts;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.Keys;

/** The app beside a ticket, as an agent sees it. Only with {@code -Pbrowser}. */
@Tag("browser")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class TicketPageTest {

  private static final String EVIL = "<img src=x onerror=alert(1)>";

  private static final Rehearsal rehearsal = new Rehearsal(100, 72);
  private static String ticket = "";

  private final Zendesk zendesk = rehearsal.systems().zendesk();
  private final Browser browser = Browser.start();

  @BeforeAll
  @Timeout(value = 240, unit = TimeUnit.SECONDS) // the company is made, and a turn taken
  static void choose() {
    try (Browser browser = Browser.start()) {
      browser.open(rehearsal.systems().zendesk().pages());
      await().atMost(Duration.ofSeconds(20)).until(() -> browser.address().contains("/tickets/"));
      ticket = browser.address().replaceFirst(".*/tickets/", "");
    }
  }

  @AfterAll
  static void stop() {
    rehearsal.close();
  }

  @BeforeEach
  void size() {
    browser.size(1280, 1000);
  }

  @AfterEach
  void nothingWasAmiss() {
    try {
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests())
          .isNotEmpty()
          .allMatch(url -> url.startsWith("http://127.0.0.1:") || url.startsWith("data:"))
          .noneMatch(url -> url.startsWith(rehearsal.perennial().url().toString()));
    } finally {
      browser.close();
    }
  }

  /** Opens a ticket and goes into the app's frame when it has asked. */
  private void open(String id) {
    browser.open(zendesk.page(id));
    await().atMost(Duration.ofSeconds(20)).until(() -> !browser.texts("iframe").isEmpty());
    browser.inside("iframe");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                browser
                    .run(
                        "return String(document.querySelector('#panel')?.getAttribute('aria-busy'))")
                    .equals("false"));
  }

  private String panel() {
    return String.valueOf(browser.run("return document.querySelector('main').innerText"))
        .replaceAll("\\s+", " ");
  }

  @Test
  void page_beginsWithATicketThatPresses() {
    open(ticket);

    assertThat(panel()).contains("Health", "Renewal", "Overdue", "Tickets", "#" + ticket);
    browser.outside();
    assertThat(browser.find("#ticket .priority").getText()).matches("(high|urgent) priority");
    assertThat(rehearsal.systems().ticketValue(ticket, "perennial_context"))
        .hasValueSatisfying(
            context -> assertThat(browser.find("#fields").getText()).contains(context.toString()));
    assertThat(browser.texts("#fields dt"))
        .contains("Requester", "Organization", "Renewal date", "Customer health");
    assertThat(browser.texts("#queue [aria-current]")).hasSize(1);
    assertThat(browser.find("#ticket").getText()).contains("Hello,", "Thank you");
  }

  @Test
  void app_asksAgainAndSaysWhenNobodyAnswers() {
    open(ticket);
    String before = panel();
    browser.find("#refresh").click();
    await().atMost(Duration.ofSeconds(10)).until(() -> panel().equals(before));
    rehearsal.ask(URI.create("http://127.0.0.1:%d".formatted(TestPorts.free())));
    try {
      open(ticket);
      assertThat(panel()).startsWith("Perennial does not answer just now");

      rehearsal.ask(rehearsal.perennial().url());
      open(ticket);
      assertThat(panel()).isEqualTo(before);
    } finally {
      rehearsal.ask(rehearsal.perennial().url());
    }
  }

  @Test
  void app_thatIsNotInstalledSaysWhatIsMissing() {
    try (Zendesk alone =
        Zendesk.start(World.written().build(), Clock.systemUTC(), ZendeskOptions.defaults())) {
      String firm = alone.people().createOrganization(EVIL, Map.of());
      String user = alone.people().createUser(EVIL, "eve@evil.example", firm);
      String first = alone.people().openTicket(user, EVIL, "urgent");

      browser.open(alone.page(first));

      await().atMost(Duration.ofSeconds(20)).until(() -> !browser.texts("#apps pre").isEmpty());
      assertThat(browser.find("#apps").getText())
          .contains("not installed here", "token create", "--perennial http://127.0.0.1:8080");
      assertThat(browser.find("h1").getText()).isEqualTo(EVIL);
      assertThat(browser.find("#fields").getText()).contains(EVIL);
      assertThat(browser.texts("img")).isEmpty();
    }
  }

  @Test
  void ticket_thatIsNotThereIsSaid() {
    browser.open(zendesk.url().resolve("/agent/tickets/next"));

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> browser.find("#ticket").getText().contains("there is none of this number"));
    assertThat(browser.texts("#queue a")).isNotEmpty();
  }

  @Test
  void keyboard_reachesTheAppToo() {
    open(ticket);
    browser.outside();
    browser.find("body").sendKeys(Keys.TAB);
    List<String> reached = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      reached.add(
          String.valueOf(
              browser.run(
                  "let at = document.activeElement;"
                      + "if (at.contentDocument) at = at.contentDocument.activeElement;"
                      + "return at.textContent.trim()")));
      browser.tab();
    }

    assertThat(reached.get(0)).isEqualTo("Skip to the ticket");
    assertThat(reached).contains("Refresh").containsAll(browser.texts("#queue a"));
  }

  @Test
  void page_fitsItsWindow() {
    for (int width : new int[] {1280, 1000, 360}) {
      browser.size(width, 1000);
      open(ticket);
      browser.outside();

      assertThat(browser.overflow()).as("%d pixels", width).isZero();
      browser.screenshot("ticket-" + width);
    }
  }

  @Test
  void fields_areAbsentWhereNothingWasWritten() {
    String firm = zendesk.people().createOrganization("Nobody knows us", Map.of());
    String user = zendesk.people().createUser("Nora Body", "nora@unknown-domain.example", firm);
    String fresh = zendesk.people().openTicket(user, "Who are we?", "normal");

    open(fresh);

    assertThat(panel()).startsWith("Perennial has not read this one yet");
    browser.outside();
    assertThat(browser.texts("#fields dt")).doesNotContain("Customer health");
  }
}

package io.perennial.console.panel;

import static io.perennial.access.ApiScope.CONTEXT;
import static io.perennial.access.ApiScope.MONEY;
import static io.perennial.access.ApiScope.PROPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.console.Browser;
import io.perennial.console.Company;
import io.perennial.console.ContextClient;
import java.util.ArrayList;
import java.util.Arrays;
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

/** The agent's panel as an agent sees it. Only with {@code -Pbrowser}. */
@Tag("browser")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class PanelTest {

  private static final String EVIL = "<img src=x onerror=alert(1)>";

  private static final Company company =
      Company.open(Map.of("perennial.public-url", "https://p.acme.example"));

  private static final ContextClient plain = ContextClient.of(company, CONTEXT);
  private static final ContextClient rich = ContextClient.of(company, CONTEXT, MONEY);
  private static final ContextClient proposing = ContextClient.of(company, CONTEXT, PROPOSE);

  private final ZendeskHost zendesk = new ZendeskHost(company, plain.token());
  private final Browser browser = Browser.start();
  private final PanelFrame frame = new PanelFrame(browser, zendesk);

  @BeforeAll
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  static void fill() {
    company
        .everywhere("A1", "Northwind Traders", "northwind.example")
        .ticket("A1", "7001", "2026-06-01", "urgent", "open")
        .ticket("A1", "7002", "2026-06-20", "normal", "open")
        .subscription("A1", "sub_1", 120_000, "eur", "2026-08-15")
        .invoice("A1", "in_1", 240_000, "eur", "2026-05-01", false)
        .everywhere("A2", "Fabrikam", "fabrikam.example")
        .ticket("A2", "7101", "2026-06-20", "normal", "solved")
        .subscription("A2", "sub_2", 120_000, "eur", "2027-05-15")
        .invoice("A2", "in_2", 240_000, "eur", "2026-05-01", true)
        .account("A3", EVIL, Map.of("Website", "evil.example"))
        .account("A4", "Northwind Group")
        .account("B1", "Twin One", Map.of("Website", "twin.example"))
        .account("B2", "Twin Two", Map.of("Website", "twin.example"));
    company.crm().put("accounts", "A1", Map.of("ParentId", "A4"));
    company
        .desk()
        .put(
            "tickets",
            "7101",
            Map.of(
                "satisfaction_rating",
                Map.of("score", "good", "updated_at", "2026-06-21T09:00:00Z")));
    organization("9901", "Twins", List.of("twin.example"));
    organization("9903", "Nobody Inc", List.of());
    company.turn();
  }

  private static void organization(String id, String name, List<String> domains) {
    company.desk().put("organizations", id, Map.of("name", name, "domain_names", domains));
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  @BeforeEach
  void size() {
    browser.size(500, 900);
  }

  @AfterEach
  void quit() {
    try {
      assertThat(browser.complaints()).isEmpty();
    } finally {
      browser.close();
      zendesk.close();
    }
  }

  private void open(String host) {
    frame.open(host);
  }

  private String text() {
    return frame.text();
  }

  private String panel() {
    return frame.panel();
  }

  private Object host(String script) {
    return browser.run("return window.parent.host." + script);
  }

  @Test
  void panel_tellsWhatToKnowBesideATicket() {
    frame.openBesideTicketOf("9A1");

    assertThat(text())
        .startsWith("as of 4 min ago Refresh Northwind Traders Renewal on 15 Aug 2026. Health: ")
        .contains("Health 26 at risk")
        .contains("Renewal due · in 46 days, 15 Aug 2026 · renews by itself")
        .contains("Overdue yes, since 2 May 2026")
        .contains("Tickets 2 open, #7001 urgent, 29 days")
        .contains("Owner Rita Rep")
        .containsPattern("Open flags \\(\\d+\\)")
        .contains("part of Northwind Group")
        .doesNotContain("EUR");
    assertThat(browser.texts(".worst li")).hasSize(2);
    assertThat(browser.find("h1 a").getDomAttribute("href"))
        .isEqualTo("https://p.acme.example/customers/" + company.id("Northwind Traders"));
    assertThat(browser.overflow()).isZero();
    browser.find("button.ticket").click();
    assertThat(host("invoked.some(call => call[0] === 'routeTo' && call[2] === '7001')"))
        .isEqualTo(true);
    assertThat(host("invoked.some(call => call[0] === 'resize')")).isEqualTo(true);
  }

  @Test
  void amounts_areShownToATokenThatOpensThem() {
    zendesk.token(rich.token());

    frame.openBesideTicketOf("9A1");

    assertThat(text().replace('\u00a0', ' '))
        .contains("12,000.00 EUR a year")
        .contains("since 2 May 2026: 2,400.00 EUR");
  }

  @Test
  void customer_isFoundByRequesterOrOrganization() {
    open(
        "host.data = {'ticket.organization': null, 'ticket.requester': {email: 'a@fabrikam.example'}};");
    assertThat(panel()).startsWith("Fabrikam").contains("Last rating 5 of 5, 21 Jun 2026");

    open("host.location = 'organization_sidebar'; host.data = {organization: {id: '9A2'}};");
    assertThat(panel()).startsWith("Fabrikam").contains("Overdue no");

    open("host.location = 'new_ticket_sidebar'; host.data = {};");
    assertThat(text()).contains("No customer yet");
    browser.run(
        "host = parent.host; host.data = {'ticket.organization': {id: '9A1'}}; host.fire('ticket.organization.changed'); return 1");
    PanelFrame.until(() -> panel().startsWith("Northwind Traders"));
  }

  @Test
  void customer_thatNobodyKnowsLeadsToTheMatch() {
    frame.openBesideTicketOf("9903");
    assertThat(panel())
        .startsWith("It is no customer's yet")
        .contains("Ask your Perennial admin to match this organization")
        .doesNotContain("match --to");
    assertThat(browser.find("#panel > div > a").getDomAttribute("href"))
        .isEqualTo("https://p.acme.example/customers?search=Nobody+Inc");

    frame.openBesideTicketOf("9901");
    assertThat(panel())
        .startsWith("It may be one of several customers")
        .contains("Twin One", "Twin Two");
  }

  @Test
  void name_isTextWhateverPeopleTyped() {
    open("host.data = {'ticket.requester': {email: 'a@evil.example'}};");

    assertThat(browser.find("h1").getText()).isEqualTo(EVIL);
    assertThat(text()).contains("no score", "Overdue unknown", "Tickets unknown");
    assertThat(browser.texts("img")).isEmpty();
  }

  @Test
  void outage_isSaidPlainlyAndKeepsWhatWasKnown() {
    frame.openBesideTicketOf("9A1");
    zendesk.down(true);
    browser.find("#refresh").sendKeys(Keys.ENTER);
    PanelFrame.until(() -> panel().startsWith("Perennial does not answer just now"));
    assertThat(text()).contains("Northwind Traders", "as of 4 min ago");

    frame.openBesideTicketOf("9A1");
    assertThat(panel())
        .startsWith("Perennial does not answer just now")
        .doesNotContain("Northwind");
    zendesk.down(false);
    browser.find("#refresh").sendKeys(Keys.ENTER);
    PanelFrame.until(() -> panel().startsWith("Northwind Traders"));
  }

  @Test
  void answer_comesWhileAnAgentLooks() {
    frame.openBesideTicketOf("9A1");
    long[] millis = new long[20];
    for (int i = 0; i < millis.length; i++) {
      Object took =
          browser.run(
              "return new Promise(done => { const from = performance.now();"
                  + "new MutationObserver((changes, self) => { self.disconnect(); done(Math.round(performance.now() - from)); })"
                  + ".observe(document.querySelector('#panel'), {childList: true});"
                  + "document.querySelector('#refresh').click(); })");
      millis[i] = (Long) took;
    }
    Arrays.sort(millis);
    System.out.printf("panel: median %d ms, slowest %d ms%n", millis[10], millis[19]);

    assertThat(millis[10]).as("median").isLessThan(300);
  }

  @Test
  void keyboard_reachesEverything() {
    frame.openBesideTicketOf("9A1");
    browser.find("#refresh").sendKeys("");

    List<String> reached = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      browser.tab();
      reached.add(browser.focused().getText());
    }

    assertThat(reached).containsExactly("Northwind Traders", "#7001", "2 more", "Northwind Group");
  }

  @Test
  void pictures_areTaken() {
    browser.size(320, 900);
    zendesk.token(rich.token());
    picture("panel", "light", "9A1");
    picture("panel-dark", "dark", "9A1");
    picture("panel-healthy", "light", "9A2");
    zendesk.token(proposing.token());
    picture("panel-not-matched", "light", "9903");
  }

  private void picture(String name, String colours, String organization) {
    open(
        "host.data = {colorScheme: '%s', 'ticket.organization': {id: '%s'}};"
            .formatted(colours, organization));
    assertThat(browser.run("return document.documentElement.dataset.theme")).isEqualTo(colours);
    assertThat(browser.overflow()).isZero();
    browser.outside();
    browser.screenshot(name);
  }
}

package io.perennial.console.panel;

import static io.perennial.access.ApiScope.CONTEXT;
import static io.perennial.access.ApiScope.PROPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.console.Browser;
import io.perennial.console.Company;
import io.perennial.console.ContextClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.Keys;

/** Agents say whose an organization is. Only with {@code -Pbrowser}. */
@Tag("browser")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class PanelProposalsTest {

  private static final Company company = Company.open(Map.of());
  private static final ContextClient plain = ContextClient.of(company, CONTEXT);
  private static final ContextClient proposing = ContextClient.of(company, CONTEXT, PROPOSE);

  private final ZendeskHost zendesk = new ZendeskHost(company, proposing.token());
  private final Browser browser = Browser.start().size(500, 900);
  private final PanelFrame frame = new PanelFrame(browser, zendesk);

  @BeforeAll
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  static void fill() {
    company
        .everywhere("A2", "Fabrikam", "fabrikam.example")
        .account("B1", "Twin One", Map.of("Website", "twin.example"))
        .account("B2", "Twin Two", Map.of("Website", "twin.example"));
    organization("9904", "Stray Inc", List.of());
    organization("9905", "Twins again", List.of("twin.example"));
    company.turn();
  }

  private static void organization(String id, String name, List<String> domains) {
    company.desk().put("organizations", id, Map.of("name", name, "domain_names", domains));
  }

  @AfterAll
  static void stop() {
    company.close();
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

  @Test
  void customer_isProposedByNameWhereNobodyComesToMind() {
    frame.openBesideTicketOf("9904");
    assertThat(browser.barriers()).isEmpty();

    browser.find("input").sendKeys("Nobody's name", Keys.ENTER);
    PanelFrame.until(() -> frame.panel().startsWith("We know of no such customer"));
    browser.find("input").sendKeys(" fabrikam ", Keys.ENTER);
    PanelFrame.until(() -> frame.panel().startsWith("Proposed: Fabrikam"));

    assertThat(frame.panel()).contains("Your Perennial admin").doesNotContain("match --to");
    assertThat(browser.focused().getText()).as("not lost").isEqualTo("Proposed: Fabrikam");
    assertThat(frame.spoken()).startsWith("Proposed: Fabrikam. ");
    browser.find("#refresh").click();
    PanelFrame.until(() -> frame.panel().startsWith("It is no customer's yet"));
    assertThat(frame.panel()).contains("Fabrikam", "somebody proposed it");
  }

  @Test
  void customer_isProposedOutOfSeveral() {
    frame.openBesideTicketOf("9905");

    browser.find("button[aria-label='Propose Twin Two']").click();

    PanelFrame.until(() -> frame.panel().startsWith("Proposed: Twin Two"));
    assertThat(browser.overflow()).isZero();
  }

  @Test
  void customer_isNotProposedByATokenThatMayNot() {
    zendesk.token(plain.token());
    frame.openBesideTicketOf("9905");

    assertThat(frame.panel()).contains("Twin One", "Twin Two");
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.texts("main button")).isEmpty();
    assertThat(browser.texts("main input")).isEmpty();
  }
}

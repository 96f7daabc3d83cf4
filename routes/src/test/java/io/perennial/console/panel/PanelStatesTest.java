package io.perennial.console.panel;

import static io.perennial.access.ApiScope.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.FailureKind;
import io.perennial.console.Browser;
import io.perennial.console.Company;
import io.perennial.console.ContextClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The panel with much, with old and with late answers. Only with {@code -Pbrowser}. */
@Tag("browser")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class PanelStatesTest {

  /** Nobody's test waits for as long as an agent would. */
  private static final String IMPATIENCE =
      "const later = window.setTimeout;"
          + "window.setTimeout = (what, millis) => later(what, millis > 5000 ? 500 : millis);"
          + "return true";

  private final Company company = Company.open();
  private final ZendeskHost zendesk =
      new ZendeskHost(company, ContextClient.of(company, CONTEXT).token());
  private final Browser browser = Browser.start().size(500, 900);
  private final PanelFrame frame = new PanelFrame(browser, zendesk);

  @BeforeEach
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void fill() {
    company
        .everywhere("A1", "Northwind Traders", "northwind.example")
        .ticket("A1", "7001", "2026-06-01", "urgent", "open")
        .subscription("A1", "sub_1", 120_000, "eur", "2026-07-20");
    company.perennial().sync();
  }

  @AfterEach
  void quit() {
    try {
      assertThat(browser.complaints()).isEmpty();
    } finally {
      browser.close();
      zendesk.close();
      company.close();
    }
  }

  private void store(String sql) {
    assertThat(company.perennial().store().sql(sql).update()).isPositive();
  }

  private String age() {
    return browser.find("#age").getText();
  }

  @Test
  void service_thatIsSlowIsGivenUpAndItsLateAnswerIsNotShown() {
    CountDownLatch late = new CountDownLatch(1);
    frame.openBesideTicketOf("9A1");
    assertThat(frame.panel()).startsWith("Northwind Traders");
    assertThat(browser.run(IMPATIENCE)).isEqualTo(true);
    zendesk.slow(late);

    browser.find("#refresh").click();

    PanelFrame.until(() -> frame.panel().startsWith("Perennial does not answer just now"));
    assertThat(frame.panel()).as("what was known stays").contains("Northwind Traders", "due");
    assertThat(frame.spoken()).startsWith("Perennial does not answer just now. ");
    late.countDown();
    PanelFrame.until(
        () ->
            browser
                .run(
                    "return window.parent.performance.getEntriesByType('resource')"
                        + ".filter(entry => entry.name.endsWith('/agent/app/proxy')).length")
                .equals(2L));
    assertThat(frame.panel()).startsWith("Perennial does not answer just now");

    browser.find("#refresh").click();
    PanelFrame.until(() -> frame.panel().startsWith("Northwind Traders"));
  }

  @Test
  void flags_areTwoUntilSomebodyUnfoldsTheOthers() {
    store(
        """
        update health set flags = (
          select jsonb_agg(jsonb_build_object('name', 'FLAG_' || i, 'danger', false,
            'because', 'b' || i, 'plain', 'p' || i, 'action', 'a', 'owner', 'CSM') order by i)
          from generate_series(1, 50) i)
        """);

    frame.openBesideTicketOf("9A1");

    assertThat(frame.panel())
        .contains("Open flags (50)", "Flag 1: p1", "Flag 2: p2", "48 more")
        .doesNotContain("Flag 3", "on the customer's page");
    browser.find("summary").click();
    assertThat(frame.panel())
        .contains("Flag 3: p3", "Flag 10: p10", "and 40 on the customer's page")
        .doesNotContain("Flag 11");
    assertThat(browser.overflow()).isZero();
  }

  @Test
  void age_isOfTheOldestSourceAndNotOfOneThatWasNeverRead() {
    frame.openBesideTicketOf("9A1");
    assertThat(age()).isEqualTo("as of just now");

    company.clock().advance(Duration.ofMinutes(119));
    frame.openBesideTicketOf("9A1");
    assertThat(age()).isEqualTo("as of 119 min ago");
    company.clock().advance(Duration.ofMinutes(1));
    frame.openBesideTicketOf("9A1");
    assertThat(age()).isEqualTo("as of 2 h ago");

    store("delete from cursor where connection = 'billing'");
    frame.openBesideTicketOf("9A1");
    assertThat(age()).isEqualTo("as of 2 h ago; billing not read yet");

    store("delete from cursor");
    frame.openBesideTicketOf("9A1");
    assertThat(age()).isEqualTo("not read yet");
    assertThat(frame.panel()).startsWith("Northwind Traders");
  }

  @Test
  void source_thatIsStaleIsSaid() {
    company.clock().advance(Duration.ofDays(3));
    company.billing().failOnce(FailureKind.PAUSE);
    company.turn();

    frame.openBesideTicketOf("9A1");

    assertThat(frame.panel()).contains("Out of date. ", "billing is paused");
    assertThat(age()).isEqualTo("as of 3 days ago");
  }

  @Test
  void renewal_saysItsFlag() {
    String when = "in 20 days, 20 Jul 2026 · renews by itself";
    Map<String, String> words =
        Map.of(
            "NONE", "Renewal " + when,
            "UPCOMING", "Renewal upcoming · " + when,
            "DUE", "Renewal due · " + when,
            "URGENT", "Renewal urgent · " + when,
            "LATE", "Renewal late · " + when,
            "RENEWED", "Renewal renewed · " + when,
            "CHURNED", "Renewal churned · the customer has left");
    words.forEach(
        (flag, said) -> {
          store("update health set renewal_flag = '%s'".formatted(flag));
          frame.openBesideTicketOf("9A1");
          assertThat(frame.panel()).as(flag).contains(said);
        });
  }
}

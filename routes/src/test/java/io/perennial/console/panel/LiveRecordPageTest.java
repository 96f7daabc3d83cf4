package io.perennial.console.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.console.Browser;
import io.perennial.sandbox.page.Service;
import io.perennial.sandbox.salesforce.Salesforce;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The component where the org lets it ask what is known just now. Only with {@code -Pbrowser}. */
@Tag("browser")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class LiveRecordPageTest {

  private static final Rehearsal rehearsal = new Rehearsal(100, 74).live();
  private static URI customer = URI.create("about:blank");

  private final Salesforce salesforce = rehearsal.systems().salesforce();
  private final Browser browser = Browser.start();
  private final RecordPage page = new RecordPage(browser);

  @BeforeAll
  @Timeout(value = 90, unit = TimeUnit.SECONDS)
  static void choose() {
    try (Browser browser = Browser.start()) {
      browser.open(rehearsal.systems().salesforce().pages());
      RecordPage.until(() -> browser.address().endsWith("/view"));
      customer = URI.create(browser.address());
    }
  }

  @AfterAll
  static void stop() {
    rehearsal.close();
  }

  @BeforeEach
  void allow() {
    rehearsal.live();
    browser.size(1280, 900);
  }

  @AfterEach
  void nothingWasAmiss() {
    try {
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests())
          .as("the browser asks the org alone")
          .allMatch(url -> url.startsWith(salesforce.url() + "/") || url.startsWith("data:"));
    } finally {
      browser.close();
    }
  }

  private void open() {
    page.open(customer);
  }

  @Test
  void component_tellsMoreThanWasWritten() {
    open();
    RecordPage.until(() -> page.part("footer").contains("live, read"));

    assertThat(page.part("ambushes")).containsAnyOf("#", "overdue for");
    assertThat(page.part("told-flags")).contains(":");
    assertThat(page.part("notice")).isEmpty();
    assertThat(browser.overflow()).isZero();
    browser.screenshot("record-live");
  }

  @Test
  void component_isAheadOfWhatWasWritten() {
    open();
    RecordPage.until(() -> page.part("footer").contains("live, read"));
    String known = page.part("points");
    String account = customer.getPath().replaceFirst(".*/Account/(\\w+)/view", "$1");
    salesforce
        .records()
        .update(
            salesforce.integration(), "Account", account, Map.of("Perennial_Health_Score__c", 3));

    page.readAgain();
    RecordPage.until(() -> page.part("footer").contains("live, read"));
    assertThat(page.part("points")).isEqualTo(known);

    salesforce.context().allow(new Service(URI.create("http://127.0.0.1:1"), "prn_none"));
    page.readAgain();
    RecordPage.until(() -> page.part("notice").contains("does not answer just now"));
    assertThat(page.part("points")).contains("3 of 100");
    assertThat(page.part("footer")).doesNotContain("live");
  }

  @Test
  void component_saysWhoMendsATokenThatIsNotGood() {
    salesforce.context().allow(new Service(rehearsal.perennial().url(), "prn_revoked"));

    open();

    RecordPage.until(() -> page.part("notice").contains("An admin looks at"));
    assertThat(page.part("points")).contains("of 100");
  }
}

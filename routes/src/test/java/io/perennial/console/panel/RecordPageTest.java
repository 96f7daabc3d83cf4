package io.perennial.console.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.perennial.console.Browser;
import io.perennial.sandbox.salesforce.Salesforce;
import io.perennial.sandbox.salesforce.org.Access.Level;
import io.perennial.sandbox.salesforce.schema.Field;
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

/** The component on a record page, as a rep sees it. Only with {@code -Pbrowser}. */
@Tag("browser")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class RecordPageTest {

  private static final String EVIL = "<img src=x onerror=alert(1)>";
  private static final String PANEL = "document.querySelector('c-perennial-health').shadowRoot";

  private static final Rehearsal rehearsal = new Rehearsal(100, 71);
  private static String account = "";

  private final Salesforce salesforce = rehearsal.systems().salesforce();
  private final Browser browser = Browser.start();

  @BeforeAll
  @Timeout(value = 240, unit = TimeUnit.SECONDS) // the company is made, and a turn taken
  static void choose() {
    try (Browser browser = Browser.start()) {
      browser.open(rehearsal.systems().salesforce().pages());
      await().atMost(Duration.ofSeconds(20)).until(() -> browser.address().endsWith("/view"));
      account = browser.address().replaceFirst(".*/Account/(\\w+)/view", "$1");
    }
  }

  @AfterAll
  static void stop() {
    rehearsal.close();
  }

  @BeforeEach
  void size() {
    browser.size(1280, 900);
  }

  @AfterEach
  void nothingWasAmiss() {
    try {
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests())
          .isNotEmpty()
          .allMatch(url -> url.startsWith(salesforce.url() + "/") || url.startsWith("data:"));
    } finally {
      browser.close();
    }
  }

  private void open(String object, String id) {
    browser.open(salesforce.page(object, id));
    String ready =
        "return Boolean(document.querySelector('#lists section') &&"
            + " document.querySelector('c-perennial-health').shadowRoot.querySelector('[data-id]'))";
    await().atMost(Duration.ofSeconds(20)).until(() -> browser.run(ready).equals(true));
  }

  /** A part of the component by its {@code data-id}; empty if it is not there. */
  private String part(String id) {
    return String.valueOf(
            browser.run(
                "return %s.querySelector('[data-id=\"%s\"]')?.innerText ?? ''"
                    .formatted(PANEL, id)))
        .replace('\u00a0', ' ')
        .replaceAll("\\s+", " ")
        .strip();
  }

  private String written(String field) {
    return String.valueOf(
        salesforce
            .records()
            .get("Account", account)
            .orElseThrow()
            .get("Perennial_" + field + "__c"));
  }

  private void write(String field, Object value) {
    salesforce
        .records()
        .update(
            salesforce.integration(),
            "Account",
            account,
            Map.of("Perennial_" + field + "__c", value));
  }

  @Test
  void page_beginsWithACustomerWhoNeedsACall() {
    open("Account", account);

    assertThat(written("At_Risk")).isEqualTo("YES");
    assertThat(part("ambushes")).isNotEmpty();
    assertThat(browser.texts("#lists h2"))
        .containsExactly(
            "Customers at risk", "Renewals of the next 90 days", "Critical ticket during a deal");
    assertThat(browser.texts("#lists [aria-current]")).contains(browser.find("h1").getText());
  }

  @Test
  void component_showsWhatWasWritten() {
    open("Account", account);

    assertThat(part("points")).contains(written("Health_Score") + " of 100");
    assertThat(part("band")).isEqualTo(written("Health_Band"));
    assertThat(part("renewal")).contains(written("Renewal_Date"), "a year");
    for (String driver : written("Health_Drivers").split("; ", 4)) {
      assertThat(part("drivers")).contains(driver.replaceAll("\\s+", " "));
    }
    assertThat(part("footer")).contains("As of", "of the model had data");
  }

  @Test
  void component_showsAnotherValueWhenItIsReadAgain() {
    open("Account", account);
    String before = written("Health_Score");
    write("Health_Score", 3);
    try {
      assertThat(part("points")).contains(before + " of 100");

      browser.run(
          PANEL
              + ".querySelector('lightning-button-icon').shadowRoot.querySelector('button').click();"
              + "return 1");

      await().atMost(Duration.ofSeconds(10)).until(() -> part("points").contains("3 of 100"));
    } finally {
      write("Health_Score", Integer.parseInt(before));
    }
  }

  @Test
  void names_areTextWhateverPeopleTyped() {
    String name =
        String.valueOf(salesforce.records().get("Account", account).orElseThrow().get("Name"));
    String action = written("Next_Action");
    rehearsal.systems().update("Account", account, Map.of("Name", EVIL));
    write("Next_Action", EVIL);
    try {
      open("Account", account);

      assertThat(browser.find("h1").getText()).isEqualTo(EVIL);
      assertThat(part("next-action")).isEqualTo(EVIL);
      assertThat(browser.texts("#lists [aria-current]")).contains(EVIL);
      assertThat(browser.texts("img")).isEmpty();
    } finally {
      rehearsal.systems().update("Account", account, Map.of("Name", name));
      write("Next_Action", action);
    }
  }

  @Test
  void fields_thatARepDoesNotSeeAreSaid() {
    List<String> ours =
        salesforce.schema().standard("Account").fields().stream()
            .map(Field::name)
            .filter(name -> name.startsWith("Perennial_"))
            .map("Account."::concat)
            .toList();
    ours.forEach(field -> salesforce.access().profile(salesforce.person(), field, Level.NONE));
    try {
      open("Account", account);

      assertThat(part("hidden")).contains("permission set “Perennial Reader”");
      assertThat(browser.find("#help").getText()).startsWith("You do not see Perennial's fields.");
      browser.find("#help button").click();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> browser.find("#help").getText().contains("run install"));
    } finally {
      ours.forEach(field -> salesforce.access().profile(salesforce.person(), field, Level.EDIT));
    }
  }

  @Test
  void opportunity_showsTheAccountsHealth() {
    String opportunity =
        rehearsal
            .systems()
            .create(
                "Opportunity",
                Map.of(
                    "Name",
                    "Renewal of next year",
                    "AccountId",
                    account,
                    "StageName",
                    "Prospecting",
                    "CloseDate",
                    "2030-01-31"));

    open("Opportunity", opportunity);

    assertThat(part("points")).contains(written("Health_Score") + " of 100");
    assertThat(browser.texts(".highlights a")).hasSize(1);
    browser.find(".highlights a").click();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> browser.address().endsWith("/Account/%s/view".formatted(account)));
  }

  @Test
  void keyboard_reachesEverything() {
    open("Account", account);
    browser.find("body").sendKeys(Keys.TAB);
    List<String> reached = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      reached.add(
          String.valueOf(
              browser.run(
                  "let at = document.activeElement;"
                      + "while (at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;"
                      + "return at.textContent.trim()")));
      browser.tab();
    }

    assertThat(reached.get(0)).isEqualTo("Skip to the record");
    assertThat(reached).contains("Read again", "All about this customer");
    assertThat(reached).containsAll(browser.texts("#lists a"));
  }

  @Test
  void page_fitsItsWindow() {
    for (int width : new int[] {1280, 900, 360}) {
      browser.size(width, 900);
      open("Account", account);

      assertThat(browser.overflow()).as("%d pixels", width).isZero();
      browser.screenshot("record-" + width);
    }
  }
}

package io.perennial.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.perennial.connector.FailureKind;
import java.time.Duration;
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
import org.openqa.selenium.StaleElementReferenceException;

/** The pages as people use them. Only with {@code -Pbrowser}. */
@Tag("browser")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class BrowserTest {

  private static final List<String> NAMES =
      List.of(
          "Northwind Traders",
          "Contoso",
          "Fabrikam",
          "Adventure Works",
          "Tailspin Toys",
          "Wide World Importers",
          "Litware",
          "Proseware",
          "Fourth Coffee",
          "Graphic Design Institute",
          "Humongous Insurance",
          "Lucerne Publishing",
          "Margie's Travel",
          "Munson's Pickles",
          "Relecloud",
          "School of Fine Art",
          "Southridge Video",
          "The Phone Company",
          "VanArsdel",
          "Wingtip Toys",
          "Woodgrove Bank",
          "Alpine Ski House",
          "Bellows College",
          "City Power");

  private static Company company = Company.open();
  private Browser browser = Browser.start();

  @BeforeAll
  static void fill() {
    for (int i = 0; i < NAMES.size(); i++) {
      String id = "A%03d".formatted(i);
      company.everywhere(id, NAMES.get(i), "c%d.example".formatted(i));
      company.subscription(
          id,
          "sub_" + i,
          40_000 + 7_700L * i,
          i % 5 == 3 ? "jpy" : i % 4 == 2 ? "usd" : "eur",
          i % 3 == 0 ? "2026-08-%02d".formatted(1 + i) : "2027-02-%02d".formatted(1 + i));
      for (int month = 1; month <= 5; month++) {
        company.invoice(
            id,
            "in_%d_%d".formatted(i, month),
            100_000 + i,
            i % 5 == 3 ? "jpy" : "eur",
            "2026-%02d-10".formatted(month),
            !(i % 4 == 0 && month > 2) && !(i % 7 == 2 && month == 4));
      }
      company
          .crm()
          .put(
              "contacts",
              "C" + i,
              Map.of(
                  "AccountId",
                  id,
                  "Level",
                  i % 2 == 0 ? "executive" : "manager",
                  "Role",
                  "sponsor",
                  "CreatedDate",
                  "2024-02-01T00:00:00Z"));
      if (i % 6 != 5) {
        company
            .crm()
            .put(
                "tasks",
                "T" + i,
                Map.of(
                    "AccountId",
                    id,
                    "Date",
                    "2026-0%d-%02d".formatted(3 + i % 4, 1 + i),
                    "Kind",
                    i % 3 == 0 ? "review" : "call"));
      }
      for (int t = 0; t <= i % 5; t++) {
        company.ticket(
            id,
            "%d".formatted(7000 + 10 * i + t),
            "2026-0%d-%02d".formatted(3 + t % 4, 2 + i % 20),
            t == 2 ? "urgent" : "normal",
            t % 3 == 2 ? "open" : "solved");
      }
      if (i % 2 == 0) {
        company
            .crm()
            .put(
                "opportunities",
                "O" + i,
                Map.of(
                    "AccountId",
                    id,
                    "Owner",
                    "Rita Rep",
                    "Type",
                    "renewal",
                    "Stage",
                    "Negotiation",
                    "Closed",
                    false,
                    "Won",
                    false,
                    "Amount",
                    12_000 + i,
                    "Currency",
                    "EUR",
                    "CloseDate",
                    "2026-09-%02d".formatted(1 + i),
                    "CreatedDate",
                    "2026-05-01T00:00:00Z"));
      }
    }
    company.crm().put("accounts", "A001", Map.of("ParentId", "A000"));
    company.crm().put("accounts", "A004", Map.of("ParentId", "A000"));
    company
        .crm()
        .put(
            "accounts",
            "A008",
            Map.of("ParentId", "A000", "Region", "Germany", "Employees", 1_250));
    company.crm().put("accounts", "A000", Map.of("Region", "United States", "Employees", 12_400));
    for (int i = 0; i < 60; i++) {
      company.account("Z%03d".formatted(i), "Zenith branch %02d".formatted(i));
    }
    company.desk().put("organizations", "stranger", Map.of("name", "Nobody knows us"));
    company.turn();
    company.clock().advance(Duration.ofMinutes(17));
    company.billing().failOnce(FailureKind.PAUSE);
    company.turn();
  }

  @AfterAll
  static void empty() {
    company.close();
  }

  @BeforeEach
  void settle() {
    browser.size(1280, 900).prefers("light");
  }

  @AfterEach
  void nothingWasAmiss() {
    try {
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests())
          .isNotEmpty()
          .allMatch(url -> url.startsWith(company.uri("/").toString()) || url.startsWith("data:"));
    } finally {
      browser.close();
    }
  }

  @Test
  void search_narrowsWhilePeopleType() {
    browser.open(company.uri("/customers"));

    browser.find("#search").sendKeys("toys");

    await()
        .ignoreException(StaleElementReferenceException.class)
        .until(() -> browser.texts("td.name").equals(List.of("Tailspin Toys", "Wingtip Toys")));
    assertThat(browser.texts("#count")).containsExactly("2 customers");
    assertThat(browser.address()).endsWith("/customers?search=toys");
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("search");
  }

  @Test
  void sort_isReachedAndTurnedByKeyboard() {
    browser.open(company.uri("/customers"));
    browser.find("#flag").sendKeys(Keys.TAB);
    browser.tab(); // past "clear"
    browser.tab(); // past the first heading
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("sort-score");

    browser.press(Keys.ENTER);

    await().until(() -> browser.address().endsWith("?sort=score&order=asc"));
    await().until(() -> "sort-score".equals(browser.focused().getDomAttribute("id")));
    browser.press(Keys.ENTER);
    await().until(() -> browser.address().endsWith("?sort=score&order=desc"));
    assertThat(browser.find("th[aria-sort=descending]").getText()).startsWith("Score");
    browser.back();
    await().until(() -> browser.find("th[aria-sort=ascending]").getText().startsWith("Score"));
  }

  @Test
  void paging_keepsWhatWasAskedFor() {
    browser.open(company.uri("/customers?search=zenith"));

    browser.find("#page-after").sendKeys(Keys.ENTER);

    await().until(() -> browser.address().endsWith("?search=zenith&page=2"));
    await().until(() -> browser.texts("td.name").size() == 10);
  }

  @Test
  void skipLink_isTheFirstStop() {
    browser.open(company.uri("/"));

    browser.find("body").sendKeys(Keys.TAB);

    assertThat(browser.focused().getText()).isEqualTo("Skip to content");
  }

  @Test
  void colours_followTheSystemUntilAPersonChooses() {
    browser.prefers("dark").open(company.uri("/"));
    assertThat(theme()).isEqualTo("dark");

    browser.find("#theme").click();

    assertThat(theme()).isEqualTo("light");
    browser.open(company.uri("/customers"));
    assertThat(theme()).as("it is remembered").isEqualTo("light");
    browser.find("#theme").click();
    browser.prefers("light").open(company.uri("/"));
    assertThat(theme()).as("back with the system").isEqualTo("light");
  }

  private Object theme() {
    return browser.run("return document.documentElement.dataset.bsTheme");
  }

  @Test
  void pages_fitTheirWindow() {
    for (String path : pages()) {
      for (int width : new int[] {1280, 400}) {
        browser.size(width, 900).open(company.uri(path));

        assertThat(browser.overflow()).as("%s at %d pixels", path, width).isZero();
      }
    }
  }

  @Test
  void pages_areForEverybody() {
    for (String path : pages()) {
      for (String colours : new String[] {"light", "dark"}) {
        browser.prefers(colours).open(company.uri(path));

        assertThat(browser.barriers()).as("%s, %s", path, colours).isEmpty();
      }
    }
  }

  private static List<String> pages() {
    return List.of(
        "/",
        "/customers",
        "/customers/" + company.id(NAMES.get(0)),
        "/customers/" + company.id("Zenith branch 00"));
  }

  @Test
  void screenshots_areTaken() {
    String[] names = {"overview", "customers", "customer", "customer-unknown"};
    for (int i = 0; i < names.length; i++) {
      picture(names[i], i, 1280, "light");
      picture(names[i] + "-dark", i, 1280, "dark");
      picture(names[i] + "-narrow", i, 400, "light");
    }
  }

  private void picture(String name, int page, int width, String colours) {
    browser.prefers(colours).size(width, 900).open(company.uri(pages().get(page)));
    browser.size(width, width < 500 ? 1400 : browser.height());
    browser.screenshot(name);
  }
}

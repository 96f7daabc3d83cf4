package io.perennial.console;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the pages say, and to whom. */
class ConsoleTest {

  private static final String EVIL = "<script>alert(1)</script>";

  private static Company company = Company.open();

  @BeforeAll
  static void fill() {
    company
        .everywhere("A1", "Acme", "acme.example")
        .ticket("A1", "7001", "2026-06-01", "urgent", "open")
        .subscription("A1", "sub_1", 120_000, "eur", "2026-08-15")
        .invoice("A1", "in_1", 240_000, "jpy", "2026-05-01", false)
        .everywhere("A2", "Acme Japan", "acme-japan.example")
        .subscription("A2", "sub_2", 5_000, "jpy", "2026-07-20")
        .everywhere("A3", "Acme France", "acme-france.example")
        .subscription("A3", "sub_3", 30_050, "eur", "2027-03-01")
        .invoice("A3", "in_3", 30_050, "eur", "2026-03-01", false)
        .everywhere("A6", "Acme Spain", "acme-spain.example")
        .subscription("A6", "sub_6", 10_000, "eur", "2027-04-01")
        .account("A4", "Acme Peru")
        .account("A5", EVIL);
    for (String child : List.of("A2", "A3", "A4", "A6")) {
      company.crm().put("accounts", child, Map.of("ParentId", "A1"));
    }
    company
        .desk()
        .put("organizations", "9005", Map.of("name", EVIL, "domain_names", List.of("x.example")));
    company.turn();
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  private static List<String> pages() {
    return List.of("/", "/customers", acme(), "/customers/" + company.id(EVIL), "/nothing");
  }

  private static String acme() {
    return "/customers/" + company.id("Acme");
  }

  @Test
  void overview_tellsHowEverythingStands() {
    assertThat(company.text("/"))
        .contains("Customers 6")
        .contains("crm active salesforce · fake-account")
        .contains("invoices read 4 min ago")
        .contains("desk active")
        .contains("Unmatched 0 Proposed 1")
        .contains("Calls left unknown")
        .contains("1 sync complete 4 min ago")
        .contains("At risk 2 15,005.00 EUR")
        .contains("at risk 2 33 % unknown 4 67 %")
        .contains("Renewals in 90 days 2")
        .contains("Acme Japan 20 Jul 2026 urgent 50,000 JPY");
  }

  @Test
  void customer_isExplainedAsItWasScored() {
    String stored =
        company
            .perennial()
            .store()
            .sql("select points from health where customer = :id")
            .param("id", company.id("Acme"))
            .query(String.class)
            .single();

    assertThat(company.text(acme()))
        .contains("Acme crm/A1 Score " + stored + " at risk")
        .doesNotContain("Facts have changed")
        .contains("ticket 7001 (urgent) open since 1 Jun 2026")
        .contains("critical ticket aging since 12 Jun 2026")
        .contains("Goes when no critical ticket is open longer than allowed")
        .contains("Rests on desk/tickets/7001")
        .contains("10 × prod_team at 1,200.00 EUR a year")
        .contains("billing period 15 Aug 2026 counts 12,000.00 EUR renews by itself")
        .contains("desk/tickets/7001 read 4 min ago")
        .contains("billing/cus_A1 billing customer Acme same e-mail domain 90 %");
  }

  @Test
  void amounts_haveTheDecimalsOfTheirCurrency() {
    assertThat(company.text(acme()))
        .contains("INV-in_1 open 240,000 JPY 240,000 JPY")
        .contains("Overdue 240,000 JPY")
        .doesNotContain("240,000.00");
  }

  @Test
  void parent_rollsUpItsChildrenWithoutAnAverage() {
    assertThat(company.text(acme()))
        .contains("Children Their ARR 4,005.00 EUR · 50,000 JPY · 1 unknown")
        .contains("Earliest renewal 20 Jul 2026")
        .contains("Worst band at risk At risk 1 of 4");
    assertThat(company.text("/customers/" + company.id("Acme Japan")))
        .contains("Customers / Acme")
        .doesNotContain("Children");
  }

  @Test
  void unknown_isSaidInWords() {
    assertThat(company.text("/customers/" + company.id("Acme Peru")))
        .contains("Score unknown unknown")
        .contains("ARR unknown")
        .contains("Open critical tickets unknown")
        .contains("Tickets 0 unknown : the customer has not been found in such a system")
        .contains("Invoices 0 unknown")
        .contains("Contacts 0 None.")
        .contains("There is no score:");
  }

  @Test
  void names_areTextWhateverTheySay() {
    for (String path : List.of("/customers", "/customers/" + company.id(EVIL))) {
      assertThat(company.get(path).body())
          .as(path)
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
          .doesNotContain(EVIL);
    }
    assertThat(company.get("/customers?search=%22%3E" + "%3Cscript%3Ealert(1)").body())
        .doesNotContain("<script>alert");
  }

  @Test
  void pages_carryNothingInlineAndAskNobodyElse() {
    for (String path : pages()) {
      assertThat(company.get(path).body())
          .as(path)
          .doesNotContainPattern("<script(?![^>]*src=)")
          .doesNotContainPattern("(?i)\\sstyle\\s*=")
          .doesNotContainPattern("(?i)\\son[a-z]+\\s*=")
          .doesNotContainPattern("(?i)(src|href)=\"(https?:)?//");
    }
  }

  @Test
  void answers_tellBrowsersToTrustOnlyUs() {
    for (String path : pages()) {
      HttpResponse<String> page = company.get(path);
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .startsWith("default-src 'self';")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
    }
  }

  @Test
  void lookOfThePages_isKeptByBrowsersUntilItChanges() {
    String style =
        company.get("/").body().replaceFirst("(?s).*href=\"(/console/console-[^\"]*)\".*", "$1");

    HttpResponse<String> file = company.get(style);

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000");
  }

  @Test
  void strangeAddresses_areNotFoundInTheSameLook() {
    for (String path :
        List.of("/nothing", "/customers/0", "/customers/x", "/customers/99999999999999999999")) {
      HttpResponse<String> page = company.get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(404);
      assertThat(page.body()).contains("There is nothing here").contains("/console/console-");
    }
  }

  @Test
  void pages_areOnlyRead() {
    HttpResponse<String> answer =
        company.send(
            HttpRequest.newBuilder(company.uri("/customers"))
                .header("Accept", "text/html")
                .POST(BodyPublishers.noBody())
                .build());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.body()).contains("That cannot be answered");
  }

  @Test
  void faults_areSaidWithoutTheirInsides() {
    company.perennial().store().sql("alter table health rename to away").update();
    try {
      HttpResponse<String> page = company.get("/customers");

      assertThat(page.statusCode()).isEqualTo(500);
      assertThat(page.body())
          .contains("Something went wrong here")
          .doesNotContain("relation")
          .doesNotContain("Exception");
      assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    } finally {
      company.perennial().store().sql("alter table away rename to health").update();
    }
  }

  @Test
  void strangers_whoCallUsByTheirOwnNameGetNothing() {
    for (String host : List.of("evil.example", "evil.example:8080", "127.0.0.1.evil.example")) {
      assertThat(callAs(host)).as(host).contains(" 421 ").doesNotContain("Acme");
    }
    for (String host : List.of("localhost", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST:1")) {
      assertThat(callAs(host)).as(host).contains(" 200 ").contains("Acme");
    }
  }

  private static String callAs(String host) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), company.uri("/").getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /customers HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(host)
                  .getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}

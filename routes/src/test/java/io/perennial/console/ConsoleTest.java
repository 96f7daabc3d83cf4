package io.perennial.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages with customers on them. */
class ConsoleTest {

  private final Company company = Company.open();

  @AfterEach
  void stop() {
    company.close();
  }

  @Test
  void pages_showACustomer() {
    company
        .everywhere("A1", "Acme", "acme.example")
        .ticket("A1", "7001", "2026-06-01", "urgent", "open")
        .subscription("A1", "sub_1", 120_000, "eur", "2026-08-15")
        .invoice("A1", "in_1", 240_000, "jpy", "2026-05-01", false)
        .turn();
    for (String path :
        new String[] {"/", "/customers", "/customers/" + company.id("Acme"), "/nothing"}) {
      HttpResponse<String> page = company.get(path);
      System.out.println(path + " " + page.statusCode());
      System.out.println(company.text(path));
    }
    assertThat(company.get("/").statusCode()).isEqualTo(200);
  }
}

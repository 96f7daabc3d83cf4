package io.perennial.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.FailureKind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StaleSourceTest {

  private final Company company = Company.open();

  @AfterEach
  void stop() {
    company.close();
  }

  @Test
  void stale_greysWhatDependsOnItAndNamesTheCause() {
    company
        .everywhere("A1", "Acme", "acme.example")
        .invoice("A1", "in_1", 1_000, "eur", "2026-05-01", true)
        .turn();
    String fresh = company.get("/customers/" + company.id("Acme")).body();
    company.clock().advance(Duration.ofDays(3));
    company.billing().failOnce(FailureKind.PAUSE);
    company.turn();

    String page = company.get("/customers/" + company.id("Acme")).body();

    String cause =
        "billing/invoices was last read on 30 Jun 2026: billing is paused, billing: the fake vendor fails";
    assertThat(fresh).doesNotContain("class=\"stale\"").doesNotContain("Out of date");
    assertThat(page)
        .containsPattern("<tr class=\"stale\">\\s*<td data-label=\"Measure\">payment")
        .doesNotContainPattern("<tr class=\"stale\">\\s*<td data-label=\"Measure\">support")
        .containsPattern("aria-labelledby=\"invoices\"|class=\"card stale\"")
        .contains(cause);
    assertThat(company.text("/"))
        .contains("billing paused")
        .contains("tell it not to")
        .contains(cause);
  }
}

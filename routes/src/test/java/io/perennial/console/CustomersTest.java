package io.perennial.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Search, filters, order and pages of the table of customers. */
class CustomersTest {

  private static final Pattern NAME =
      Pattern.compile("<td data-label=\"Customer\" class=\"name\"><a [^>]*>([^<]*)</a>");

  private static Company company = Company.open();

  @BeforeAll
  static void fill() {
    company
        .everywhere("A1", "acme", "acme.example")
        .ticket("A1", "7001", "2026-06-01", "urgent", "open")
        .subscription("A1", "sub_1", 120_000, "eur", "2026-08-15")
        .everywhere("A2", "Beta 100% sure", "beta.example")
        .invoice("A2", "in_2", 1_000, "eur", "2026-05-01", true)
        .subscription("A2", "sub_2", 90_000, "eur", "2026-07-20")
        .everywhere("A3", "Gamma_ray", "gamma.example")
        .invoice("A3", "in_3", 1_000, "jpy", "2026-03-01", false)
        .subscription("A3", "sub_3", 7, "jpy", "2027-05-20")
        .account("A4", "Delta");
    for (int i = 0; i < 97; i++) {
      company.account("Z%02d".formatted(i), "zone %02d".formatted(i));
    }
    company.turn();
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  private static List<String> names(String query) {
    Matcher found = NAME.matcher(company.get("/customers" + query).body());
    return found.results().map(match -> match.group(1)).toList();
  }

  @Test
  void table_isInOrderOfNamesWhateverTheirCase() {
    assertThat(names("")).hasSize(50).startsWith("acme", "Beta 100% sure", "Delta", "Gamma_ray");
  }

  @Test
  void search_takesEveryLetterAsItIs() {
    assertThat(names("?search=ACM")).containsExactly("acme");
    assertThat(names("?search=100%25")).containsExactly("Beta 100% sure");
    assertThat(names("?search=%25")).containsExactly("Beta 100% sure");
    assertThat(names("?search=_")).containsExactly("Gamma_ray");
    assertThat(names("?search=%5C")).isEmpty();
    assertThat(names("?search=%00acme")).containsExactly("acme");
    assertThat(names("?search=%20%20acme%20")).containsExactly("acme");
    assertThat(company.text("/customers?search=nobody")).contains("No customer is like that.");
  }

  @Test
  void order_putsTheUnknownLastEitherWay() {
    List<String> up = names("?sort=score&order=asc");
    List<String> down = names("?sort=score&order=desc");

    assertThat(up.subList(0, 3)).containsExactlyInAnyOrder("acme", "Beta 100% sure", "Gamma_ray");
    assertThat(down.subList(0, 3)).containsExactlyInAnyOrder("acme", "Beta 100% sure", "Gamma_ray");
    assertThat(up.get(2)).isEqualTo("Beta 100% sure").isEqualTo(down.get(0));
    assertThat(names("?sort=renewal").subList(0, 3))
        .containsExactly("Beta 100% sure", "acme", "Gamma_ray");
    assertThat(names("?sort=band")).startsWith("acme", "Gamma_ray", "Beta 100% sure");
    assertThat(names("?sort=coverage&order=desc").subList(0, 3)).doesNotContain("Delta");
  }

  @Test
  void order_comparesAmountsOfOneCurrencyOnly() {
    assertThat(names("?sort=arr").subList(0, 3))
        .containsExactly("acme", "Beta 100% sure", "Gamma_ray");
    assertThat(names("?sort=arr&order=asc").subList(0, 3))
        .containsExactly("Beta 100% sure", "acme", "Gamma_ray");
  }

  @Test
  void filters_areCombined() {
    assertThat(names("?flag=CRITICAL_TICKET_AGING")).containsExactly("acme");
    assertThat(names("?flag=PAYMENT_OVERDUE")).containsExactly("Gamma_ray");
    assertThat(names("?renewal=URGENT")).containsExactly("Beta 100% sure");
    assertThat(names("?renewal=URGENT&search=acme")).isEmpty();
    assertThat(names("?band=unknown&search=de")).containsExactly("Delta");
    assertThat(names("?band=healthy")).containsExactly("Beta 100% sure");
  }

  @Test
  void pages_haveStableAddressesAndEdges() {
    assertThat(names("?page=2")).hasSize(50);
    assertThat(names("?page=3")).containsExactly("zone 96");
    assertThat(names("?page=4")).as("the last").containsExactly("zone 96");
    assertThat(names("?page=2147483647")).containsExactly("zone 96");
    for (String odd : List.of("0", "-1", "x", "", "99999999999")) {
      assertThat(names("?page=" + odd)).as(odd).startsWith("acme");
    }
    assertThat(company.get("/customers?search=zone&page=2").body())
        .contains("href=\"/customers?search=zone\"")
        .doesNotContain("rel=\"next\"");
  }

  @Test
  void whatCannotBeUnderstood_isLeftOut() {
    assertThat(names("?sort=password&order=sideways&band=none&renewal=x&flag='--"))
        .hasSize(50)
        .startsWith("acme");
  }
}

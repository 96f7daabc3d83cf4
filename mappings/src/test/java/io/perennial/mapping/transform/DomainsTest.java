package io.perennial.mapping.transform;

import static io.perennial.mapping.transform.Converting.convert;
import static io.perennial.mapping.transform.Converting.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DomainsTest {

  @Test
  void domain_isTheHostOfAWebAddress() throws BadValueException {
    for (String address :
        List.of(
            "https://www.Acme.com/path?q=a@b#x",
            "acme.com",
            "WWW.ACME.COM:8443",
            "http://user:pw@acme.com",
            "acme.com.",
            "//acme.com".substring(2))) {
      assertThat(convert("domain", address)).as(address).contains("acme.com");
    }
    assertThat(convert("domain", "https://bücher.example")).contains("xn--bcher-kva.example");
    assertThat(convert("domain", "www.com")).contains("www.com");
  }

  @Test
  void domain_refusesWhatIsNoDomain() {
    for (String text :
        List.of(
            "n/a",
            "none",
            "localhost",
            "http://",
            "127.0.0.1",
            "[::1]",
            "a b.com",
            "-.com",
            "a..com")) {
      refuses("domain", text, "holds no domain name");
    }
  }

  @Test
  void emailDomain_leavesThePersonBehind() throws BadValueException {
    assertThat(convert("email-domain", " Jane.Doe@Acme.COM ")).contains("acme.com");
    assertThat(convert("email-domain", "x@münchen.example")).contains("xn--mnchen-3ya.example");
    refuses("email-domain", "jane", "is not an e-mail address");
    refuses("email-domain", "@acme.com", "is not an e-mail address");
    refuses("email-domain", "a@b@acme.com", "is not an e-mail address");
    refuses("email-domain", "jane@acme", "holds no domain name");
  }
}

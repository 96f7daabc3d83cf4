package io.perennial.identity;

import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.Optional;

/** The part of a host's name that a company registers, by the public suffix list. */
final class Domains {

  private Domains() {}

  /** {@code acme.co.uk} of {@code mail.acme.co.uk}; empty if it is no name of a company's host. */
  static Optional<String> registrable(String host) {
    String name = host.strip().toLowerCase(Locale.ROOT);
    if (!InternetDomainName.isValid(name)) {
      return Optional.empty();
    }
    InternetDomainName domain = InternetDomainName.from(name);
    if (domain.isUnderPublicSuffix()) {
      return Optional.of(domain.topPrivateDomain().toString());
    }
    // a suffix that the list does not know counts as one label, as the list's own rule says
    int labels = domain.parts().size();
    if (domain.isPublicSuffix() || domain.hasPublicSuffix() || labels < 2) {
      return Optional.empty();
    }
    return Optional.of(String.join(".", domain.parts().subList(labels - 2, labels)));
  }
}

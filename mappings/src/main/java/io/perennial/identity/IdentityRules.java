package io.perennial.identity;

import java.util.Set;

/**
 * The content of {@code identity.yaml}.
 *
 * @param freeMail domains whose addresses say nothing about a company
 * @param ownDomains our own domains
 * @param legalForms what a company's name may end in, small letters
 */
public record IdentityRules(Set<String> freeMail, Set<String> ownDomains, Set<String> legalForms) {

  public IdentityRules {
    freeMail = Set.copyOf(freeMail);
    ownDomains = Set.copyOf(ownDomains);
    legalForms = Set.copyOf(legalForms);
  }

  /** Whether a domain can tell a company. */
  boolean telling(String domain) {
    return !freeMail.contains(domain) && !ownDomains.contains(domain);
  }
}

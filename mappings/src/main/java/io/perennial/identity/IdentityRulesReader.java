package io.perennial.identity;

import io.perennial.mapping.yaml.YamlNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Reads {@code identity.yaml}; what is wrong is told to the file's problems. */
public final class IdentityRulesReader {

  private IdentityRulesReader() {}

  public static IdentityRules read(YamlNode root) {
    root.unknownKeys(Set.of("free-mail", "own-domains", "legal-forms"));
    return new IdentityRules(
        domains(root.need("free-mail")), domains(root.need("own-domains")), words(root));
  }

  private static Set<String> domains(YamlNode node) {
    Set<String> domains = new HashSet<>();
    for (YamlNode each : node.each()) {
      each.text()
          .ifPresent(
              text ->
                  Domains.registrable(text)
                      .ifPresentOrElse(
                          domains::add,
                          () ->
                              each.problem(
                                  "is no domain that a company can own",
                                  "write it without www and path, for example acme.com")));
    }
    return domains;
  }

  private static Set<String> words(YamlNode root) {
    Set<String> words = new HashSet<>();
    root.need("legal-forms").texts().forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
    return words;
  }
}

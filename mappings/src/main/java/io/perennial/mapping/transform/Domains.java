package io.perennial.mapping.transform;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Domain names, by which records of different systems recognise each other. */
final class Domains {

  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://");
  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");
  private static final int LONGEST_ADDRESS = 2_048;
  private static final int LONGEST_DOMAIN = 253;

  private Domains() {}

  /** The host of a web address, for example {@code acme.com} for {@code https://www.Acme.com/}. */
  static Optional<Object> domain(Object value) throws BadValueException {
    return Numbers.isBlank(value) ? Optional.empty() : Optional.of(host(Texts.of(value)));
  }

  /** The part after the last {@code @}; the person's name before it goes no further. */
  static Optional<Object> emailDomain(Object value) throws BadValueException {
    if (Numbers.isBlank(value)) {
      return Optional.empty();
    }
    String address = Texts.strip(Texts.of(value));
    int at = address.lastIndexOf('@');
    if (at < 1 || address.indexOf('@') != at || address.length() > LONGEST_ADDRESS) {
      throw new BadValueException("is not an e-mail address", "correct it at the vendor");
    }
    return Optional.of(ascii(address.substring(at + 1)));
  }

  /** The domain of every item of a list, or of text separated by commas. */
  static Optional<Object> domains(Object value) throws BadValueException {
    Optional<Object> texts = TextLists.separatedBy(",").convert(value);
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    List<String> domains = new ArrayList<>();
    for (Object text : (List<?>) texts.get()) {
      domains.add(host((String) text));
    }
    return Optional.of(domains.stream().distinct().toList());
  }

  private static String host(String address) throws BadValueException {
    String rest = Texts.strip(address);
    if (rest.length() > LONGEST_ADDRESS) {
      throw new BadValueException("is too long for a web address", "correct it at the vendor");
    }
    rest = SCHEME.matcher(rest).replaceFirst("");
    rest = rest.split("[/?#\\\\]", 2)[0];
    rest = rest.substring(rest.lastIndexOf('@') + 1);
    rest = rest.replaceFirst(":\\d*$", "");
    String domain = ascii(rest);
    return domain.startsWith("www.") && domain.indexOf('.', 4) > 0 ? domain.substring(4) : domain;
  }

  private static String ascii(String host) throws BadValueException {
    String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    try {
      String domain = IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      if (domain.length() <= LONGEST_DOMAIN && DOMAIN.matcher(domain).matches()) {
        return domain;
      }
    } catch (IllegalArgumentException malformed) {
      // told below, without the value
    }
    throw new BadValueException(
        "holds no domain name", "correct it at the vendor, for example https://acme.example");
  }
}

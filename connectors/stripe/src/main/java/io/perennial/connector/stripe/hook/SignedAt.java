package io.perennial.connector.stripe.hook;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header {@code Stripe-Signature}, for example {@code t=1492774577,v1=5257a8…,v0=6ffbb5…}.
 *
 * @param seconds since 1970, as it was signed
 * @param signatures of scheme v1: two while a secret is being replaced
 */
record SignedAt(long seconds, List<byte[]> signatures) {

  private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  SignedAt {
    signatures = List.copyOf(signatures);
  }

  /** Empty if there is no time or no signature in it, or more than one time. */
  static Optional<SignedAt> parse(String header) {
    List<String> times = new ArrayList<>();
    List<byte[]> signatures = new ArrayList<>();
    for (String part : header.split(",", -1)) {
      String[] pair = part.strip().split("=", 2);
      if (pair.length == 2 && pair[0].equals("t")) {
        times.add(pair[1]);
      } else if (pair.length == 2 && pair[0].equals("v1") && HASH.matcher(pair[1]).matches()) {
        signatures.add(HexFormat.of().parseHex(pair[1]));
      }
    }
    return times.size() == 1 && SECONDS.matcher(times.get(0)).matches() && !signatures.isEmpty()
        ? Optional.of(new SignedAt(Long.parseLong(times.get(0)), signatures))
        : Optional.empty();
  }
}

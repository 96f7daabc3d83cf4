package io.perennial.cli.terminal;

import io.perennial.access.ApiScope;
import io.perennial.access.ApiToken;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tokens of our API, as a person reads them. */
public final class TokenTable {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final PrintWriter out;

  public TokenTable(PrintWriter out) {
    this.out = out;
  }

  public void print(List<ApiToken> tokens, Instant now) {
    if (tokens.isEmpty()) {
      out.println("Nobody may ask the API yet: perennial token create --name NAME --scope context");
      return;
    }
    for (ApiToken token : tokens) {
      out.printf(
          "%s  %s%n    opens %s; made %s, %s, %s%n",
          token.name(),
          state(token, now),
          scopes(token),
          DAY.format(token.createdAt()),
          until(token),
          token
              .usedAt()
              .map(used -> "last used %s UTC".formatted(hour(used)))
              .orElse("never used"));
    }
  }

  /** What to know about a token that was just made. */
  public static String made(ApiToken token) {
    return """
        It opens %s, %s, and is not shown again: keep it where its program keeps secrets.
        perennial token revoke "%s" takes it back.
        """
        .formatted(scopes(token), until(token), token.name());
  }

  private static String state(ApiToken token, Instant now) {
    if (token.revokedAt().isPresent()) {
      return "revoked " + DAY.format(token.revokedAt().get());
    }
    return token.live(now) ? "live" : "expired";
  }

  private static String scopes(ApiToken token) {
    return token.scopes().stream().map(ApiScope::word).collect(Collectors.joining(", "));
  }

  private static String until(ApiToken token) {
    return token.expiresAt().map(end -> "until " + DAY.format(end)).orElse("for ever");
  }

  private static String hour(Instant time) {
    return DateTimeFormatter.ofPattern("d MMM uuuu, HH:00", Locale.ENGLISH)
        .withZone(ZoneOffset.UTC)
        .format(time);
  }
}

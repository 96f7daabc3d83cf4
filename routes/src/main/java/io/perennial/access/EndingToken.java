package io.perennial.access;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A token that opens nothing soon, or does not any more, and that nobody has revoked.
 *
 * @param scopes that its successor needs, as the command line takes them, for example {@code
 *     context,propose}
 * @param since when it began to be told
 * @param over whether it has ended
 */
public record EndingToken(
    String name, String scopes, Instant since, Instant expiresAt, boolean over) {

  /** A token is told this long before its end; a short one when half of its life is over. */
  public static final Duration AHEAD = Duration.ofDays(30);

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Empty while there is time. */
  static Optional<EndingToken> of(ApiToken token, Instant now) {
    if (token.revokedAt().isPresent() || token.expiresAt().isEmpty()) {
      return Optional.empty();
    }
    Instant end = token.expiresAt().get();
    Duration half = Duration.between(token.createdAt(), end).dividedBy(2);
    Instant since = end.minus(half.compareTo(AHEAD) < 0 ? half : AHEAD);
    String scopes = token.scopes().stream().map(ApiScope::word).collect(Collectors.joining(","));
    return now.isBefore(since)
        ? Optional.empty()
        : Optional.of(new EndingToken(token.name(), scopes, since, end, !token.live(now)));
  }

  /** What is the case, for example {@code expires on 30 Jun 2027 12:00 UTC}. */
  public String what() {
    return "%s on %s".formatted(over ? "has expired" : "expires", MINUTE.format(expiresAt));
  }

  /** What follows from it. */
  public String meaning() {
    return over
        ? "Whoever asks with it is refused: a panel in another system says that it may not ask."
        : "From then on whoever asks with it is refused, a panel in another system, too.";
  }

  /** What a person does about it. */
  public String mend() {
    return "Make another (perennial token create --name \"%s, new\" --scope %s), enter it where this one is kept, and take this one back (perennial token revoke \"%s\")"
        .formatted(name, scopes, name);
  }
}

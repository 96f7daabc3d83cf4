package io.perennial.sandbox.zendesk.login;

import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.zendesk.account.Member;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tokens in force, and whose they are. */
public final class Tokens {

  private static final Duration REFRESH_LIFE = Duration.ofDays(30);
  private static final int TOKEN_BYTES = 32;

  private final List<Member> members;
  private final InstantSource clock;
  private final Duration life;
  private final Map<String, Grant> byAccess = new HashMap<>();
  private final Map<String, Grant> byRefresh = new HashMap<>();
  private final Map<String, Member> fixed = new HashMap<>();
  private final Map<String, Member> codes = new HashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final String apiToken = secret();

  /**
   * The tokens of one account.
   *
   * @param life of an access token
   */
  public Tokens(List<Member> members, InstantSource clock, Duration life) {
    this.members = List.copyOf(members);
    this.clock = clock;
    this.life = life;
  }

  /** A pair of tokens. */
  record Grant(
      String access, String refresh, Member member, Instant expires, Instant refreshExpires) {}

  /** The account's API token, for {@code email/token:…}. */
  public String apiToken() {
    return apiToken;
  }

  /** A token made by hand in the Admin Center: it does not expire. */
  public synchronized String fixed(Member member) {
    String token = secret();
    fixed.put(token, member);
    return token;
  }

  /** What a person's browser brings back after they agreed; good for one exchange. */
  public synchronized String authorize(Member member) {
    String code = secret();
    codes.put(code, member);
    return code;
  }

  /** Lets every access token run out; refresh tokens stay good. */
  public synchronized void expire() {
    byAccess.clear();
  }

  /** Takes everything back: only a new login helps. */
  public synchronized void revoke() {
    byAccess.clear();
    byRefresh.clear();
    fixed.clear();
  }

  /** Who calls; empty if nobody can tell. */
  public synchronized Optional<Member> member(Call call) {
    String header = call.header("Authorization").orElse("");
    if (header.startsWith("Bearer ")) {
      return bearer(header.substring("Bearer ".length()).strip());
    }
    if (header.startsWith("Basic ")) {
      return basic(header.substring("Basic ".length()).strip());
    }
    return Optional.empty();
  }

  synchronized Grant grant(Member member) {
    Instant now = clock.instant();
    Grant grant = new Grant(secret(), secret(), member, now.plus(life), now.plus(REFRESH_LIFE));
    byAccess.put(grant.access(), grant);
    byRefresh.put(grant.refresh(), grant);
    return grant;
  }

  /** Exchanges a refresh token: both old tokens die. */
  synchronized Optional<Grant> refresh(String refresh) {
    Grant old = byRefresh.remove(refresh);
    if (old == null || !clock.instant().isBefore(old.refreshExpires())) {
      return Optional.empty();
    }
    byAccess.remove(old.access());
    return Optional.of(grant(old.member()));
  }

  synchronized Optional<Member> redeem(String code) {
    return Optional.ofNullable(codes.remove(code));
  }

  Optional<Member> client(String clientId, String clientSecret) {
    return members.stream()
        .filter(member -> member.clientId().equals(clientId))
        .filter(member -> member.clientSecret().equals(clientSecret))
        .findFirst();
  }

  Duration life() {
    return life;
  }

  private Optional<Member> bearer(String token) {
    Member known = fixed.get(token);
    if (known != null) {
      return Optional.of(known);
    }
    return Optional.ofNullable(byAccess.get(token))
        .filter(grant -> clock.instant().isBefore(grant.expires()))
        .map(Grant::member);
  }

  private Optional<Member> basic(String encoded) {
    String text;
    try {
      text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    return members.stream()
        .filter(member -> text.equals(member.email() + "/token:" + apiToken))
        .findFirst();
  }

  private String secret() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}

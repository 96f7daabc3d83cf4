package io.perennial.sandbox.stripe.account;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The account's API keys and what each may do. */
public final class Keys {

  private final String stem;
  private final Map<String, Set<Permission>> keys = new ConcurrentHashMap<>();
  private final AtomicInteger made = new AtomicInteger();

  /**
   * The keys of a new account: a secret one that may do everything.
   *
   * @param accountId for example {@code acct_1PgafTB7WZ01zgkW}
   */
  public Keys(String accountId, boolean live) {
    this.stem = "_%s_51%s".formatted(live ? "live" : "test", accountId.replace("acct_", ""));
    keys.put(secret(), EnumSet.allOf(Permission.class));
  }

  /** The secret key, for example {@code sk_live_51…}; the same for the same account. */
  public String secret() {
    return "sk%sSecret".formatted(stem);
  }

  /** Makes a restricted key; the first, second … of an account are the same each time. */
  public String restricted(Permission... granted) {
    String key = "rk%sRestricted%d".formatted(stem, made.incrementAndGet());
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    permissions.addAll(Set.of(granted));
    keys.put(key, permissions);
    return key;
  }

  /** Takes a key back: from now on it is refused. */
  public void revoke(String key) {
    keys.remove(key);
  }

  /** Whether a key may do something; empty if there is no such key. */
  public Optional<Boolean> allows(String key, Permission needed) {
    return Optional.ofNullable(keys.get(key))
        .map(granted -> granted.stream().anyMatch(permission -> permission.covers(needed)));
  }
}

package io.perennial.sandbox.stripe.account;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The account's webhook endpoints. */
public final class Endpoints {

  private static final int SECRET_BYTES = 24;

  private final Account account;
  private final ConcurrentSkipListMap<String, Endpoint> endpoints = new ConcurrentSkipListMap<>();
  private final AtomicInteger made = new AtomicInteger();
  private final SecureRandom random = new SecureRandom();

  Endpoints(Account account) {
    this.account = account;
  }

  /** All of them, the newest first, as lists have it. */
  public List<Endpoint> all() {
    return List.copyOf(endpoints.descendingMap().values());
  }

  public Optional<Endpoint> find(String id) {
    return Optional.ofNullable(endpoints.get(id));
  }

  /** Adds one; its secret is told here and never again. */
  public Endpoint create(
      URI url, List<String> events, String description, Map<String, String> metadata) {
    Endpoint endpoint =
        new Endpoint(
            "we_1S%012d".formatted(made.incrementAndGet()),
            url,
            events,
            description,
            metadata,
            false,
            freshSecret(),
            account.now());
    endpoints.put(endpoint.id(), endpoint);
    return endpoint;
  }

  /** Gives one another secret, at once, which nobody is told. */
  public void roll(String id) {
    endpoints.computeIfPresent(id, (key, endpoint) -> endpoint.with(freshSecret()));
  }

  private String freshSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return "whsec_" + HexFormat.of().formatHex(secret);
  }

  public void put(Endpoint endpoint) {
    endpoints.put(endpoint.id(), endpoint);
  }

  public void delete(String id) {
    endpoints.remove(id);
  }

  /** Who wants to hear of an event of this type. */
  public List<Endpoint> listening(String type) {
    return endpoints.values().stream().filter(endpoint -> endpoint.wants(type)).toList();
  }
}

package io.perennial.sandbox.zendesk.rest;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.zendesk.account.ApiException;
import io.perennial.sandbox.zendesk.account.Limits;
import io.perennial.sandbox.zendesk.account.Member;
import io.perennial.sandbox.zendesk.account.Quotas;
import io.perennial.sandbox.zendesk.account.Quotas.Taken;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Lets calls through as long as their quotas last, and says in headers what is left. */
public final class Gate {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String ACCOUNT = "account";
  private static final String EXPORTS = "incremental-exports";
  private static final String TICKETS = "tickets-update";
  private static final String ORGANIZATIONS = "organizations-update";
  private static final int UPDATES_OF_ONE_TICKET = 30;

  private static final Map<String, String> BY_ROUTE =
      Map.of(
          "GET /api/v2/incremental/tickets/cursor", EXPORTS,
          "GET /api/v2/incremental/users/cursor", EXPORTS,
          "GET /api/v2/incremental/organizations", EXPORTS,
          "PUT /api/v2/tickets/{id}", TICKETS,
          "PUT /api/v2/organizations/{id}", ORGANIZATIONS);

  private final Quotas quotas;
  private volatile Limits limits;

  public Gate(Quotas quotas, Limits limits) {
    this.quotas = quotas;
    this.limits = limits;
  }

  /** From now on other limits hold. */
  public void limits(Limits others) {
    limits = others;
  }

  /** Uses calls of the account's minute up, as the customer's other systems would. */
  public void use(int calls) {
    quotas.use(ACCOUNT, calls);
  }

  /** A call's quotas. */
  record Pass(Taken account, Optional<Taken> endpoint, String name) {

    Answer mark(Answer answer) {
      Answer marked =
          answer
              .with("X-Rate-Limit", String.valueOf(account.total()))
              .with("X-Rate-Limit-Remaining", String.valueOf(account.remaining()))
              .with("ratelimit-limit", String.valueOf(account.total()))
              .with("ratelimit-remaining", String.valueOf(account.remaining()))
              .with("ratelimit-reset", String.valueOf(account.resetSeconds()));
      if (endpoint.isPresent()) {
        Taken left = endpoint.get();
        marked =
            marked.with(
                "zendesk-ratelimit-" + name,
                "total=%d; remaining=%d; resets=%d"
                    .formatted(left.total(), left.remaining(), left.resetSeconds()));
      }
      return marked;
    }
  }

  Pass take(String route) {
    Taken account = quotas.take(ACCOUNT, limits.account(), MINUTE);
    String name = BY_ROUTE.getOrDefault(route, "");
    Optional<Taken> endpoint =
        name.isEmpty() || !account.granted()
            ? Optional.empty()
            : Optional.of(quotas.take(name, total(name), MINUTE));
    return new Pass(account, endpoint, name);
  }

  /** Refuses a call whose quota is used up. */
  void check(Pass pass, Member member, String ticketId) {
    if (!pass.account().granted()) {
      throw ApiException.tooMany(
          "Number of allowed API requests per minute exceeded", pass.account().resetSeconds());
    }
    pass.endpoint()
        .filter(taken -> !taken.granted())
        .ifPresent(
            taken -> {
              throw pass.name().equals(ORGANIZATIONS)
                  ? ApiException.tooManyOrganizationUpdates(taken.resetSeconds())
                  : ApiException.tooMany(words(pass.name()), taken.resetSeconds());
            });
    if (pass.name().equals(TICKETS)) {
      Taken own =
          quotas.take(
              "ticket %s by %s".formatted(ticketId, member.id()),
              UPDATES_OF_ONE_TICKET,
              Duration.ofMinutes(10));
      if (!own.granted()) {
        throw ApiException.tooMany("Number of allowed ticket updates exceeded", own.resetSeconds());
      }
    }
  }

  private int total(String name) {
    return switch (name) {
      case EXPORTS -> limits.exports();
      case TICKETS -> limits.ticketUpdates();
      default -> limits.organizationUpdates();
    };
  }

  private static String words(String name) {
    return name.equals(EXPORTS)
        ? "Number of allowed incremental ticket export API requests per minute exceeded"
        : "Number of allowed ticket updates per minute exceeded";
  }
}

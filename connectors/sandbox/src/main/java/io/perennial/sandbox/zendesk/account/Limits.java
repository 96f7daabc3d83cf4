package io.perennial.sandbox.zendesk.account;

/**
 * How many calls a minute an account takes.
 *
 * @param account of all kinds together
 * @param exports of the incremental exports together
 * @param ticketUpdates single updates of tickets
 * @param organizationUpdates single updates of organisations
 * @param jobs queued or running at one time
 * @see <a href="https://developer.zendesk.com/api-reference/introduction/rate-limits/">Rate
 *     limits</a>
 */
public record Limits(
    int account, int exports, int ticketUpdates, int organizationUpdates, int jobs) {

  private static final int PLENTY = 1_000_000;

  /** No limit that a test meets by accident. */
  public static Limits generous() {
    return new Limits(PLENTY, PLENTY, PLENTY, PLENTY, 30);
  }

  /** The Team plan: 200 calls a minute. */
  public static Limits team() {
    return plan(200);
  }

  /** The Growth and Professional plans: 400 calls a minute. */
  public static Limits professional() {
    return plan(400);
  }

  /** The Enterprise plan: 700 calls a minute. */
  public static Limits enterprise() {
    return plan(700);
  }

  /** The High-Volume add-on: 2,500 calls and 30 exports a minute. */
  public static Limits highVolume() {
    return new Limits(2500, 30, 100, 5, 30);
  }

  private static Limits plan(int account) {
    return new Limits(account, 10, 100, 5, 30);
  }
}

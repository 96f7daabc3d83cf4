package io.perennial.sandbox.zendesk;

import io.perennial.sandbox.zendesk.account.CustomField;
import io.perennial.sandbox.zendesk.account.Limits;
import io.perennial.sandbox.zendesk.account.Quirks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What one look-alike differs by from the next.
 *
 * @param port 0 takes a free one
 * @param latency added to every call
 * @param number of the account: two that run at once need different ones
 * @param subdomain for example {@code acme}
 * @param limits calls that it takes in a minute
 * @param quirks awkward sides
 * @param tokenLife of an access token
 * @param ticketFields custom fields that exist from the start
 * @param organizationFields custom fields that exist from the start
 * @param keptWrites how many writes the journal keeps in full
 */
public record ZendeskOptions(
    int port,
    Duration latency,
    int number,
    String subdomain,
    Limits limits,
    Quirks quirks,
    Duration tokenLife,
    List<CustomField> ticketFields,
    List<CustomField> organizationFields,
    int keptWrites) {

  private static final Duration DEFAULT_TOKEN_LIFE = Duration.ofMinutes(30);
  private static final int KEPT_WRITES = 100_000;

  public ZendeskOptions {
    ticketFields = List.copyOf(ticketFields);
    organizationFields = List.copyOf(organizationFields);
  }

  /** An account without limits that a test meets by accident, on a free port. */
  public static ZendeskOptions defaults() {
    return new ZendeskOptions(
        0,
        Duration.ZERO,
        1,
        "acme",
        Limits.generous(),
        Quirks.usual(),
        DEFAULT_TOKEN_LIFE,
        List.of(),
        List.of(),
        KEPT_WRITES);
  }

  public ZendeskOptions port(int free) {
    return with(free, latency, number, subdomain, limits, quirks, tokenLife);
  }

  public ZendeskOptions latency(Duration delay) {
    return with(port, delay, number, subdomain, limits, quirks, tokenLife);
  }

  /** Another account. */
  public ZendeskOptions account(int other, String name) {
    return with(port, latency, other, name, limits, quirks, tokenLife);
  }

  public ZendeskOptions limits(Limits others) {
    return with(port, latency, number, subdomain, others, quirks, tokenLife);
  }

  public ZendeskOptions quirks(Quirks others) {
    return with(port, latency, number, subdomain, limits, others, tokenLife);
  }

  public ZendeskOptions tokenLife(Duration life) {
    return with(port, latency, number, subdomain, limits, quirks, life);
  }

  /** One more custom field that exists from the start. */
  public ZendeskOptions ticketField(CustomField field) {
    return fields(with(ticketFields, field), organizationFields);
  }

  /** One more custom field that exists from the start. */
  public ZendeskOptions organizationField(CustomField field) {
    return fields(ticketFields, with(organizationFields, field));
  }

  private ZendeskOptions fields(List<CustomField> tickets, List<CustomField> organizations) {
    return new ZendeskOptions(
        port,
        latency,
        number,
        subdomain,
        limits,
        quirks,
        tokenLife,
        tickets,
        organizations,
        keptWrites);
  }

  private ZendeskOptions with(
      int newPort,
      Duration newLatency,
      int newNumber,
      String newSubdomain,
      Limits newLimits,
      Quirks newQuirks,
      Duration newTokenLife) {
    return new ZendeskOptions(
        newPort,
        newLatency,
        newNumber,
        newSubdomain,
        newLimits,
        newQuirks,
        newTokenLife,
        ticketFields,
        organizationFields,
        keptWrites);
  }

  private static List<CustomField> with(List<CustomField> fields, CustomField field) {
    List<CustomField> more = new ArrayList<>(fields);
    more.add(field);
    return more;
  }
}

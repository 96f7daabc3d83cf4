package io.perennial.sandbox;

import io.perennial.sandbox.salesforce.SalesforceOptions;
import io.perennial.sandbox.zendesk.account.CustomField;
import io.perennial.sandbox.zendesk.account.Quirks;
import java.time.Duration;
import java.util.List;

/**
 * What one sandbox differs by from the next.
 *
 * @param number tells sandboxes apart that run at once; ids and keys follow from it
 * @param ports where the look-alikes listen
 * @param latency added to every call
 * @param salesforceFields fields that exist from the start beside those of the demo's people
 * @param organizationFields Zendesk's, in the same way
 * @param ticketFields Zendesk's, in the same way
 * @param supportQuirks where one Zendesk account differs from another
 */
public record SandboxOptions(
    int number,
    Ports ports,
    Duration latency,
    List<SalesforceOptions.CustomField> salesforceFields,
    List<CustomField> organizationFields,
    List<CustomField> ticketFields,
    Quirks supportQuirks) {

  /** Where the look-alikes listen; 0 takes a free port. */
  public record Ports(int salesforce, int zendesk, int stripe) {

    /** Any ports that are free. */
    public static final Ports FREE = new Ports(0, 0, 0);

    /** Those that the manual names. */
    public static final Ports USUAL = new Ports(8101, 8102, 8103);
  }

  public SandboxOptions {
    salesforceFields = List.copyOf(salesforceFields);
    organizationFields = List.copyOf(organizationFields);
    ticketFields = List.copyOf(ticketFields);
  }

  /** The first sandbox, on free ports, with the fields of the demo's people only. */
  public static SandboxOptions defaults() {
    return new SandboxOptions(
        1, Ports.FREE, Duration.ZERO, List.of(), List.of(), List.of(), Quirks.usual());
  }

  public SandboxOptions number(int other) {
    return new SandboxOptions(
        other, ports, latency, salesforceFields, organizationFields, ticketFields, supportQuirks);
  }

  public SandboxOptions ports(Ports others) {
    return new SandboxOptions(
        number, others, latency, salesforceFields, organizationFields, ticketFields, supportQuirks);
  }

  public SandboxOptions latency(Duration delay) {
    return new SandboxOptions(
        number, ports, delay, salesforceFields, organizationFields, ticketFields, supportQuirks);
  }

  /** With fields that somebody has created before. */
  public SandboxOptions fields(
      List<SalesforceOptions.CustomField> salesforce,
      List<CustomField> organizations,
      List<CustomField> tickets) {
    return new SandboxOptions(
        number, ports, latency, salesforce, organizations, tickets, supportQuirks);
  }

  /** With a Zendesk account of another kind. */
  public SandboxOptions supportQuirks(Quirks others) {
    return new SandboxOptions(
        number, ports, latency, salesforceFields, organizationFields, ticketFields, others);
  }
}

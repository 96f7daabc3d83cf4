package io.perennial.sandbox.salesforce;

import io.perennial.sandbox.salesforce.org.Identity;
import io.perennial.sandbox.salesforce.schema.Field;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one look-alike differs by from the next.
 *
 * @param port 0 takes a free one
 * @param latency added to every call
 * @param identity which organisation it is
 * @param dailyCalls allowance of API calls in 24 hours
 * @param pageSize most records on a page of a query, at most 2,000; a small one makes tests page
 * @param customFields that exist from the start, seen and edited by everybody
 * @param jwtKey signs the assertions of the JWT bearer flow
 * @param integrationCustomizes whether the integration user may create fields and permission sets
 * @param keptWrites how many writes the journal keeps in full
 */
public record SalesforceOptions(
    int port,
    Duration latency,
    Identity identity,
    long dailyCalls,
    int pageSize,
    List<CustomField> customFields,
    Optional<PublicKey> jwtKey,
    boolean integrationCustomizes,
    int keptWrites) {

  private static final int DEVELOPER_EDITION_CALLS = 15_000;
  private static final int LARGEST_PAGE = 2000;
  private static final int KEPT_WRITES = 100_000;

  /** A field that exists from the start. */
  public record CustomField(String object, Field field) {}

  public SalesforceOptions {
    customFields = List.copyOf(customFields);
  }

  /** A Developer Edition organisation with one currency, on a free port. */
  public static SalesforceOptions defaults() {
    return new SalesforceOptions(
        0,
        Duration.ZERO,
        new Identity(1, "Acme Ltd", false, false, "USD"),
        DEVELOPER_EDITION_CALLS,
        LARGEST_PAGE,
        List.of(),
        Optional.empty(),
        false,
        KEPT_WRITES);
  }

  public SalesforceOptions port(int number) {
    return new SalesforceOptions(
        number,
        latency,
        identity,
        dailyCalls,
        pageSize,
        customFields,
        jwtKey,
        integrationCustomizes,
        keptWrites);
  }

  public SalesforceOptions latency(Duration delay) {
    return new SalesforceOptions(
        port,
        delay,
        identity,
        dailyCalls,
        pageSize,
        customFields,
        jwtKey,
        integrationCustomizes,
        keptWrites);
  }

  /** Another organisation: two that run at once need different numbers. */
  public SalesforceOptions identity(Identity other) {
    return new SalesforceOptions(
        port,
        latency,
        other,
        dailyCalls,
        pageSize,
        customFields,
        jwtKey,
        integrationCustomizes,
        keptWrites);
  }

  public SalesforceOptions dailyCalls(long calls) {
    return new SalesforceOptions(
        port,
        latency,
        identity,
        calls,
        pageSize,
        customFields,
        jwtKey,
        integrationCustomizes,
        keptWrites);
  }

  public SalesforceOptions pageSize(int records) {
    return new SalesforceOptions(
        port,
        latency,
        identity,
        dailyCalls,
        records,
        customFields,
        jwtKey,
        integrationCustomizes,
        keptWrites);
  }

  /** One more custom field that exists from the start. */
  public SalesforceOptions customField(String object, Field field) {
    List<CustomField> more = new ArrayList<>(customFields);
    more.add(new CustomField(object, field));
    return new SalesforceOptions(
        port,
        latency,
        identity,
        dailyCalls,
        pageSize,
        more,
        jwtKey,
        integrationCustomizes,
        keptWrites);
  }

  public SalesforceOptions jwtKey(PublicKey key) {
    return new SalesforceOptions(
        port,
        latency,
        identity,
        dailyCalls,
        pageSize,
        customFields,
        Optional.of(key),
        integrationCustomizes,
        keptWrites);
  }

  /** Lets the integration user create fields and permission sets. */
  public SalesforceOptions letIntegrationCustomize() {
    return new SalesforceOptions(
        port, latency, identity, dailyCalls, pageSize, customFields, jwtKey, true, keptWrites);
  }

  public SalesforceOptions keptWrites(int writes) {
    return new SalesforceOptions(
        port,
        latency,
        identity,
        dailyCalls,
        pageSize,
        customFields,
        jwtKey,
        integrationCustomizes,
        writes);
  }
}

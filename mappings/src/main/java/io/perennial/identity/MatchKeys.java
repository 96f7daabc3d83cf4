package io.perennial.identity;

import io.perennial.mapping.transform.SalesforceIds;
import io.perennial.model.CanonicalRecord;
import io.perennial.model.CanonicalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The keys of a record: a pure function, so that the same records always find each other, in
 * whatever order they came.
 */
public final class MatchKeys {

  private final IdentityRules rules;

  public MatchKeys(IdentityRules rules) {
    this.rules = rules;
  }

  /** The kinds of record that have keys. */
  public static boolean has(CanonicalType type) {
    return switch (type) {
      case ACCOUNT, ORGANIZATION, BILLING_CUSTOMER, TICKET -> true;
      case CONTACT, OPPORTUNITY, ACTIVITY, SUBSCRIPTION, INVOICE -> false;
    };
  }

  /**
   * The key that every record with this host in its website or addresses has, for example of {@code
   * mail.acme.co.uk}; empty if the host says nothing about a company, as free mail.
   */
  public Optional<MatchKey> ofHost(String host) {
    return Domains.registrable(host)
        .filter(rules::telling)
        .map(domain -> new MatchKey(KeyKind.DOMAIN, domain));
  }

  /** All keys of a record; none if nothing of it can be found elsewhere. */
  public SortedSet<MatchKey> of(CanonicalRecord record) {
    SortedSet<MatchKey> keys = new TreeSet<>();
    switch (record.type()) {
      case ACCOUNT -> {
        keys.add(new MatchKey(KeyKind.ACCOUNT_ID, accountId(record.ref().id())));
        texts(record, "organizationIds")
            .forEach(id -> keys.add(new MatchKey(KeyKind.ORGANIZATION_ID, id)));
        texts(record, "billingIds").forEach(id -> keys.add(new MatchKey(KeyKind.BILLING_ID, id)));
        text(record, "website").ifPresent(host -> domain(keys, host));
        text(record, "name").ifPresent(name -> name(keys, name));
      }
      case ORGANIZATION -> {
        keys.add(new MatchKey(KeyKind.ORGANIZATION_ID, record.ref().id()));
        text(record, "externalId")
            .ifPresent(id -> keys.add(new MatchKey(KeyKind.ACCOUNT_ID, accountId(id))));
        texts(record, "domains").forEach(host -> domain(keys, host));
        text(record, "name").ifPresent(name -> name(keys, name));
      }
      case BILLING_CUSTOMER -> {
        keys.add(new MatchKey(KeyKind.BILLING_ID, record.ref().id()));
        text(record, "accountId")
            .ifPresent(id -> keys.add(new MatchKey(KeyKind.ACCOUNT_ID, accountId(id))));
        text(record, "emailDomain").ifPresent(host -> domain(keys, host));
        text(record, "name").ifPresent(name -> name(keys, name));
      }
      case TICKET -> {
        boolean placed =
            text(record, "organizationId").isPresent()
                || text(record, "requesterOrganizationId").isPresent();
        if (!placed) {
          text(record, "requesterDomain").ifPresent(host -> domain(keys, host));
        }
      }
      case CONTACT, OPPORTUNITY, ACTIVITY, SUBSCRIPTION, INVOICE -> {}
    }
    return keys;
  }

  /** An id of 15 characters is the same account as its form of 18; other systems' ids stay. */
  private static String accountId(String id) {
    return SalesforceIds.eighteen(id).orElse(id);
  }

  private void domain(SortedSet<MatchKey> keys, String host) {
    ofHost(host).ifPresent(keys::add);
  }

  private void name(SortedSet<MatchKey> keys, String name) {
    CompanyNames.plain(name, rules.legalForms())
        .ifPresent(plain -> keys.add(new MatchKey(KeyKind.NAME, plain)));
  }

  private static Optional<String> text(CanonicalRecord record, String field) {
    return record.get(field, String.class);
  }

  private static List<String> texts(CanonicalRecord record, String field) {
    List<String> texts = new ArrayList<>();
    for (Object text : record.get(field, List.class).orElse(List.of())) {
      texts.add(text.toString());
    }
    return texts;
  }
}

package io.perennial.sandbox.company;

import io.perennial.sandbox.company.judge.Judgement;
import java.util.List;
import java.util.Optional;

/**
 * What is true of one customer.
 *
 * @param accountId Salesforce's key, 18 characters
 * @param archetype what kind of story it has, for example {@code DEBTOR}
 * @param touch HIGH, LOW or TECH
 * @param parentId the account that owns it
 * @param links records that are its own beyond doubt; tickets only if they name no organisation
 * @param proposals records that a person has to confirm
 * @param unmatched records that nothing leads to it
 * @param today flags, renewal, revenue
 */
public record CustomerTruth(
    String accountId,
    String name,
    String archetype,
    String touch,
    Optional<String> parentId,
    List<Link> links,
    List<Link> proposals,
    List<Link> unmatched,
    Judgement today) {

  /**
   * A record of another system.
   *
   * @param system {@code zendesk} or {@code stripe}
   * @param kind for example {@code organizations}
   * @param identity how it can be recognised, for example {@code EXPLICIT_SHORT}
   * @param rule by which it is linked or proposed: {@code explicit-id}, {@code account-field},
   *     {@code domain}, {@code name}, {@code requester-organization}, {@code requester-domain};
   *     empty if by none
   */
  public record Link(String system, String kind, String id, String identity, String rule) {}

  public CustomerTruth {
    links = List.copyOf(links);
    proposals = List.copyOf(proposals);
    unmatched = List.copyOf(unmatched);
  }
}

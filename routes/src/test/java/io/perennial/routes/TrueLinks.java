package io.perennial.routes;

import io.perennial.sandbox.company.CustomerTruth;
import io.perennial.sandbox.company.CustomerTruth.Link;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Links as the generator says, each as a line: type, id, account. */
final class TrueLinks {

  private TrueLinks() {}

  /** What is linked by a rule; a ticket's organization links it as well. */
  static Set<String> linked(List<CustomerTruth> truth) {
    return lines(
        truth,
        customer ->
            customer.links().stream()
                .filter(link -> !link.rule().equals("requester-organization"))
                .toList());
  }

  static Set<String> proposed(List<CustomerTruth> truth) {
    return lines(truth, CustomerTruth::proposals);
  }

  /** The keys of records that a person may be asked about. */
  static Set<String> mayBeProposed(List<CustomerTruth> truth) {
    return truth.stream()
        .flatMap(customer -> customer.proposals().stream())
        .map(Link::id)
        .collect(Collectors.toSet());
  }

  static Set<String> unmatched(List<CustomerTruth> truth) {
    return lines(truth, CustomerTruth::unmatched);
  }

  private static Set<String> lines(
      List<CustomerTruth> truth, Function<CustomerTruth, List<Link>> links) {
    Set<String> lines = new TreeSet<>();
    truth.forEach(
        customer -> links.apply(customer).forEach(link -> lines.add(line(link, customer))));
    return lines;
  }

  private static String line(Link link, CustomerTruth customer) {
    String type =
        switch (link.kind()) {
          case "organizations" -> "organization";
          case "tickets" -> "ticket";
          case "customers" -> "billing_customer";
          default -> link.kind();
        };
    return "%s %s %s".formatted(type, link.id(), customer.accountId());
  }
}

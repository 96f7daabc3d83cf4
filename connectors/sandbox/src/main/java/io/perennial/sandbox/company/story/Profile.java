package io.perennial.sandbox.company.story;

import java.time.LocalDate;

/**
 * Who a customer is.
 *
 * @param word the part of the name that nobody else has
 * @param trade what follows it, for example {@code Logistics}
 * @param form legal form, for example {@code GmbH}
 * @param domain of the website and of addresses
 * @param currency ISO 4217
 * @param owner number of the account's owner
 * @param known day on which the account was entered
 * @param asked whether a reference was asked for
 */
public record Profile(
    String word,
    String trade,
    String form,
    String domain,
    String industry,
    String country,
    String city,
    String currency,
    int employees,
    int owner,
    LocalDate known,
    boolean asked) {

  public String name() {
    return word + " " + trade + " " + form;
  }
}

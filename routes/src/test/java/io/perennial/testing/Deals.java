package io.perennial.testing;

import java.util.Map;

/** Deals as people write them down in the CRM. */
public final class Deals {

  private Deals() {}

  /** Won, 12,000 for the year from 1 August 2025 to 31 July 2026. */
  public static Map<String, Object> firstContract(String account) {
    return firstContract(account, "2026-07-31");
  }

  /**
   * The same with another end.
   *
   * @param end its last day, for example {@code 2026-07-31}
   */
  public static Map<String, Object> firstContract(String account, String end) {
    return Map.of(
        "Name", "First contract",
        "AccountId", account,
        "StageName", "Closed Won",
        "Type", "New Business",
        "CloseDate", "2025-07-20",
        "Contract_Start__c", "2025-08-01",
        "Contract_End__c", end,
        "Amount", 12000);
  }
}

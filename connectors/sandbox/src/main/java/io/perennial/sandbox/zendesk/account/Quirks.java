package io.perennial.sandbox.zendesk.account;

/**
 * Where accounts differ, or where tests want to see an awkward side.
 *
 * @param pageSize most records on a page of an export, at most 1,000; a small one makes tests page
 * @param repeatsLastItem whether a page of a cursor export begins with the last item of the page
 *     before
 * @param embedsMetricSets whether side-loaded metrics stand in each ticket instead of beside them
 * @param jobCalls during how many calls to the account a job is under way
 */
public record Quirks(
    int pageSize, boolean repeatsLastItem, boolean embedsMetricSets, int jobCalls) {

  /**
   * Full pages, repeated items, metrics beside the tickets, jobs done by the second call after
   * theirs.
   */
  public static Quirks usual() {
    return new Quirks(1000, true, false, 2);
  }

  /** The same with other pages. */
  public Quirks pageSize(int records) {
    return new Quirks(records, repeatsLastItem, embedsMetricSets, jobCalls);
  }
}

package io.perennial.sandbox.zendesk.account;

/**
 * Where accounts differ, or where tests want to see an awkward side.
 *
 * @param pageSize most records on a page of an export, at most 1,000; a small one makes tests page
 * @param repeatsLastItem whether a page of a cursor export begins with the last item of the page
 *     before
 * @param embedsMetricSets whether side-loaded metrics stand in each ticket instead of beside them
 * @param jobPolls how often a job is asked for before it is done
 */
public record Quirks(
    int pageSize, boolean repeatsLastItem, boolean embedsMetricSets, int jobPolls) {

  /** Full pages, repeated items, metrics beside the tickets, jobs done at the third look. */
  public static Quirks usual() {
    return new Quirks(1000, true, false, 2);
  }

  /** The same with other pages. */
  public Quirks pageSize(int records) {
    return new Quirks(records, repeatsLastItem, embedsMetricSets, jobPolls);
  }
}

package io.perennial.sandbox.salesforce.rest;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.salesforce.query.Queries;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code query}, {@code queryAll} and the pages after the first. */
public final class QueryResource {

  private static final Pattern BATCH_SIZE = Pattern.compile("batchSize=(\\d+)");
  private static final int SMALLEST = 200;
  private static final int LARGEST = 2000;

  private final Queries queries;

  public QueryResource(Queries queries) {
    this.queries = queries;
  }

  public Answer query(Request request) {
    return first(request, false, false);
  }

  public Answer queryAll(Request request) {
    return first(request, true, false);
  }

  public Answer tooling(Request request) {
    return first(request, false, true);
  }

  /** The page that a locator names. */
  public Answer more(Request request) {
    return Answer.json(
        200,
        queries.more(request.path("locator"), request.user(), pageSize(request), request.base()));
  }

  private Answer first(Request request, boolean all, boolean tooling) {
    Queries.Ask ask = new Queries.Ask(request.need("q"), request.user(), all, tooling);
    String base = tooling ? request.base() + "/tooling" : request.base();
    return Answer.json(200, queries.first(ask, pageSize(request), base));
  }

  private static int pageSize(Request request) {
    Matcher wish = BATCH_SIZE.matcher(request.call().header("Sforce-Query-Options").orElse(""));
    int size = wish.find() ? Integer.parseInt(wish.group(1)) : LARGEST;
    return Math.max(SMALLEST, Math.min(LARGEST, size));
  }
}

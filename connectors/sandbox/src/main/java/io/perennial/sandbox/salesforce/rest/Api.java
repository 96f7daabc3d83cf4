package io.perennial.sandbox.salesforce.rest;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Handler;
import io.perennial.sandbox.engine.Router;
import io.perennial.sandbox.salesforce.login.Sessions;
import io.perennial.sandbox.salesforce.org.ApiError;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The door of the API: version, session, allowance; then the resource; errors on the way out. */
public final class Api implements Handler {

  /** Where the versioned resources begin. */
  public static final String BASE = "/services/data/{version}";

  private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.0");
  private static final int OLDEST = 41;
  private static final int NEWEST = 68;

  private final Router<Function<Call, Answer>> open;
  private final Router<Resource> resources;
  private final Sessions sessions;
  private final Usage usage;

  /**
   * The API of one organisation.
   *
   * @param open pages that need no session
   * @param resources pages that do
   */
  public Api(
      Router<Function<Call, Answer>> open,
      Router<Resource> resources,
      Sessions sessions,
      Usage usage) {
    this.open = open;
    this.resources = resources;
    this.sessions = sessions;
    this.usage = usage;
  }

  @Override
  public String kind(Call call) {
    String template =
        open.find(call)
            .map(Router.Match::template)
            .or(() -> resources.find(call).map(Router.Match::template))
            .orElse("(unknown)");
    return call.method() + " " + template;
  }

  @Override
  public Answer answer(Call call) {
    Optional<Router.Match<Function<Call, Answer>>> page = open.find(call);
    if (page.isPresent()) {
      return page.get().target().apply(call);
    }
    Answer answer;
    try {
      SalesforceUser user = admit(call);
      answer = run(call, user);
    } catch (ApiException e) {
      answer = Errors.answer(e);
    }
    return answer.with("Sforce-Limit-Info", "api-usage=%d/%d".formatted(usage.used(), usage.max()));
  }

  /** Runs a call that has been admitted, perhaps as part of a composite one. */
  public Answer run(Call call, SalesforceUser user) {
    try {
      Router.Match<Resource> match =
          resources
              .find(call)
              .orElseThrow(
                  () ->
                      resources.knowsPath(call)
                          ? new ApiException(
                              "METHOD_NOT_ALLOWED",
                              "HTTP Method '%s' not allowed.".formatted(call.method()))
                          : Errors.notFound());
      return match.target().answer(new Request(call, match, user));
    } catch (ApiException e) {
      return Errors.answer(e);
    }
  }

  private SalesforceUser admit(Call call) {
    List<String> segments = call.segments();
    boolean versioned = segments.size() > 2 && segments.get(1).equals("data");
    if (!versioned) {
      throw Errors.notFound();
    }
    Matcher version = VERSION.matcher(segments.get(2));
    int number = version.matches() ? Integer.parseInt(version.group(1)) : 0;
    if (number < OLDEST || number > NEWEST) {
      throw new ApiException("GONE", "This REST API version is not available: " + segments.get(2));
    }
    SalesforceUser user =
        sessions
            .user(call)
            .orElseThrow(
                () ->
                    new ApiException(
                        ApiError.of("INVALID_SESSION_ID", "Session expired or invalid")));
    if (!usage.take()) {
      throw new ApiException("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    }
    return user;
  }
}

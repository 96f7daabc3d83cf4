package io.perennial.connector.zendesk.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.handler.codec.http.HttpHeaders;
import io.perennial.connector.CallMeter;
import io.perennial.connector.ConnectorContext;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.call.OutsideCall;
import io.perennial.connector.call.Patience;
import io.perennial.connector.call.PatientCalls;
import io.perennial.connector.call.VendorTime;
import io.perennial.connector.zendesk.json.ZendeskJson;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.zendesk.client.v2.Zendesk;
import org.zendesk.client.v2.ZendeskException;
import org.zendesk.client.v2.ZendeskResponseException;
import org.zendesk.client.v2.ZendeskResponseRateLimitException;

/**
 * The only place that calls Zendesk.
 *
 * <p>Our own requests and those of the library pass the same limiter, budget, token source and
 * retry. A token that is refused is replaced once within the same attempt.
 */
public final class ZendeskClient implements AutoCloseable {

  private static final String API = "/api/v2";
  private static final int REQUESTS_PER_SECOND = 20;

  private final ZendeskErrors errors;
  private final CallMeter meter;
  private final PatientCalls calls;
  private final HttpLink link;
  private final ZendeskTokens tokens;
  private final ZendeskBudget budget;
  private final ZendeskLibrary library;
  private final VendorTime time;
  private final URI url;

  public ZendeskClient(ZendeskSettings settings, ConnectorContext context) {
    this.errors = new ZendeskErrors(settings.connection());
    this.url = settings.url();
    this.meter = context.meter();
    this.time = new VendorTime(context.clock());
    this.calls =
        new PatientCalls(
            settings.connection(),
            meter,
            Patience.standard(REQUESTS_PER_SECOND).firstPause(settings.firstPause()));
    this.link = new HttpLink(settings, meter);
    this.tokens =
        new ZendeskTokens(settings, link, errors, meter, context.tokens(), context.clock());
    this.budget = new ZendeskBudget(context.clock(), settings.share(), ZendeskClient::pause);
    this.library = new ZendeskLibrary(settings, tokens::authorization, this::note);
  }

  public ZendeskErrors errors() {
    return errors;
  }

  /** What time it is at Zendesk. */
  public Instant now() {
    return time.now();
  }

  /** Gets a resource, for example {@code /users/me.json}. */
  public JsonNode get(String path) {
    return calls.call(() -> attempt("GET", path, Optional.empty()));
  }

  /** Sends JSON to a resource; may happen more than once. */
  public JsonNode send(String method, String path, Object body) {
    String json = ZendeskJson.write(body);
    return calls.call(() -> attempt(method, path, Optional.of(json)));
  }

  /** Sends JSON to a resource, once: an answer may be lost after the work. */
  public JsonNode once(String method, String path, Object body) {
    String json = ZendeskJson.write(body);
    return calls.once(() -> attempt(method, path, Optional.of(json)));
  }

  /** All items of a list, page by page; the name of the list is the key of its items. */
  public List<JsonNode> all(String path, String name) {
    List<JsonNode> items = new ArrayList<>();
    Optional<String> page = Optional.of(path + "?page%5Bsize%5D=100");
    while (page.isPresent()) {
      JsonNode answer = get(page.get());
      answer.path(name).forEach(items::add);
      page = next(answer);
    }
    return items;
  }

  /** The path of a following page, which Zendesk tells as a whole address; empty for the last. */
  public static Optional<String> next(JsonNode page) {
    String next = page.path("links").path("next").asText(page.path("next_page").asText(""));
    if (next.isEmpty() || next.equals("null")) {
      return Optional.empty();
    }
    URI address = URI.create(next);
    return Optional.of(
        address.getRawPath().substring(API.length())
            + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()));
  }

  /**
   * Lets the library work.
   *
   * @param work one request; lists must be read to their end inside
   */
  public <T> T library(Function<Zendesk, T> work) {
    return calls.call(() -> attempt(work));
  }

  /** Calls of this minute as Zendesk last told them, for example {@code 312 of 400}. */
  public Optional<ZendeskClient.CallsLeft> callsLeft() {
    return budget.left().map(left -> new CallsLeft(left.remaining(), left.total()));
  }

  /** What is left of the account's calls of this minute. */
  public record CallsLeft(int remaining, int total) {}

  /** Waits; an interrupt ends the wait and stays visible. */
  public static void pause(Duration length) {
    try {
      Thread.sleep(length.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      library.close();
    } catch (Exception unimportant) {
      // nothing of ours is lost with a socket
      System.getLogger(ZendeskClient.class.getName())
          .log(System.Logger.Level.DEBUG, "the library did not close", unimportant);
    }
  }

  private JsonNode attempt(String method, String path, Optional<String> json) {
    budget.take(path.startsWith("/incremental/"));
    try {
      String authorization = tokens.authorization();
      HttpLink.Reply reply = link.send(method, API + path, authorization, json);
      if (reply.status() == 401 && tokens.renew(authorization)) {
        meter.called();
        reply = link.send(method, API + path, tokens.authorization(), json);
      }
      note(reply);
      if (reply.status() >= 300) {
        throw errors.ofCall(
            reply.status(),
            reply.headers().firstValue("Retry-After"),
            reply.requestId(),
            reply.body());
      }
      return ZendeskJson.read(reply.body());
    } catch (JsonProcessingException malformed) {
      // without its cause, which quotes the answer
      throw errors.malformed("it is no complete JSON");
    } catch (IOException unreachable) {
      throw errors.unreachable(unreachable);
    }
  }

  private <T> T attempt(Function<Zendesk, T> work) {
    budget.take(false);
    String authorization = tokens.authorization();
    try {
      return watched(work);
    } catch (ZendeskResponseException refused) {
      if (refused.getStatusCode() != 401 || !tokens.renew(authorization)) {
        throw refusal(refused);
      }
    } catch (ZendeskException failed) {
      throw failure(failed);
    }
    meter.called();
    try {
      return watched(work);
    } catch (ZendeskResponseException again) {
      throw refusal(again);
    } catch (ZendeskException failed) {
      throw failure(failed);
    }
  }

  /** The library is only used to read; what it asks for in one go counts as one request. */
  private <T> T watched(Function<Zendesk, T> work) {
    long start = System.nanoTime();
    int status = OutsideCall.UNANSWERED;
    try {
      T answer = work.apply(library.zendesk());
      status = 200;
      return answer;
    } catch (ZendeskResponseException refused) {
      status = refused.getStatusCode();
      throw refused;
    } finally {
      meter.answered(OutsideCall.ended("GET", url, status, start));
    }
  }

  private ConnectorException refusal(ZendeskResponseException refused) {
    Optional<String> retryAfter =
        refused instanceof ZendeskResponseRateLimitException limited
            ? Optional.of(String.valueOf(limited.getRetryAfter()))
            : Optional.empty();
    return errors.ofCall(
        refused.getStatusCode(), retryAfter, "", String.valueOf(refused.getBody()));
  }

  private ConnectorException failure(ZendeskException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectorException ours) {
        return ours;
      }
      if (cause instanceof JsonProcessingException) {
        return errors.malformed("it is no complete JSON");
      }
    }
    return errors.unreachable(failed);
  }

  private void note(HttpLink.Reply reply) {
    java.net.http.HttpHeaders headers = reply.headers();
    note(name -> headers.firstValue(name));
  }

  private void note(HttpHeaders headers) {
    note(name -> Optional.ofNullable(headers.get(name)));
  }

  private void note(Function<String, Optional<String>> header) {
    header.apply("Date").ifPresent(time::told);
    budget.account(
        header.apply("X-Rate-Limit"),
        header.apply("X-Rate-Limit-Remaining"),
        header.apply("ratelimit-reset"));
    header.apply("zendesk-ratelimit-" + ZendeskBudget.EXPORTS).ifPresent(budget::exports);
    budget
        .left()
        .ifPresent(left -> meter.quota(Duration.ofMinutes(1), left.remaining(), left.total()));
  }
}

package io.perennial.connector.stripe.call;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.stripe.Stripe;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.HttpURLConnectionClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import io.perennial.connector.CallMeter;
import io.perennial.connector.call.OutsideCall;
import io.perennial.connector.call.Patience;
import io.perennial.connector.call.PatientCalls;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The only place that calls Stripe: to read, and to set up webhooks.
 *
 * <p>Answers are taken raw: the SDK's classes would drop what they do not know, and its own words
 * for a broken answer would carry the customers in it.
 */
public final class StripeClient implements AutoCloseable {

  /** Below Stripe's own limits of 100 and 25, so that others can read as well. */
  private static final int LIVE_PER_SECOND = 80;

  private static final int TEST_PER_SECOND = 20;

  static {
    Stripe.enableTelemetry = false; // else the SDK keeps an id in the home directory and sends it
  }

  private final StripeErrors errors;
  private final CallMeter meter;
  private final PatientCalls calls;
  private final com.stripe.StripeClient stripe;
  private final ExecutorService sideBySide;

  public StripeClient(StripeSettings settings, CallMeter meter) {
    Patience patience =
        Patience.standard(settings.live() ? LIVE_PER_SECOND : TEST_PER_SECOND)
            .firstPause(settings.firstPause());
    this.errors = new StripeErrors(settings.connection());
    this.meter = meter;
    this.calls = new PatientCalls(settings.connection(), meter, patience);
    this.stripe =
        com.stripe.StripeClient.builder()
            .setApiKey(settings.key())
            .setApiBase(settings.url().toString())
            .setConnectTimeout(Math.toIntExact(settings.timeout().toMillis()))
            .setReadTimeout(Math.toIntExact(settings.timeout().toMillis()))
            .setMaxNetworkRetries(0) // PatientCalls repeats, and nobody else
            .setHttpClient(new Wire(meter))
            .build();
    this.sideBySide =
        Executors.newFixedThreadPool(
            patience.atOnce(),
            work -> {
              Thread thread = new Thread(work, settings.connection() + "-fetch");
              thread.setDaemon(true);
              return thread;
            });
  }

  public StripeErrors errors() {
    return errors;
  }

  /** Gets an object. */
  public StripeAnswer get(String path, Query query) {
    return calls.call(() -> attempt(RequestMethod.GET, path + query, null));
  }

  /** Gets a list; an answer without one is no empty list. */
  public StripeAnswer list(String path, Query query) {
    StripeAnswer answer = get(path, query);
    if (!(answer.json().get("data") instanceof JsonArray)) {
      throw errors.malformed("it has no list of data");
    }
    return answer;
  }

  /** Makes or changes something, once: an answer may be lost after the work. */
  public StripeAnswer post(String path, Query form) {
    return calls.once(() -> attempt(RequestMethod.POST, path, form.form()));
  }

  /** Takes something away; may happen more than once. */
  public void delete(String path) {
    calls.call(() -> attempt(RequestMethod.DELETE, path, null));
  }

  /** Asks for several things at once; results in the order of the keys. */
  public <T> List<T> each(List<String> keys, Function<String, T> question) {
    List<CompletableFuture<T>> answers =
        keys.stream()
            .map(
                key ->
                    CompletableFuture.supplyAsync(
                        meter.carried(() -> question.apply(key)), sideBySide))
            .toList();
    try {
      return answers.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  @Override
  public void close() {
    sideBySide.shutdown();
  }

  private StripeAnswer attempt(RequestMethod method, String pathAndQuery, @Nullable String form) {
    StripeResponse response;
    try {
      response = stripe.rawRequest(method, pathAndQuery, form, null);
    } catch (Refused refused) {
      throw errors.ofAnswer(refused.response);
    } catch (StripeException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw errors.unreachable(cause.getClass().getSimpleName()).because(failed);
    }
    try {
      JsonObject json = JsonParser.parseString(response.body()).getAsJsonObject();
      return new StripeAnswer(json, StripeAnswer.date(response));
    } catch (JsonParseException | IllegalStateException noJson) {
      throw errors.malformed(
          "it is no complete JSON"); // without the parser's words, which may quote a customer
    }
  }

  /** Parameters of a request, as they stand behind the path. Used by one thread. */
  public static final class Query {

    private final StringBuilder text = new StringBuilder();
    private char first = '?';

    /** Parameters behind an address that may have some already. */
    public static Query behind(String url) {
      Query query = new Query();
      query.first = url.indexOf('?') < 0 ? '?' : '&';
      return query;
    }

    public Query with(String name, String value) {
      text.append(text.isEmpty() ? first : '&')
          .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
      return this;
    }

    public Query limit(int objects) {
      return with("limit", Integer.toString(objects));
    }

    public Query each(String name, Collection<String> values) {
      values.forEach(value -> with(name + "[]", value));
      return this;
    }

    /** Created then or later; Stripe counts whole seconds. */
    public Query createdFrom(Instant time) {
      return with("created[gte]", seconds(time));
    }

    public Query createdBefore(Instant time) {
      return with("created[lt]", seconds(time));
    }

    private static String seconds(Instant time) {
      return Long.toString(time.getEpochSecond() + (time.getNano() > 0 ? 1 : 0));
    }

    /** The same as the body of a form. */
    String form() {
      return text.isEmpty() ? "" : text.substring(1);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  /** Hands refusals on as they came, where the SDK would lose their headers. */
  private static final class Wire extends HttpURLConnectionClient {

    private final CallMeter meter;

    Wire(CallMeter meter) {
      this.meter = meter;
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
      long start = System.nanoTime();
      int status = OutsideCall.UNANSWERED;
      StripeResponse response;
      try {
        response = super.request(request);
        status = response.code();
      } finally {
        meter.answered(
            OutsideCall.ended(
                request.method().name(), URI.create(request.url().toString()), status, start));
      }
      if (response.code() < 200 || response.code() >= 300) {
        throw new Refused(response);
      }
      return response;
    }
  }

  /** An answer that says no. */
  private static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StripeResponse response;

    Refused(StripeResponse response) {
      super("refused", null, false, false);
      this.response = response;
    }
  }
}

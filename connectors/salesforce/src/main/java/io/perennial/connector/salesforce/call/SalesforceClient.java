package io.perennial.connector.salesforce.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.CallMeter;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.call.OutsideCall;
import io.perennial.connector.call.Patience;
import io.perennial.connector.call.PatientCalls;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.jspecify.annotations.Nullable;

/**
 * The only place that calls Salesforce.
 *
 * <p>All calls go through the component's {@code raw} operation: it neither hides an error behind a
 * success nor builds objects of its own, and each answer's status is seen here.
 */
public final class SalesforceClient implements AutoCloseable {

  public static final String API = "/services/data/v66.0";

  private static final Pattern USAGE = Pattern.compile("api-usage=(\\d+)/(\\d+)");
  private static final int REQUESTS_PER_SECOND = 50;

  private final SalesforceErrors errors;
  private final CallMeter meter;
  private final PatientCalls calls;
  private final SalesforceLink link;

  public SalesforceClient(SalesforceSettings settings, CallMeter meter) {
    this.errors = new SalesforceErrors(settings.connection());
    this.meter = meter;
    this.calls =
        new PatientCalls(
            settings.connection(),
            meter,
            Patience.standard(REQUESTS_PER_SECOND).firstPause(settings.firstPause()));
    this.link = new SalesforceLink(settings);
  }

  public SalesforceErrors errors() {
    return errors;
  }

  /** One answer to a query; deleted rows are in it. */
  public JsonNode queryAll(String soql) {
    return rows("/queryAll", soql);
  }

  /** One answer to a query over rows that are alive. */
  public JsonNode query(String soql) {
    return rows("/query", soql);
  }

  /** One answer to a query of what is set up, through the Tooling API. */
  public JsonNode tooling(String soql) {
    return rows("/tooling/query", soql);
  }

  /** The key of the user that we act as, for example {@code 0055g000001AbCdAAE}. */
  public String user() {
    String identity = get("/").path("identity").asText("");
    if (identity.isEmpty()) {
      throw errors.malformed("the list of resources names no identity");
    }
    return identity.substring(identity.lastIndexOf('/') + 1);
  }

  /** Gets a resource below the API's root, for example {@code /limits}. */
  public JsonNode get(String path) {
    return call("GET", API + path, Optional.empty());
  }

  /** Sends JSON to a resource below the API's root, once: an answer may be lost after the work. */
  public JsonNode send(String method, String path, Object body) {
    Optional<String> json = Optional.of(SalesforceJson.write(body));
    return calls.once(() -> attempt(method, API + path, json));
  }

  @Override
  public void close() {
    link.close();
  }

  /** An answer without rows is no empty answer: what is not there would be taken for deleted. */
  private JsonNode rows(String path, String soql) {
    JsonNode answer = call("GET", API + path + "/?q=" + encode(soql), Optional.empty());
    if (!answer.path("records").isArray()) {
      throw errors.malformed("it has no list of records");
    }
    return answer;
  }

  private JsonNode call(String method, String path, Optional<String> body) {
    return calls.call(() -> attempt(method, path, body));
  }

  private JsonNode attempt(String method, String path, Optional<String> body) {
    try {
      link.login();
    } catch (SalesforceException refused) {
      throw errors
          .ofLogin(refused.getStatusCode(), String.valueOf(refused.getMessage()))
          .because(refused);
    }
    long start = System.nanoTime();
    Exchange answer = link.send(method, path, body);
    noteUsage(answer);
    Exception failure = answer.getException();
    meter.answered(OutsideCall.ended(method, link.url(), status(failure), start));
    if (failure != null) {
      throw failed(failure);
    }
    InputStream json = answer.getMessage().getBody(InputStream.class);
    if (json == null) {
      throw errors.malformed("it is empty");
    }
    try {
      return SalesforceJson.read(json);
    } catch (IOException malformed) {
      throw errors.malformed("it is no complete JSON").because(malformed);
    }
  }

  /** The component tells a status only of what it takes for a failure. */
  private static int status(@Nullable Exception failure) {
    if (failure == null) {
      return 200;
    }
    return failure instanceof SalesforceException refused
        ? refused.getStatusCode()
        : OutsideCall.UNANSWERED;
  }

  private ConnectorException failed(Exception failure) {
    if (failure instanceof SalesforceException refused) {
      boolean duringLogin = refused.getCause() instanceof SalesforceException;
      int status = refused.getStatusCode();
      String words = String.valueOf(refused.getMessage());
      // an answer that broke off carries its status, 200 among them, and no complete body
      boolean brokenOff = status < 400 && status != 300;
      return (duringLogin
              ? errors.ofLogin(status, words)
              : errors.ofCall(brokenOff ? 0 : status, words))
          .because(refused);
    }
    return errors.unreachable(failure.getClass().getSimpleName()).because(failure);
  }

  private void noteUsage(Exchange answer) {
    Object header = answer.getMessage().getHeader("Sforce-Limit-Info");
    if (header != null) {
      Matcher usage = USAGE.matcher(header.toString());
      if (usage.find()) {
        long used = Long.parseLong(usage.group(1));
        long total = Long.parseLong(usage.group(2));
        meter.quota(Duration.ofDays(1), Math.max(0, total - used), total);
      }
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

package io.perennial.sandbox.salesforce.composite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.rest.Api;
import io.perennial.sandbox.salesforce.rest.Errors;
import io.perennial.sandbox.salesforce.rest.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code composite}: up to 25 calls in one, each able to use the answers before it. */
public final class Composite {

  private static final int MOST = 25;
  private static final int MOST_LARGE = 5;
  private static final Pattern LARGE =
      Pattern.compile(".*/(query|queryAll|composite/sobjects)\\b.*");
  private final Org org;
  private final Supplier<Api> api;

  /**
   * The resource.
   *
   * @param api runs the calls inside; it knows this resource, hence the detour
   */
  public Composite(Org org, Supplier<Api> api) {
    this.org = org;
    this.api = api;
  }

  public Answer answer(Request request) {
    ObjectNode body = request.json();
    List<ObjectNode> parts = parts(body);
    boolean allOrNone = body.path("allOrNone").asBoolean(false);
    List<Part> done =
        allOrNone
            ? org.write(() -> run(request, parts), all -> all.stream().allMatch(Part::success))
            : run(request, parts);
    boolean undone = allOrNone && !done.stream().allMatch(Part::success);
    return Answer.json(
        200,
        Map.of(
            "compositeResponse",
            done.stream().map(part -> undone ? part.rolledBack() : part).map(Part::json).toList()));
  }

  private static List<ObjectNode> parts(ObjectNode body) {
    List<ObjectNode> parts = new ArrayList<>();
    for (JsonNode node : body.path("compositeRequest")) {
      if (node instanceof ObjectNode part) {
        parts.add(part);
      }
    }
    long large =
        parts.stream().filter(part -> LARGE.matcher(part.path("url").asText()).matches()).count();
    if (parts.size() > MOST) {
      throw new ApiException("LIMIT_EXCEEDED", "Limit per request is 25 subrequests");
    }
    if (large > MOST_LARGE) {
      throw new ApiException(
          "LIMIT_EXCEEDED", "Limit per request is 5 query or sobject collections operations");
    }
    return parts;
  }

  private List<Part> run(Request request, List<ObjectNode> parts) {
    References references = new References();
    List<Part> done = new ArrayList<>();
    for (ObjectNode part : parts) {
      String name = part.path("referenceId").asText();
      Answer answer = run(request, part, references);
      JsonNode body = answer.body().isEmpty() ? NullNode.getInstance() : Json.read(answer.body());
      references.put(name, body);
      done.add(new Part(name, answer, body));
    }
    return done;
  }

  private Answer run(Request request, ObjectNode part, References references) {
    try {
      Map<String, String> headers = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> header : part.path("httpHeaders").properties()) {
        headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText());
      }
      String body = part.has("body") ? part.path("body").toString() : "";
      Call call =
          Call.of(
              part.path("method").asText(),
              references.resolve(part.path("url").asText()).replace(" ", "%20"),
              headers,
              references.resolve(body));
      return api.get().run(call, request.user());
    } catch (ApiException e) {
      return Errors.answer(e);
    }
  }

  /** One call inside, and its answer. */
  private record Part(String name, Answer answer, JsonNode body) {

    boolean success() {
      return answer.status() < 300;
    }

    Part rolledBack() {
      Answer refusal =
          Errors.answer(
              new ApiException(
                  "PROCESSING_HALTED",
                  "The transaction was rolled back since another operation in the same transaction"
                      + " failed."));
      return success() ? new Part(name, refusal, Json.read(refusal.body())) : this;
    }

    Map<String, @Nullable Object> json() {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("body", body.isNull() ? null : body);
      json.put(
          "httpHeaders",
          answer.headers().containsKey("Location")
              ? Map.of("Location", answer.headers().get("Location"))
              : Map.of());
      json.put("httpStatusCode", answer.status());
      json.put("referenceId", name);
      return json;
    }
  }
}

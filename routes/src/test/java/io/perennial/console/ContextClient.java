package io.perennial.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.access.ApiScope;
import io.perennial.access.ApiTokens;
import io.perennial.testing.Confidential;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for contexts as a panel does, and holds each answer against the published schema. */
public final class ContextClient {

  private static final String PATH = "/api/v1/context";
  private static final String PROPOSALS = "/api/v1/proposals";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Company company;
  private final String token;

  private ContextClient(Company company, String token) {
    this.company = company;
    this.token = token;
  }

  /** A token must be made before the first call: what is new is known two seconds later. */
  public static ContextClient of(Company company, ApiScope... scopes) {
    String text =
        company
            .perennial()
            .bean(ApiTokens.class)
            .create(
                "test %d %s".formatted(NUMBER.incrementAndGet(), List.of(scopes)),
                Set.of(scopes),
                Optional.empty(),
                company.clock().instant())
            .text();
    Confidential.note(List.of(text));
    return new ContextClient(company, text);
  }

  public String token() {
    return token;
  }

  public HttpResponse<String> send(String key, String value, String... headers) {
    return sendQuery(
        "%s=%s".formatted(key, URLEncoder.encode(value, StandardCharsets.UTF_8)), headers);
  }

  /** With what stands after the question mark. */
  public HttpResponse<String> sendQuery(String query, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(company.uri("%s?%s".formatted(PATH, query)))
            .header("Authorization", "Bearer " + token);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return company.send(request.build());
  }

  /** Proposes whose a record is. */
  public HttpResponse<String> propose(String body) {
    return company.send(
        HttpRequest.newBuilder(company.uri(PROPOSALS))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** What was proposed, as the schema says. */
  public JsonNode proposed(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return valid("Proposed", answer.body());
  }

  /** A customer's context, as the schema says. */
  public JsonNode context(String key, String value) {
    return context(send(key, value));
  }

  public JsonNode context(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    return valid("Context", answer.body());
  }

  /** Why there is none, as the schema says. */
  public JsonNode problem(int status, String key, String value) {
    return problem(status, send(key, value));
  }

  public JsonNode problem(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    JsonNode problem = valid("Problem", answer.body());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    return problem;
  }

  private JsonNode valid(String name, String body) {
    return new OpenApiSchema(company.get("/api/v1/openapi.yaml").body(), name).read(body);
  }
}

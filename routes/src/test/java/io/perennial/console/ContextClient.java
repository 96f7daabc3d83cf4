package io.perennial.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.perennial.access.ApiScope;
import io.perennial.access.ApiTokens;
import io.perennial.testing.Confidential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ByteArrayResource;

/** Asks for contexts as a panel does, and holds each answer against the published schema. */
public final class ContextClient {

  private static final String PATH = "/api/v1/context";

  private static final ObjectMapper JSON = new ObjectMapper();

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
                "test " + List.of(scopes),
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
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                company.uri(
                    "%s?%s=%s"
                        .formatted(PATH, key, URLEncoder.encode(value, StandardCharsets.UTF_8))))
            .header("Authorization", "Bearer " + token);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return company.send(request.build());
  }

  /** A customer's context, as the schema says. */
  public JsonNode context(String key, String value) {
    HttpResponse<String> answer = send(key, value);
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
    try {
      JsonNode json = JSON.readTree(body);
      assertThat(schema(name).validate(json)).as(body).isEmpty();
      return json;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private JsonSchema schema(String name) {
    YamlMapFactoryBean yaml = new YamlMapFactoryBean();
    yaml.setResources(
        new ByteArrayResource(
            company.get("/api/v1/openapi.yaml").body().getBytes(StandardCharsets.UTF_8)));
    Map<String, Object> document = Objects.requireNonNull(yaml.getObject());
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(
            JSON.valueToTree(
                Map.of(
                    "$ref",
                    "#/components/schemas/" + name,
                    "components",
                    Objects.requireNonNull(document.get("components")))),
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }
}

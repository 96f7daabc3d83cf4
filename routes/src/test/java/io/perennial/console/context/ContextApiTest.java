package io.perennial.console.context;

import static io.perennial.access.ApiScope.CONTEXT;
import static io.perennial.access.ApiScope.MONEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.access.ApiToken;
import io.perennial.access.ApiTokens;
import io.perennial.console.Company;
import io.perennial.console.ContextClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may ask for contexts, from where and how often, and what of them is shown to whom. */
class ContextApiTest {

  private static final String PANEL = "https://panel.acme.example";

  private static final Company company =
      Company.open(
          Map.of(
              "perennial.api.origins", PANEL, "perennial.public-url", "https://p.acme.example/"));

  private static final ContextClient plain = ContextClient.of(company, CONTEXT);
  private static final ContextClient rich = ContextClient.of(company, CONTEXT, MONEY);
  private static final ContextClient narrow = ContextClient.of(company, MONEY);

  @BeforeAll
  static void fill() {
    company
        .everywhere("A1", "Acme", "acme.example")
        .ticket("A1", "7001", "2026-06-01", "urgent", "open")
        .subscription("A1", "sub_1", 120_000, "eur", "2026-08-15")
        .subscription("A1", "sub_2", 70_000, "eur", "2026-08-15")
        .invoice("A1", "in_1", 240_000, "jpy", "2026-05-01", false)
        .invoice("A1", "in_2", 99_900, "eur", "2026-04-01", false);
    company.turn();
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  @Test
  void call_withoutAGoodTokenIsRefused() {
    String address = ContextApi.PATH + "?salesforceAccountId=A1";
    for (String header :
        new String[] {
          "Bearer prn_nobody", "Basic " + plain.token(), plain.token(), "Bearer ", "x"
        }) {
      HttpResponse<String> answer =
          company.send(
              HttpRequest.newBuilder(company.uri(address)).header("Authorization", header).build());

      assertThat(plain.problem(401, answer).path("mend").asText()).contains("token create");
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .hasValue("Bearer realm=\"perennial\"");
      assertThat(answer.body()).doesNotContain("Acme");
    }
    plain.problem(401, company.get(address));
    plain.problem(401, company.get(address + "&access_token=" + plain.token()));
    assertThat(company.get(ContextApi.PATH + "/?salesforceAccountId=A1").body())
        .doesNotContain("Acme");
    assertThat(company.get(ContextApi.PATH + ";a=b?salesforceAccountId=A1").statusCode())
        .isEqualTo(401);
  }

  @Test
  void call_withoutTheScopeIsRefused() {
    HttpResponse<String> answer = narrow.send("salesforceAccountId", "A1");

    narrow.problem(403, answer);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(said -> assertThat(said).contains("insufficient_scope", "context"));
  }

  @Test
  void call_mayOnlyRead() {
    HttpResponse<String> answer =
        company.send(
            HttpRequest.newBuilder(company.uri(ContextApi.PATH))
                .header("Authorization", "Bearer " + plain.token())
                .POST(BodyPublishers.ofString("{}"))
                .build());

    plain.problem(405, answer);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
  }

  @Test
  void call_mustNameOneKey() {
    for (String query :
        new String[] {
          "",
          "?name=Acme",
          "?email=",
          "?email=acme",
          "?email=a@b@c",
          "?salesforceAccountId=A1&zendeskTicketId=7001",
          "?zendeskTicketId=7001&zendeskTicketId=7001",
          "?zendeskTicketId=" + "7".repeat(300),
          "?zendeskTicketId=7%00"
        }) {
      HttpResponse<String> answer =
          company.send(
              HttpRequest.newBuilder(company.uri(ContextApi.PATH + query))
                  .header("Authorization", "Bearer " + plain.token())
                  .build());

      assertThat(plain.problem(400, answer).path("type").asText()).endsWith(":unclear");
    }
  }

  @Test
  void amounts_areForTheScopeAlone() {
    JsonNode shown = rich.context("salesforceAccountId", "A1");
    JsonNode hidden = plain.context("salesforceAccountId", "A1");

    assertThat(shown.path("amountsShown").asBoolean()).isTrue();
    assertThat(shown.path("renewal").path("amount").path("amount").decimalValue())
        .isEqualByComparingTo("19000");
    assertThat(shown.path("billing").path("amounts")).hasSize(2);
    assertThat(shown.toString()).contains("999.00 EUR").contains("19,000.00 EUR a year");
    assertThat(hidden.path("amountsShown").asBoolean()).isFalse();
    assertThat(hidden.path("renewal").path("amount").isNull()).isTrue();
    assertThat(hidden.path("billing").path("amounts").isNull()).isTrue();
    assertThat(hidden.path("billing").path("overdue").asText()).isEqualTo("YES");
    assertThat(hidden.toString())
        .contains("an amount")
        .doesNotContain("EUR")
        .doesNotContain("JPY")
        .doesNotContain("999")
        .doesNotContain("240");
  }

  @Test
  void answer_isSparedWhileNothingHasChanged() {
    HttpResponse<String> first = plain.send("salesforceAccountId", "A1");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    Instant before = company.clock().instant();
    company.clock().advance(Duration.ofMinutes(7));

    HttpResponse<String> same = plain.send("salesforceAccountId", "A1", "If-None-Match", tag);
    HttpResponse<String> other = rich.send("salesforceAccountId", "A1", "If-None-Match", tag);
    company.clock().set(before.plus(Duration.ofDays(1)));
    HttpResponse<String> later = plain.send("salesforceAccountId", "A1", "If-None-Match", tag);
    company.clock().set(before);

    assertThat(tag).startsWith("W/\"");
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(other.statusCode()).as("another caller sees another answer").isEqualTo(200);
    assertThat(later.statusCode()).as("a day nearer to the renewal").isEqualTo(200);
    assertThat(first.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
    assertThat(String.join(",", first.headers().allValues("Vary")))
        .contains("Authorization", "Origin");
  }

  @Test
  void origins_areThoseConfigured() {
    HttpResponse<String> known = plain.send("salesforceAccountId", "A1", "Origin", PANEL);
    HttpResponse<String> stranger =
        plain.send(
            "salesforceAccountId", "A1", "Origin", "https://panel.acme.example.evil.example");

    assertThat(known.statusCode()).isEqualTo(200);
    assertThat(known.headers().firstValue("Access-Control-Allow-Origin")).hasValue(PANEL);
    assertThat(known.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(plain.problem(403, stranger).path("mend").asText())
        .contains("perennial.api.origins");
    assertThat(stranger.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(stranger.body()).doesNotContain("Acme");
  }

  @Test
  void browser_mayAskFirstWithoutAToken() {
    assertThat(preflight(PANEL, "GET", "authorization").statusCode()).isEqualTo(200);
    assertThat(preflight(PANEL, "GET", "authorization").headers().map())
        .containsEntry("access-control-allow-origin", List.of(PANEL))
        .containsEntry("access-control-allow-headers", List.of("authorization"));
    assertThat(preflight("https://evil.example", "GET", "authorization").statusCode())
        .isEqualTo(403);
    assertThat(preflight(PANEL, "DELETE", "authorization").statusCode()).isEqualTo(403);
    assertThat(preflight(PANEL, "GET", "x-curious").statusCode()).isEqualTo(403);
  }

  private static HttpResponse<String> preflight(String origin, String method, String header) {
    return company.send(
        HttpRequest.newBuilder(company.uri(ContextApi.PATH + "?email=a@acme.example"))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", method)
            .header("Access-Control-Request-Headers", header)
            .build());
  }

  @Test
  void token_opensNothingOnceItHasExpiredOrWasRevoked() {
    ApiTokens tokens = company.perennial().bean(ApiTokens.class);
    Instant now = company.clock().instant();
    String brief =
        tokens.create("brief", Set.of(CONTEXT), Optional.of(now.plusSeconds(60)), now).text();
    String taken = tokens.create("taken", Set.of(CONTEXT), Optional.empty(), now).text();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> status(brief) == 200 && status(taken) == 200);

    company.clock().set(now.plusSeconds(59));
    assertThat(status(brief)).isEqualTo(200);
    company.clock().set(now.plusSeconds(60));
    assertThat(status(brief)).isEqualTo(401);
    company.clock().set(now);
    assertThat(tokens.revoke("taken", now)).isTrue();
    assertThat(tokens.revoke("taken", now)).as("once is enough").isFalse();

    await().atMost(Duration.ofSeconds(10)).until(() -> status(taken) == 401);
    assertThat(tokens.all())
        .filteredOn(token -> token.name().equals("taken"))
        .singleElement()
        .extracting(ApiToken::usedAt)
        .isEqualTo(Optional.of(now));
  }

  private static int status(String token) {
    return company
        .send(
            HttpRequest.newBuilder(company.uri(ContextApi.PATH + "?salesforceAccountId=A1"))
                .header("Authorization", "Bearer " + token)
                .build())
        .statusCode();
  }

  @Test
  void calls_areLimitedForEachToken() {
    try (Company small = Company.open(Map.of("perennial.api.calls-per-second", "2"))) {
      ContextClient one = ContextClient.of(small, CONTEXT);
      ContextClient another = ContextClient.of(small, CONTEXT, MONEY);
      List<HttpResponse<String>> answers = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        answers.add(one.send("salesforceAccountId", "nobody"));
      }

      HttpResponse<String> refused =
          answers.stream().filter(answer -> answer.statusCode() == 429).findFirst().orElseThrow();
      assertThat(one.problem(429, refused).path("type").asText()).endsWith(":too-many");
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
      another.problem(404, "salesforceAccountId", "nobody");
    }
  }

  @Test
  void otherPaths_needNoTokenOnThisMachine() {
    assertThat(company.get("/").statusCode()).isEqualTo(200);
    assertThat(company.get("/api/v1/journey?id=A1").statusCode()).isEqualTo(200);
    assertThat(company.get("/api/v1/openapi.yaml").headers().firstValue("Content-Type"))
        .hasValue("application/yaml");
  }
}

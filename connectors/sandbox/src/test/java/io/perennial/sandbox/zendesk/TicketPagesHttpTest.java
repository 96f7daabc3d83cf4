package io.perennial.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.page.FakeService;
import io.perennial.sandbox.page.Service;
import io.perennial.sandbox.zendesk.account.CustomField;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketPagesHttpTest extends ZendeskTestCase {

  private final FakeService service = FakeService.start();
  private final Caller browser = new Caller(zendesk.url(), "");

  @Override
  ZendeskOptions options() {
    return super.options()
        .ticketField(
            CustomField.ofTicket(360003, "Health", "tagger")
                .options("perennial_health_band_at_risk")
                .description("Managed by Perennial [perennial_health_band]"));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private JsonNode ask(String url, boolean secure, String type) {
    return post(options(url, secure, type), "Sec-Fetch-Site", "same-origin").json();
  }

  private Caller.Reply post(String options, String... headers) {
    return browser.send("POST", "/agent/app/proxy", options, headers);
  }

  private static String options(String url, boolean secure, String type) {
    return Json.write(
        Map.of(
            "url",
            url,
            "type",
            type,
            "secure",
            secure,
            "contentType",
            "application/json",
            "data",
            type.equals("POST") ? "{\"customer\":\"Acme\"}" : "",
            "headers",
            Map.of("Authorization", "Bearer {{setting.token}}", "Cookie", "a=b")));
  }

  @Test
  void proxy_isForPagesOfItsOwnAddressAlone() {
    zendesk.panel().install(service.entered());
    String options = options(service.url() + "/api/v1/proposals", true, "POST");
    String own = zendesk.url().toString();

    assertThat(post(options).status()).as("nobody says where it comes from").isEqualTo(403);
    for (String[] strange :
        new String[][] {
          {"Origin", "https://evil.example"},
          {"Origin", "null"},
          {"Origin", "http://127.0.0.1:1"},
          {"Origin", own + ".evil.example"},
          {"Sec-Fetch-Site", "cross-site"},
          {"Sec-Fetch-Site", "same-site"},
          {"Sec-Fetch-Site", "none"},
          {"Sec-Fetch-Site", "cross-site", "Origin", own},
          {"Sec-Fetch-Site", "same-origin", "Origin", "https://evil.example"}
        }) {
      assertThat(post(options, strange).status()).as(String.join(" ", strange)).isEqualTo(403);
    }
    assertThat(service.calls()).isEmpty();

    assertThat(post(options, "Origin", own).status()).isEqualTo(200);
    assertThat(post(options, "Origin", own, "Sec-Fetch-Site", "same-origin").status())
        .isEqualTo(200);
    assertThat(service.calls()).hasSize(2);
  }

  @Test
  void proxy_asksTheServiceAndPutsTheTokenIn() {
    zendesk.panel().install(service.entered());

    JsonNode answer = ask(service.url() + "/api/v1/context?email=a%40b.example", true, "GET");

    assertThat(answer.path("status").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText()).isEqualTo("{\"known\":true}");
    Call call = service.calls().get(0);
    assertThat(call.header("Authorization")).hasValue("Bearer " + FakeService.TOKEN);
    assertThat(call.parameter("email")).hasValue("a@b.example");
    assertThat(call.header("Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/api/v1/context",
        "http://evil.example/api/v1/context",
        "https://127.0.0.1:PORT/api/v1/context",
        "http://127.0.0.1:PORT@evil.example/",
        "http://user@127.0.0.1:PORT/",
        "file:///etc/passwd",
        "/api/v1/context",
        "nonsense"
      })
  void proxy_asksNobodyElse(String url) {
    zendesk.panel().install(service.entered());
    String port = String.valueOf(service.url().getPort());

    assertThat(ask(url.replace("PORT", port), true, "GET").path("status").asInt()).isEqualTo(403);
    assertThat(service.calls()).isEmpty();
  }

  @Test
  void proxy_passesOnWhatTheAppSends() {
    zendesk.panel().install(service.entered());

    JsonNode answer = ask(service.url() + "/api/v1/proposals", true, "POST");

    assertThat(answer.path("status").asInt()).isEqualTo(200);
    Call call = service.calls().get(0);
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.body()).isEqualTo("{\"customer\":\"Acme\"}");
    assertThat(call.header("Content-Type")).hasValue("application/json");
  }

  @Test
  void proxy_neitherDeletesNorFollowsAnybody() {
    zendesk.panel().install(service.entered());
    String context = service.url() + "/api/v1/context";

    assertThat(ask(context, true, "DELETE").path("status").asInt()).isEqualTo(403);
    assertThat(ask(context, false, "GET").path("status").asInt()).isEqualTo(403);
    assertThat(ask(service.url() + "/moved", true, "GET").path("status").asInt()).isEqualTo(302);
    assertThat(service.calls()).hasSize(1);
    assertThat(post("no json", "Sec-Fetch-Site", "same-origin").json().path("status").asInt())
        .isEqualTo(400);
  }

  @Test
  void proxy_saysWhenTheServiceIsDown() {
    URI gone = service.url();
    service.close();
    zendesk.panel().install(new Service(gone, FakeService.TOKEN));

    assertThat(ask(gone + "/api/v1/context", true, "GET").path("status").asInt()).isEqualTo(502);
  }

  @Test
  void token_isNowhereThatABrowserLooks() {
    zendesk.panel().install(service.entered());

    assertThat(browser.send("GET", "/agent/app/settings", "").text())
        .isEqualTo("{\"address\":\"%s\"}".formatted(service.url()));
    for (String path :
        List.of("/agent", "/agent/tickets/" + BURNING, "/agent/app/assets/panel.html")) {
      assertThat(browser.send("GET", path, "").text()).as(path).doesNotContain(FakeService.TOKEN);
    }
    assertThat(zendesk.panel().service())
        .hasValueSatisfying(
            known -> assertThat(known.toString()).doesNotContain(FakeService.TOKEN));
  }

  @Test
  void app_isAsItIsUploadedButForTheFrameworksAddress() {
    Caller.Reply panel = browser.send("GET", "/agent/app/assets/panel.html", "");

    assertThat(panel.text()).contains("src=\"/agent/assets/client.js\"", "panel.js");
    assertThat(panel.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'self'");
    assertThat(browser.send("GET", "/agent/app/assets/view.js", "").status()).isEqualTo(200);
    assertThat(browser.send("GET", "/agent/app/assets/none.js", "").status()).isEqualTo(404);
    assertThat(browser.send("GET", "/agent/app/settings", "").text()).isEqualTo("{}");
    assertThat(post("{}", "Sec-Fetch-Site", "same-origin").status()).isEqualTo(404);
  }

  @Test
  void queue_beginsWithCustomersAtRisk() {
    zendesk.people().updateTicket(BURNING, Map.of("priority", "urgent"));
    assertThat(queue()).containsExactly(BURNING, SLOW);

    zendesk.people().setTicketField(SLOW, 360003, "perennial_health_band_at_risk");

    assertThat(queue()).as("and without what is closed").containsExactly(SLOW, BURNING);
  }

  private List<String> queue() {
    List<String> ids = new ArrayList<>();
    browser
        .send("GET", "/agent/queue", "")
        .json()
        .path("tickets")
        .forEach(ticket -> ids.add(ticket.path("id").asText()));
    return ids;
  }

  @Test
  void conversation_beginsWithTheDescriptionOrElseTheSubject() {
    JsonNode said = caller.get("/tickets/%s/comments".formatted(BURNING)).json().at("/comments/0");

    assertThat(said.path("body").asText()).isEqualTo("It burns");
    assertThat(said.path("author_id").asText()).isEqualTo(JANE);
    assertThat(caller.get("/users/" + JANE).json().at("/user/name").asText()).isEqualTo("Jane Doe");
    assertThat(caller.get("/users/1").status()).isEqualTo(404);
    assertThat(caller.get("/tickets/1/comments").status()).isEqualTo(404);
  }
}

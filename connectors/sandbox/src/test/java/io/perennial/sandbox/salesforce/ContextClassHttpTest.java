package io.perennial.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Handler;
import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.engine.Server;
import io.perennial.sandbox.page.Service;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The panel's Apex class as the look-alike plays it. */
class ContextClassHttpTest extends SalesforceTestCase {

  private static final String TOKEN = "prn_kept_from_browsers";

  private final Listening service = new Listening();
  private final Server listening = Server.start(0, clock, Duration.ZERO, service);

  @AfterEach
  void stop() {
    listening.close();
  }

  private Client.Reply read(Client by, String id) {
    return by.at("")
        .post("/lightning/apex/PerennialContext.read", Json.write(Map.of("recordId", id)));
  }

  private JsonNode read(String id) {
    return read(Client.login(salesforce, salesforce.person()), id).json();
  }

  @Test
  void account_isAskedForWithTheToken() {
    salesforce.context().allow(new Service(listening.url(), TOKEN));

    JsonNode answer = read(ACME);

    assertThat(answer.path("status").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText()).isEqualTo("{\"known\":true}");
    Call call = service.calls.get(0);
    assertThat(call.path()).isEqualTo("/api/v1/context");
    assertThat(call.parameter("salesforceAccountId")).hasValue(ACME);
    assertThat(call.header("Authorization")).hasValue("Bearer " + TOKEN);
  }

  @Test
  void opportunity_asksForItsAccount() {
    salesforce.context().allow(new Service(listening.url(), TOKEN));

    assertThat(read(RENEWAL).path("status").asInt()).isEqualTo(200);

    assertThat(service.calls.get(0).parameter("salesforceAccountId")).hasValue(ACME);
  }

  @Test
  void record_thatThePersonDoesNotSeeAsksNobody() {
    salesforce.context().allow(new Service(listening.url(), TOKEN));
    salesforce.access().share(salesforce.person(), "Account", fields -> false);

    for (String id : List.of(ACME, GONE, id("001", 99), "", "x")) {
      JsonNode answer = read(id);
      assertThat(answer.path("status").asInt()).as(id).isEqualTo(404);
      assertThat(answer.path("body").isNull()).as(id).isTrue();
    }
    assertThat(service.calls).isEmpty();
  }

  @Test
  void silence_isAnAnswer() {
    assertThat(read(ACME).path("status").asInt()).as("no named credential").isZero();
    URI gone = listening.url();
    listening.close();
    salesforce.context().allow(new Service(gone, TOKEN));

    assertThat(read(ACME).path("status").asInt()).isZero();
    assertThat(read(ACME).path("body").isNull()).isTrue();
  }

  @Test
  void class_isForThePageAlone() {
    salesforce.context().allow(new Service(listening.url(), TOKEN));

    assertThat(read(Client.of(salesforce, "none"), ACME).status()).isEqualTo(401);
    assertThat(service.calls).isEmpty();
  }

  @Test
  void page_asksOnlyWhereTheOrgAllowsIt() {
    String path = "/lightning/r/Account/%s/view".formatted(ACME);
    assertThat(client.at("").get(path).text()).contains("name=\"live\" content=\"false\"");

    salesforce.context().allow(new Service(listening.url(), TOKEN));

    assertThat(client.at("").get(path).text())
        .contains("name=\"live\" content=\"true\"")
        .doesNotContain(TOKEN);
  }

  /** What the class asks. */
  private static final class Listening implements Handler {
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

    @Override
    public String kind(Call call) {
      return call.method();
    }

    @Override
    public Answer answer(Call call) {
      calls.add(call);
      return Answer.json(200, Map.of("known", true));
    }
  }
}

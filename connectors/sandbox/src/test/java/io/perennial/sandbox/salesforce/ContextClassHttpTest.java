package io.perennial.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.page.FakeService;
import io.perennial.sandbox.page.Service;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The panel's Apex class as the look-alike plays it. */
class ContextClassHttpTest extends SalesforceTestCase {

  private final FakeService service = FakeService.start();

  @AfterEach
  void stop() {
    service.close();
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
    salesforce.context().allow(service.entered());

    JsonNode answer = read(ACME);

    assertThat(answer.path("status").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText()).isEqualTo("{\"known\":true}");
    Call call = service.calls().get(0);
    assertThat(call.path()).isEqualTo("/api/v1/context");
    assertThat(call.parameter("salesforceAccountId")).hasValue(ACME);
    assertThat(call.header("Authorization")).hasValue("Bearer " + FakeService.TOKEN);
  }

  @Test
  void opportunity_asksForItsAccount() {
    salesforce.context().allow(service.entered());

    assertThat(read(RENEWAL).path("status").asInt()).isEqualTo(200);

    assertThat(service.calls().get(0).parameter("salesforceAccountId")).hasValue(ACME);
  }

  @Test
  void record_thatThePersonDoesNotSeeAsksNobody() {
    salesforce.context().allow(service.entered());
    salesforce.access().share(salesforce.person(), "Account", fields -> false);

    for (String id : List.of(ACME, GONE, id("001", 99), "", "x")) {
      JsonNode answer = read(id);
      assertThat(answer.path("status").asInt()).as(id).isEqualTo(404);
      assertThat(answer.path("body").isNull()).as(id).isTrue();
    }
    assertThat(service.calls()).isEmpty();
  }

  @Test
  void silence_isAnAnswer() {
    assertThat(read(ACME).path("status").asInt()).as("no named credential").isZero();
    URI gone = service.url();
    service.close();
    salesforce.context().allow(new Service(gone, FakeService.TOKEN));

    assertThat(read(ACME).path("status").asInt()).isZero();
    assertThat(read(ACME).path("body").isNull()).isTrue();
  }

  @Test
  void class_isForThePageAlone() {
    salesforce.context().allow(service.entered());

    assertThat(read(Client.of(salesforce, "none"), ACME).status()).isEqualTo(401);
    assertThat(service.calls()).isEmpty();
  }

  @Test
  void page_asksOnlyWhereTheOrgAllowsIt() {
    String path = "/lightning/r/Account/%s/view".formatted(ACME);
    assertThat(client.at("").get(path).text()).contains("name=\"live\" content=\"false\"");

    salesforce.context().allow(service.entered());

    assertThat(client.at("").get(path).text())
        .contains("name=\"live\" content=\"true\"")
        .doesNotContain(FakeService.TOKEN);
  }
}

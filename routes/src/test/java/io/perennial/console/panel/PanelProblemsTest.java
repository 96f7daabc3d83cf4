package io.perennial.console.panel;

import static io.perennial.access.ApiScope.CONTEXT;
import static io.perennial.access.ApiScope.MONEY;
import static io.perennial.access.ApiScope.PROPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.console.Browser;
import io.perennial.console.Company;
import io.perennial.console.ContextClient;
import io.perennial.sandbox.engine.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What agents are told when there is no answer: never a command. Only with {@code -Pbrowser}. */
@Tag("browser")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class PanelProblemsTest {

  private static final Pattern TYPE = Pattern.compile("\"(urn:perennial:problem:([a-z-]+))\"");

  private static final Company company = Company.openWithTwoDesks();
  private static final ContextClient plain = ContextClient.of(company, CONTEXT);
  private static final ContextClient narrow = ContextClient.of(company, MONEY);
  private static final ContextClient proposing = ContextClient.of(company, CONTEXT, PROPOSE);

  private final ZendeskHost zendesk = new ZendeskHost(company, plain.token());
  private final Browser browser = Browser.start().size(500, 900);
  private final PanelFrame frame = new PanelFrame(browser, zendesk);

  @BeforeAll
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  static void fill() {
    company
        .everywhere("A1", "Northwind Traders", "northwind.example")
        .account("B1", "Twin One", Map.of("Website", "twin.example"))
        .account("B2", "Twin Two", Map.of("Website", "twin.example"));
    company.secondDesk().put("organizations", "9A1", Map.of("name", "Somebody else"));
    company.turn();
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  @AfterEach
  void quit() {
    try {
      assertThat(browser.complaints()).isEmpty();
    } finally {
      browser.close();
      zendesk.close();
    }
  }

  private String told(int status, Map<String, Object> problem) {
    zendesk.answers(status, Json.write(problem));
    frame.openBesideTicketOf("9903");
    return frame.panel();
  }

  private static Map<String, Object> problem(int status, String type) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", type);
    problem.put("title", "The title");
    problem.put("status", status);
    problem.put("detail", "The detail.");
    problem.put("mend", "perennial match --to CUSTOMER desk/organization/9903");
    problem.put("candidates", List.of());
    problem.put("connections", List.of());
    return problem;
  }

  @Test
  void types_haveEachASentenceForAgents() {
    List<String> types =
        TYPE.matcher(company.get("/api/v1/openapi.yaml").body())
            .results()
            .map(found -> found.group(1))
            .distinct()
            .toList();

    assertThat(types).hasSizeGreaterThan(10).contains("urn:perennial:problem:not-matched");
    for (String type : types) {
      if (type.endsWith(":settled")) {
        continue; // only of proposals
      }
      assertThat(told(409, problem(409, type)))
          .as(type)
          .matches(text -> text.contains("admin") || text.contains("account owner"))
          .doesNotContain("The title", "match --to", "perennial ");
    }
  }

  @Test
  void type_thatIsNewIsToldInItsOwnWords() {
    assertThat(told(418, problem(418, "urn:perennial:problem:teapot")))
        .isEqualTo("The title The detail.");
    assertThat(told(500, problem(500, "urn:perennial:problem:teapot")))
        .isEqualTo("The title The detail.");
  }

  @Test
  void token_thatIsNotGoodIsToldApartFromOneThatLacksAScope() {
    zendesk.token("prn_revoked");
    frame.openBesideTicketOf("9903");
    assertThat(frame.panel())
        .startsWith("The panel may not ask")
        .contains("Its token was not accepted", "has expired", "app's settings");

    zendesk.token(narrow.token());
    frame.openBesideTicketOf("9903");
    assertThat(frame.panel())
        .startsWith("The panel's token does not open this")
        .contains("It lacks the scope context.", "app's settings")
        .doesNotContain("not accepted");
  }

  @Test
  void refusal_ofAGatewayIsNotTakenForOurs() {
    zendesk.answers(403, "<html>Forbidden</html>");
    frame.openBesideTicketOf("9903");
    assertThat(frame.panel())
        .startsWith("The panel's question was stopped on its way")
        .contains("domainWhitelist");

    zendesk.answers(401, "");
    frame.openBesideTicketOf("9903");
    assertThat(frame.panel()).startsWith("The panel may not ask");
  }

  @Test
  void number_ofTwoAccountsIsAskedWithTheConnectionOfTheSettings() {
    frame.openBesideTicketOf("9A1");
    assertThat(frame.panel())
        .startsWith("Several Zendesk accounts have such a number")
        .contains("app's settings: desk or desk-us.")
        .doesNotContain("Northwind", "connection=");

    frame.open("host.connection = ' desk '; host.data = {'ticket.organization': {id: '9A1'}};");
    assertThat(frame.panel()).startsWith("Northwind Traders");
    frame.open(
        "host.connection = 'desk'; host.data = {'ticket.requester': {email: 'a@northwind.example'}};");
    assertThat(frame.panel()).as("an address is no number").startsWith("Northwind Traders");
  }

  @Test
  void agent_isAskedForWhatAnAgentCanDo() {
    frame.open("host.data = {'ticket.requester': {email: 'someone@gmail.com'}};");
    assertThat(frame.panel()).contains("Give the requester an organization, then refresh.");
    frame.open("host.data = {'ticket.requester': {email: 'someone@twin.example'}};");
    assertThat(frame.panel())
        .contains("Twin One", "Twin Two", "Give the requester the organization");
    assertThat(frame.spoken()).startsWith("It may be one of several customers. ");

    frame.openBesideTicketOf("4711");
    assertThat(frame.panel()).startsWith("Perennial has not read this one yet");
  }

  @Test
  void proposal_thatIsDecidedAlreadySaysSo() {
    zendesk.token(proposing.token());
    Map<String, Object> open = problem(404, "urn:perennial:problem:not-matched");
    open.put("proposable", "desk/organization/9A1");
    String told = told(404, open);
    assertThat(told).contains("Propose whose it is; your Perennial admin confirms it.");
    zendesk.down(false);

    browser.find("input").sendKeys("Northwind Traders");
    browser.find("form button").click();

    PanelFrame.until(() -> frame.panel().startsWith("Somebody has decided this already"));
    assertThat(frame.panel()).doesNotContain("match --to");
    assertThat(browser.focused().getText()).isEqualTo("Somebody has decided this already");
  }
}

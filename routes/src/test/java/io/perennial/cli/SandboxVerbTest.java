package io.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.perennial.testing.Forked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SandboxVerbTest {

  private static final String[] FREE = {
    "sandbox", "--salesforce-port", "0", "--zendesk-port", "0", "--stripe-port", "0"
  };

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path folder;

  /** State grows with changes, not with customers: these have 2.4 million records. */
  @Test
  @Timeout(150)
  void sandbox_tellsOfFiftyThousandCustomersInHalfAGigabyte() throws Exception {
    try (Forked sandbox =
        Forked.start(folder, List.of("-Xmx512m"), with("--customers", "50000", "--installed"))) {
      Map<String, String> settings = settings(sandbox);

      assertThat(readSalesforce(settings, 2)).isEqualTo(5 * 2 * 2000);
      assertThat(readZendesk(settings, 3)).as("of one second all come").isBetween(6_000, 6_500);
      assertThat(readStripe(settings, 5)).isEqualTo(1_500);
    }
  }

  private int readSalesforce(Map<String, String> settings, int pages) throws Exception {
    String url = settings.get("salesforce.login-url");
    String token =
        word(
            post(
                URI.create(url + "/services/oauth2/token"),
                "grant_type=client_credentials&client_id=%s&client_secret=%s"
                    .formatted(
                        settings.get("salesforce.client-id"),
                        settings.get("salesforce.client-secret"))),
            "access_token");
    int records = 0;
    for (String object : List.of("Account", "Contact", "Opportunity", "Task", "Event")) {
      String next =
          "/services/data/v66.0/queryAll/?q="
              + URLEncoder.encode(
                  "SELECT Id FROM %s ORDER BY SystemModstamp, Id".formatted(object),
                  StandardCharsets.UTF_8);
      for (int page = 0; page < pages; page++) {
        String body = get(URI.create(url + next), "Bearer " + token);
        records += count(body, "\"Id\":");
        next = word(body, "nextRecordsUrl");
      }
    }
    return records;
  }

  private int readZendesk(Map<String, String> settings, int pages) throws Exception {
    String url = settings.get("zendesk.url");
    String token =
        word(
            post(
                URI.create(url + "/oauth/tokens"),
                "grant_type=client_credentials&client_id=%s&client_secret=%s&scope=read"
                    .formatted(
                        settings.get("zendesk.client-id"), settings.get("zendesk.client-secret"))),
            "access_token");
    int records = 0;
    for (String kind : List.of("organizations", "tickets")) {
      String next =
          url
              + (kind.equals("tickets")
                  ? "/api/v2/incremental/tickets/cursor.json?start_time=0"
                  : "/api/v2/incremental/organizations.json?start_time=0");
      for (int page = 0; page < pages; page++) {
        String body = get(URI.create(next), "Bearer " + token);
        records += count(body, "\"external_id\":");
        next = word(body, kind.equals("tickets") ? "after_url" : "next_page");
      }
    }
    return records;
  }

  private int readStripe(Map<String, String> settings, int pages) throws Exception {
    String url = settings.get("stripe.url");
    String authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (settings.get("stripe.key") + ":").getBytes(StandardCharsets.UTF_8));
    int records = 0;
    for (String kind : List.of("customers", "subscriptions", "invoices")) {
      String after = "";
      for (int page = 0; page < pages; page++) {
        String body =
            get(URI.create("%s/v1/%s?limit=100%s".formatted(url, kind, after)), authorization);
        List<String> ids = ids(body, kind);
        records += ids.size();
        after = "&starting_after=" + ids.get(ids.size() - 1);
      }
    }
    return records;
  }

  private static List<String> ids(String body, String kind) {
    String prefix = Map.of("customers", "cus", "subscriptions", "sub", "invoices", "in").get(kind);
    return Pattern.compile("\"id\":\"(%s_[A-Za-z0-9]+)\",\"object\"".formatted(prefix))
        .matcher(body)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  @Timeout(120)
  void sandbox_answersForAllThreeAndEndsWithItsInput() throws Exception {
    try (Forked sandbox =
        Forked.start(folder, with("--customers", "20", "--truth", "truth.json", "--renewable"))) {
      Map<String, String> settings = settings(sandbox);

      assertThat(settings.get("salesforce.client-id")).isEqualTo("3MVG9.client.integration.1");
      for (String url : List.of("salesforce.login-url", "zendesk.url", "stripe.url")) {
        assertThat(status(URI.create(settings.get(url) + "/v1/customers"))).isIn(401, 404);
      }
      assertThat(Files.readString(folder.resolve("truth.json"))).contains("\"customerCount\" : 20");

      sandbox.line("");
      Map<String, String> renewed = settings(sandbox, 2);
      assertThat(renewed.get("stripe.url")).isNotEqualTo(settings.get("stripe.url"));

      sandbox.endInput();
      assertThat(sandbox.await()).isZero();
    }
  }

  @Test
  void takenPort_isNamedWithTheOptionForAnotherOne() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ran ran = run(with("--customers", "1", "--zendesk-port", "" + taken.getLocalPort()));

      assertThat(ran.code).isEqualTo(1);
      assertThat(ran.errors)
          .isEqualTo(
              "port %d is taken: give another one with --zendesk-port, or 0 for a free one\n"
                  .formatted(taken.getLocalPort()));
    }
  }

  @Test
  void unknownFolder_isNamed() {
    Ran ran = run(with("--dataset", folder.resolve("none").toString()));

    assertThat(ran.code).isEqualTo(64);
    assertThat(ran.errors).contains("none is no folder: name the one with the CSV files");
  }

  @Test
  void wrongDataset_isToldAsItIs() throws IOException {
    Files.writeString(folder.resolve("accounts.csv"), "id,name\n1,Acme\n");

    Ran ran = run(with("--dataset", folder.toString()));

    assertThat(ran.code).isEqualTo(1);
    assertThat(ran.errors).contains("accounts.csv").contains("created").doesNotContain("Exception");
  }

  @Test
  void contradictions_areUsageErrors() {
    assertThat(run("sandbox", "--customers", "5", "--dataset", ".").code).isEqualTo(64);
    assertThat(run("sandbox", "--customers", "0").errors).contains("from 1 to 100,000");
    assertThat(run("sandbox", "--latency", "-1").errors).contains("--latency");
    assertThat(run("sandbox", "--dataset", folder.toString(), "--truth", "t.json").errors)
        .contains("--truth");
  }

  private record Ran(int code, String errors) {}

  private static Ran run(String... arguments) {
    PrintStream before = System.err;
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      return new Ran(Verbs.run(arguments), errors.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(before);
    }
  }

  /** Free ports, and whatever comes later in the line instead. */
  private static String[] with(String... more) {
    Map<String, String> values = new TreeMap<>();
    List<String> words = new ArrayList<>(List.of("sandbox"));
    List<String> given = List.of(more);
    for (int i = 1; i < FREE.length; i += 2) {
      if (!given.contains(FREE[i])) {
        values.put(FREE[i], FREE[i + 1]);
      }
    }
    values.forEach(
        (name, value) -> {
          words.add(name);
          words.add(value);
        });
    words.addAll(given);
    return words.toArray(String[]::new);
  }

  private static Map<String, String> settings(Forked sandbox) throws InterruptedException {
    return settings(sandbox, 1);
  }

  /** What it printed the given time, for example {@code stripe.key}. */
  private static Map<String, String> settings(Forked sandbox, int time)
      throws InterruptedException {
    await().atMost(Duration.ofMinutes(1)).until(() -> count(sandbox.output(), "Ctrl-C") >= time);
    Map<String, String> settings = new TreeMap<>();
    String connection = "";
    for (String line : sandbox.output().lines().toList()) {
      Matcher pair = Pattern.compile(" {4}( {2})?([a-z-]+):( (.+))?").matcher(line);
      if (pair.matches() && pair.group(4) == null) {
        connection = pair.group(2);
      } else if (pair.matches()) {
        settings.put(connection + "." + pair.group(2), pair.group(4));
      }
    }
    return settings;
  }

  private String post(URI address, String form) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  private String get(URI address, String authorization) throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(address).header("Authorization", authorization).build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(address.getPath()).isEqualTo(200);
    return answer.body();
  }

  private int status(URI address) throws Exception {
    return client
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private static String word(String json, String name) {
    Matcher word = Pattern.compile("\"%s\":\"([^\"]+)\"".formatted(name)).matcher(json);
    assertThat(word.find()).as(name).isTrue();
    return word.group(1);
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}

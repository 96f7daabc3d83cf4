package io.perennial.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.perennial.testing.Forked;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class DemoVerbTest {

  private static final Pattern ADDRESS = Pattern.compile("console +(http://127\\.0\\.0\\.1:\\d+/)");

  @TempDir private Path folder;

  @Test
  void demo_opensWithScoresAndLeavesNothingBehind() throws IOException, InterruptedException {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    try (Forked demo =
        Forked.start(
            folder,
            List.of("-Djava.io.tmpdir=" + temporary),
            "demo",
            "--customers",
            "20",
            "--port",
            "0")) {
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() -> assertThat(demo.output()).contains("scores ready after"));
      assertThat(demo.output()).contains("20 customers, COMPLETE");
      Matcher address = ADDRESS.matcher(demo.output());
      assertThat(address.find()).isTrue();

      assertThat(page(address.group(1) + "customers"))
          .as("health scores are there from the start")
          .contains("healthy");
      assertThat(page(address(demo, "a rep sees"))).contains("Pat Person, sales");
      String agent = address(demo, "an agent");
      assertThat(page(agent)).contains("Agnes Agent, agent");
      assertThat(context(agent, address.group(1)))
          .as("the app beside tickets has a token that is good")
          .contains("\"status\":404", "urn:perennial:problem:")
          .doesNotContain("prn_");
      demo.interrupt();

      assertThat(demo.await()).as("ended by a signal").isIn(0, 130, 143);
      assertThat(demo.output()).doesNotContain("ERROR", "Exception", "left behind");
    }
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left.filter(path -> path.getFileName().toString().contains("perennial-demo")))
          .isEmpty();
    }
  }

  private static String address(Forked demo, String of) {
    Matcher address =
        Pattern.compile(of + " +(http://127\\.0\\.0\\.1:\\d+/\\w+)").matcher(demo.output());
    assertThat(address.find()).as(of).isTrue();
    return address.group(1);
  }

  /** Asks for a customer whom nobody knows, as the app does. */
  private static String context(String agent, String console)
      throws IOException, InterruptedException {
    String asked =
        "{\"url\":\"%sapi/v1/context?zendeskOrganizationId=1\",\"secure\":true,\"headers\":{\"Authorization\":\"Bearer {{setting.token}}\"}}"
            .formatted(console);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(agent + "/app/proxy"))
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(asked))
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  private static String page(String address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
        .body();
  }
}

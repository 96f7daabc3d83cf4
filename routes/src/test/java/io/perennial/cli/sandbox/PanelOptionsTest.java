package io.perennial.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.perennial.cli.Verbs;
import io.perennial.testing.Forked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code sandbox --perennial}: the app beside tickets finds its service, or says what is wrong. */
class PanelOptionsTest {

  private static final String SERVICE = "http://127.0.0.1:8080";

  @TempDir private Path folder;

  @Test
  void service_isOnThisMachineAndNeedsAToken() throws IOException {
    String file = folder.resolve("token").toString();

    assertThat(refused("--perennial", SERVICE))
        .contains("--token-file", "perennial token create --name Sandbox --scope context");
    assertThat(refused("--perennial", "https://perennial.acme.example"))
        .contains("an address of this machine");
    assertThat(refused("--perennial", "8080")).contains("an address of this machine");
    assertThat(refused("--token-file", file)).contains("--perennial");
    assertThat(refused("--perennial", SERVICE, "--token-file", file))
        .contains("token cannot be read");
    Files.writeString(Path.of(file), "\n");
    assertThat(refused("--perennial", SERVICE, "--token-file", file)).contains("needs a token");
  }

  private static String refused(String... options) {
    PrintStream before = System.err;
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      assertThat(Verbs.run(line(options))).isEqualTo(64);
    } finally {
      System.setErr(before);
    }
    return errors.toString(StandardCharsets.UTF_8);
  }

  private static String[] line(String... options) {
    return Stream.concat(
            Stream.of(
                "sandbox --customers 2 --salesforce-port 0 --zendesk-port 0 --stripe-port 0"
                    .split(" ")),
            Stream.of(options))
        .toArray(String[]::new);
  }

  @Test
  @Timeout(120)
  void token_ofAFileIsInstalledAndToldNobody() throws Exception {
    String file = Files.writeString(folder.resolve("token"), "prn_of_a_file\n").toString();
    try (Forked sandbox =
        Forked.start(folder, line("--renewable", "--perennial", SERVICE, "--token-file", file))) {
      await().atMost(Duration.ofMinutes(1)).until(() -> sandbox.output().contains("Ctrl-C"));

      Matcher pages =
          Pattern.compile("a rep sees, and an agent: (\\S+)/lightning and (\\S+)/agent\n")
              .matcher(sandbox.output());
      assertThat(pages.find()).isTrue();
      assertThat(sandbox.output()).doesNotContain("prn_of_a_file");
      assertThat(text(pages.group(2) + "/agent/app/settings"))
          .isEqualTo("{\"address\":\"%s\"}".formatted(SERVICE));
      sandbox.endInput();
      assertThat(sandbox.await()).isZero();
    }
  }

  private static String text(String address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
        .body();
  }
}

package io.perennial.serve.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.access.ApiScope;
import io.perennial.access.ApiTokens;
import io.perennial.access.Keystores;
import io.perennial.settings.ConfigurationRefused;
import io.perennial.testing.Confidential;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.TestPorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.embedded.tomcat.ConnectorStartFailedException;

/** The way to the API from beyond this machine leads to the API alone. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ApiListenerTest {

  private static final String ASKED = "/api/v1/context?salesforceAccountId=A1";
  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

  private final int port = TestPorts.free();
  @TempDir private Path folder;

  private static TestApplication start(Map<String, String> api) {
    Map<String, String> settings = new TreeMap<>();
    api.forEach((key, value) -> settings.put("perennial.api." + key, value));
    return TestApplication.on(TestDatabase.create(), new SettableClock(NOW))
        .beside(settings)
        .pages()
        .start();
  }

  private static String token(TestApplication perennial) {
    String token =
        perennial
            .bean(ApiTokens.class)
            .create("test", Set.of(ApiScope.CONTEXT), Optional.empty(), NOW)
            .text();
    Confidential.note(List.of(token));
    return token;
  }

  private static HttpResponse<String> get(HttpClient client, URI address, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void listener_servesNothingButTheApi() throws Exception {
    try (TestApplication perennial =
        start(Map.of("port", String.valueOf(port), "address", "0.0.0.0", "behind-proxy", "true"))) {
      String bearer = "Bearer " + token(perennial);
      URI outside = URI.create("http://127.0.0.1:" + port);
      HttpClient client = HttpClient.newHttpClient();

      HttpResponse<String> answered = get(client, outside.resolve(ASKED), "Authorization", bearer);
      assertThat(answered.statusCode()).as(answered.body()).isEqualTo(404);
      assertThat(answered.body()).contains("urn:perennial:problem:unknown");
      assertThat(get(client, outside.resolve(ASKED)).statusCode()).isEqualTo(401);
      for (String path :
          new String[] {
            "/",
            "/customers",
            "/customers/1",
            "/health",
            "/metrics",
            "/error",
            "/api/v1/journey?id=A1",
            "/api/v1/openapi.yaml",
            "/api/v1/context/",
            "/api/v1/context;a=b?email=a@b.example",
            "/api/v1/context/..;/../../customers",
            "//api/v1/context",
            "/customers/../api/v1/context",
            "/api/v1/%63ontext?email=a@b.example"
          }) {
        String answer = raw(path, bearer);
        assertThat(answer).as(path).matches("(?s)HTTP/1.1 40[04] .*").doesNotContain("<html");
      }
      assertThat(get(client, perennial.url().resolve("/customers")).statusCode())
          .as("the pages are where they were")
          .isEqualTo(200);
    }
  }

  /** A client of our own: others tidy up paths before they send them. */
  private String raw(String path, String bearer) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET %s HTTP/1.1\r\nHost: api.acme.example\r\nAuthorization: %s\r\nConnection: close\r\n\r\n"
              .formatted(path, bearer)
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void listener_isCalledByWhateverNameItsNetworkGivesIt() throws Exception {
    try (TestApplication perennial = start(Map.of("port", String.valueOf(port)))) {
      String bearer = "Bearer " + token(perennial);

      assertThat(raw(ASKED, bearer)).contains("urn:perennial:problem:unknown");
    }
  }

  @Test
  void tls_isSpokenAndNothingElse() throws Exception {
    Path store = Keystores.make(folder.resolve("api.p12"), "correct-horse");
    try (TestApplication perennial =
        start(
            Map.of(
                "port",
                String.valueOf(port),
                "address",
                "0.0.0.0",
                "tls.keystore",
                store.toString(),
                "tls.keystore-password",
                "correct-horse"))) {
      String bearer = "Bearer " + token(perennial);
      URI address = URI.create("https://127.0.0.1:" + port + ASKED);
      HttpClient trusting = HttpClient.newBuilder().sslContext(trusting(store)).build();

      HttpResponse<String> answer = get(trusting, address, "Authorization", bearer);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("urn:perennial:problem:unknown");
      assertThat(
              get(trusting, URI.create("https://127.0.0.1:%d/customers".formatted(port)))
                  .statusCode())
          .isEqualTo(404);
      assertThatThrownBy(() -> get(HttpClient.newHttpClient(), address))
          .as("who does not know the certificate")
          .isInstanceOf(SSLHandshakeException.class);
      assertThat(raw(ASKED, bearer)).startsWith("HTTP/1.1 400").doesNotContain("urn:");
    }
  }

  private static SSLContext trusting(Path store) throws Exception {
    KeyStore known = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      known.load(file, "correct-horse".toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("api", known.getCertificate("api"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  @Test
  void start_isRefusedBeyondThisMachineWithoutEncryption() {
    TestApplication.Builder open =
        TestApplication.on(TestDatabase.create(), new SettableClock(NOW))
            .settings(Map.of("perennial.api.port", "8105", "perennial.api.address", "0.0.0.0"))
            .pages();

    assertThatThrownBy(open::start)
        .rootCause()
        .isInstanceOf(ConfigurationRefused.class)
        .hasMessageContaining("perennial.api.address leads beyond this machine");
  }

  @Test
  void start_namesThePortThatIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(Map.of("port", String.valueOf(other.getLocalPort()))))
          .rootCause()
          .isInstanceOf(ConnectorStartFailedException.class)
          .hasMessageContaining(String.valueOf(other.getLocalPort()));
    }
  }
}

package io.perennial.connector.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WholeAnswerTest {

  private static final byte[] BODY = "whole".getBytes(StandardCharsets.UTF_8);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/whole", exchange -> answer(exchange, BODY.length));
    server.createContext("/half", exchange -> answer(exchange, BODY.length * 2));
    server.start();
  }

  private void answer(HttpExchange exchange, int announced) throws IOException {
    exchange.sendResponseHeaders(200, announced);
    exchange.getResponseBody().write(BODY);
    exchange.getResponseBody().flush();
    if (announced > BODY.length) {
      try {
        end.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    exchange.close();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void answer_isReadToItsEnd() throws Exception {
    assertThat(ask("/whole", Duration.ofSeconds(20)).body()).isEqualTo("whole");
  }

  @Test
  void answer_whoseBodyStallsIsGivenUp() {
    assertThatThrownBy(() -> ask("/half", Duration.ofSeconds(1)))
        .isInstanceOf(HttpTimeoutException.class)
        .hasMessage("the answer had not ended after 1 s");
  }

  @Test
  void nobodyThere_isTheClientsOwnFailure() {
    server.stop(0);

    assertThatThrownBy(() -> ask("/whole", Duration.ofSeconds(20)))
        .isInstanceOf(ConnectException.class);
  }

  private HttpResponse<String> ask(String path, Duration patience) throws Exception {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    return WholeAnswer.to(
        HttpRequest.newBuilder(url).build(), http, BodyHandlers.ofString(), patience);
  }
}

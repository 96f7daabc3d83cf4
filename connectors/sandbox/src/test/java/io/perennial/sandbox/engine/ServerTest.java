package io.perennial.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerTest {

  private final Echo echo = new Echo();
  private final Server server = Server.start(0, InstantSource.system(), Duration.ZERO, echo);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void answer_carriesMethodPathAndBodyAsSent() throws Exception {
    HttpResponse<String> reply = send("PATCH", "/echo/acme%201%2F%C3%A9?q=a%20b%2Bc", "grüße");

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("PATCH [echo, acme 1/é] a b+c grüße");
    assertThat(reply.headers().firstValue("X-Echo")).contains("yes");
  }

  @Test
  void start_namesThePortThatIsTaken() {
    int taken = server.url().getPort();

    assertThatThrownBy(() -> Server.start(taken, InstantSource.system(), Duration.ZERO, echo))
        .isInstanceOf(PortTakenException.class)
        .hasMessage("port %d is taken", taken);
  }

  @Test
  void fault_strikesAsOftenAsPlannedAndThenNoMore() throws Exception {
    Faults.Planned fault =
        server
            .faults()
            .next(
                Call.to("GET", "/echo"),
                2,
                Fault.answer(429, "text/plain", "slow down", Map.of("Retry-After", "7")));

    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      statuses.add(send("GET", "/echo/x", "").statusCode());
    }

    assertThat(statuses).containsExactly(429, 429, 200);
    assertThat(fault.struck()).isEqualTo(2);
    assertThat(echo.worked.get()).isEqualTo(1);
  }

  @Test
  void reset_breaksTheConnectionBeforeTheWork() {
    server.faults().always(Call.to("POST", "/echo"), Fault.reset());

    assertThatThrownBy(() -> send("POST", "/echo/x", "body")).isInstanceOf(IOException.class);
    assertThat(echo.worked.get()).isZero();
  }

  @Test
  void lostAnswer_breaksTheConnectionAfterTheWork() {
    server.faults().always(Call.to("POST", "/echo"), Fault.lostAnswer());

    assertThatThrownBy(() -> send("POST", "/echo/x", "body")).isInstanceOf(IOException.class);
    assertThat(echo.worked.get()).isPositive();
    assertThat(server.journal().answers(200)).isPositive();
  }

  @Test
  void truncated_cutsTheBodyInHalf() throws Exception {
    server.faults().next(Call.to("GET", "/echo"), Fault.truncated());

    assertThat(send("GET", "/echo/x", "").body()).isEqualTo("GET [e");
  }

  @Test
  void hooks_runBeforeAndAfterTheWork() throws Exception {
    List<Integer> seen = new ArrayList<>();
    server.faults().next(Call.to("GET", "/a"), Fault.before(() -> seen.add(echo.worked.get())));
    server.faults().next(Call.to("GET", "/b"), Fault.after(() -> seen.add(echo.worked.get())));

    send("GET", "/a", "");
    send("GET", "/b", "");

    assertThat(seen).containsExactly(0, 2);
  }

  @Test
  void unavailable_isAnHtmlPage() throws Exception {
    server.faults().next(call -> true, Fault.unavailable());

    HttpResponse<String> reply = send("GET", "/echo/x", "");

    assertThat(reply.statusCode()).isEqualTo(503);
    assertThat(reply.headers().firstValue("Content-Type")).contains("text/html");
  }

  @Test
  void slowAnswer_doesTheWorkAtOnce() throws Exception {
    server.faults().next(call -> true, Fault.slowAnswer(Duration.ofMillis(150)));

    long start = System.nanoTime();
    send("GET", "/echo/x", "");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(140));
  }

  @Test
  void journal_countsByKindAndSeesHowManyWereUnderWay() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    server.faults().next(call -> true, 2, Fault.before(() -> await(together)));
    CompletableFuture<HttpResponse<String>> one =
        client.sendAsync(request("GET", "/echo/1", ""), BodyHandlers.ofString());
    CompletableFuture<HttpResponse<String>> other =
        client.sendAsync(request("GET", "/echo/2", ""), BodyHandlers.ofString());
    CompletableFuture.allOf(one, other).get();
    send("POST", "/echo/3", "");

    assertThat(server.journal().byKind()).isEqualTo(Map.of("GET /echo", 2L, "POST /echo", 1L));
    assertThat(server.journal().calls()).isEqualTo(3);
    assertThat(server.journal().mostAtOnce()).isEqualTo(2);
  }

  @Test
  void brokenHandler_answersFiveHundred() throws Exception {
    assertThat(send("GET", "/break", "").statusCode()).isEqualTo(500);
  }

  @Test
  void brokenHook_answersFiveHundredAndIsCounted() throws Exception {
    server
        .faults()
        .next(
            call -> true,
            Fault.before(
                () -> {
                  throw new IllegalStateException("x");
                }));

    assertThat(send("GET", "/echo/x", "").statusCode()).isEqualTo(500);
    assertThat(server.journal().answers(500)).isEqualTo(1);
  }

  @Test
  void longUri_isRefusedAsSalesforceDoes() throws Exception {
    assertThat(send("GET", "/echo/" + "x".repeat(15_000), "").statusCode()).isEqualTo(200);
    assertThat(send("GET", "/echo/" + "x".repeat(16_400), "").statusCode()).isEqualTo(414);
  }

  @Test
  void latency_delaysEveryCall() throws Exception {
    try (Server slow = Server.start(0, InstantSource.system(), Duration.ofMillis(120), echo)) {
      long start = System.nanoTime();
      client.send(
          HttpRequest.newBuilder(URI.create(slow.url() + "/echo/x")).build(),
          BodyHandlers.ofString());

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(110));
    }
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return client.send(request(method, path, body), BodyHandlers.ofString());
  }

  private HttpRequest request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create(server.url() + path))
        .method(method, BodyPublishers.ofString(body))
        .build();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Answers what it was asked. */
  private static final class Echo implements Handler {

    private final AtomicInteger worked = new AtomicInteger();

    @Override
    public String kind(Call call) {
      return call.method() + " /echo";
    }

    @Override
    public Answer answer(Call call) {
      worked.incrementAndGet();
      if (call.path().equals("/break")) {
        throw new IllegalStateException("broken on purpose");
      }
      String text =
          "%s %s %s %s"
              .formatted(
                  call.method(), call.segments(), call.parameter("q").orElse(""), call.body());
      return Answer.text(200, "text/plain;charset=utf-8", text.strip()).with("X-Echo", "yes");
    }
  }
}

package io.perennial.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.perennial.benchmark.Call.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordingTest {

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final AtomicInteger jobs = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();

  /** Whom an answer waits for. */
  private volatile Runnable company = () -> {};

  private final Recording recording = new Recording();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer vendor;
  private URI url;

  @BeforeEach
  void start() throws IOException {
    vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    vendor.setExecutor(threads);
    vendor.createContext("/", this::answer);
    vendor.start();
    url = URI.create("http://127.0.0.1:" + vendor.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    vendor.stop(0);
    threads.shutdownNow();
  }

  /** Pages name each other; each update begins a job of another name. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
      String target = exchange.getRequestURI().toString();
      asked.add(exchange.getRequestMethod() + " " + target);
      boolean later = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
      String body =
          target.startsWith("/oauth")
              ? "{\"access_token\":\"token-%d\"}".formatted(jobs.incrementAndGet())
              : exchange.getRequestMethod().equals("PUT")
                  ? "{\"job_status\":{\"id\":\"job-number-%d\"}}".formatted(jobs.incrementAndGet())
                  : "{\"items\":[1,2],\"next_page_after\":\"behind-%s\",\"at\":\"%s\"}"
                      .formatted(target.replaceAll("\\W", ""), url);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Retry-After", "0");
      boolean unknown = target.startsWith("/jobs") && !target.endsWith("job-number-" + jobs.get());
      exchange.sendResponseHeaders(later ? 429 : unknown ? 404 : 200, bytes.length);
      company.run();
      open.decrementAndGet(); // before the client knows, and asks for more
      exchange.getResponseBody().write(bytes);
    }
  }

  @Test
  void replay_keepsPagesInOrderAndFollowsTheNewJob() throws Exception {
    List<Call> calls = record();

    assertThat(calls.stream().map(Call::phase))
        .containsExactly(
            Phase.LOG_IN,
            Phase.READ,
            Phase.READ,
            Phase.READ,
            Phase.WRITE,
            Phase.WRITE,
            Phase.CONFIRM);
    assertThat(calls.get(2).after()).containsExactly(1);
    assertThat(calls.get(3).after()).as("another stream").isEmpty();
    assertThat(calls.get(5).after()).containsExactly(4);

    asked.clear();
    BareClient.Result result = new BareClient(Map.of("acme", url), calls).run();

    assertThat(result.calls()).isEqualTo(7);
    assertThat(result.bytes()).isPositive();
    List<String> order = List.copyOf(asked);
    assertThat(order.get(0)).isEqualTo("POST /oauth/token");
    assertThat(order.subList(1, 4))
        .containsSubsequence("GET /tickets", "GET /tickets?after=behind-tickets")
        .contains("GET /customers");
    assertThat(order.subList(4, 7))
        .containsExactly("PUT /tickets/update_many", "GET /jobs?id=job-number-5", "GET /tickets");
  }

  @Test
  void replay_obeysARefusalAndEndsAtAnotherAnswer() throws Exception {
    List<Call> calls = record();
    refusals.set(1);

    BareClient.Result result = new BareClient(Map.of("acme", url), calls).run();

    assertThat(result.calls()).isEqualTo(7);
    vendor.removeContext("/");
    assertThatThrownBy(() -> new BareClient(Map.of("acme", url), calls).run())
        .hasMessageContaining("with 200 to the product and with 404 to the bare client");
  }

  @Test
  void replay_hasNoMoreUnderWayThanTheProductMay() throws Exception {
    CyclicBarrier together = new CyclicBarrier(BareClient.AT_ONCE);
    company = () -> awaitOthers(together);
    for (int i = 0; i < 8 * BareClient.AT_ONCE; i++) {
      recording.ended(
          recording.began("acme", "GET", "/stream-%d".formatted(i), Map.of(), ""), 200, "{}");
    }

    new BareClient(Map.of("acme", url), recording.calls()).run();

    assertThat(asked).hasSize(8 * BareClient.AT_ONCE);
    assertThat(mostOpen.get()).isEqualTo(BareClient.AT_ONCE);
  }

  private static void awaitOthers(CyclicBarrier together) {
    try {
      together.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
      throw new IllegalStateException("fewer calls are under way than may be", alone);
    }
  }

  private List<Call> record() throws Exception {
    try (RecordingProxy proxy = new RecordingProxy("acme", url, recording)) {
      assertThat(send(proxy, "POST", "/oauth/token")).contains("token-1");
      String first = send(proxy, "GET", "/tickets");
      assertThat(first).as("addresses lead back to us").contains(proxy.url().toString());
      send(proxy, "GET", "/tickets?after=behind-tickets");
      send(proxy, "GET", "/customers");
      send(proxy, "PUT", "/tickets/update_many");
      send(proxy, "GET", "/jobs?id=job-number-2");
      send(proxy, "GET", "/tickets");
      send(proxy, "POST", "/oauth/revoke");
    }
    return recording.calls();
  }

  private String send(RecordingProxy proxy, String method, String target) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(proxy.url() + target))
                .method(
                    method,
                    method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                .build(),
            BodyHandlers.ofString())
        .body();
  }
}

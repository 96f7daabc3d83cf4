package io.perennial.serve.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.perennial.connector.ConnectionName;
import io.perennial.hook.HookEndpoints;
import io.perennial.hook.HookEvents;
import io.perennial.install.Installing;
import io.perennial.sandbox.stripe.Webhook;
import io.perennial.sandbox.stripe.account.Endpoint;
import io.perennial.sandbox.world.World;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.TestPorts;
import io.perennial.testing.ThreeSystems;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who calls, with what, and what is answered; nothing is followed, as the clock stands still. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HookListenerTest {

  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");

  private final SettableClock clock = new SettableClock(NOW);
  private final int port = TestPorts.free();
  private final URI hook = URI.create("http://127.0.0.1:%d/hooks/stripe".formatted(port));
  private ThreeSystems systems;
  private TestApplication perennial;
  private String customer;

  @BeforeEach
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void start() {
    systems = ThreeSystems.start(World.empty(), clock, 31);
    Map<String, String> settings = new TreeMap<>(systems.settings());
    settings.put("perennial.hooks.port", String.valueOf(port));
    settings.put("perennial.hooks.url", "http://127.0.0.1:" + port);
    perennial = TestApplication.on(TestDatabase.create(), clock).settings(settings).hooks().start();
    perennial.bean(Installing.class).install(Set.of());
    customer = systems.stripe().customers().create(Map.of("name", "Acme"));
    awaitDue(1);
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  private int due() {
    return perennial.store().sql("select count(*) from hook_due").query(Integer.class).single();
  }

  private int events() {
    return perennial.store().sql("select count(*) from hook_event").query(Integer.class).single();
  }

  private void awaitDue(int records) {
    await().atMost(Duration.ofSeconds(10)).until(() -> due() == records);
  }

  private Webhook webhook() {
    Endpoint endpoint = systems.stripe().endpoints().all().get(0);
    return systems.stripe().webhook(hook, endpoint.secret());
  }

  private HttpResponse<String> post(URI address, String body, String signature) {
    try {
      // a new client each time: where nobody listens, the connection is closed after the answer
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(address)
                  .header("Stripe-Signature", signature)
                  .header("X-Curious", "1")
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private String event() {
    return webhook().payload(systems.stripe().events().newest());
  }

  @Test
  void event_isNotedAndAnsweredBeforeAnybodyIsAsked() {
    long before = systems.stripe().journal().calls();

    systems.stripe().customers().update(customer, Map.of("name", "Acme Ltd"));
    await().atMost(Duration.ofSeconds(10)).until(() -> events() == 2);

    assertThat(due()).as("both are about one customer").isEqualTo(1);
    assertThat(systems.stripe().journal().calls()).isEqualTo(before);
    assertThat(perennial.bean(HookEvents.class).last(new ConnectionName("stripe"))).contains(NOW);
  }

  @Test
  void event_countsOnceHoweverOftenItIsTold() {
    String event = event();

    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer = post(hook, event, webhook().signature(event));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
    }

    assertThat(events()).isEqualTo(1);
    assertThat(due()).isEqualTo(1);
  }

  @Test
  void answer_tellsAStrangerNothing() {
    String event = event().replace("evt_", "evt_9");
    String other = systems.stripe().webhook(hook, "whsec_of_somebody_else").signature(event);

    HttpResponse<String> answer = post(hook, event, other);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().map()).doesNotContainKeys("x-curious", "stripe-signature");
    assertThat(events()).isEqualTo(1);
  }

  @Test
  void event_isRefusedOnceItIsTooOld() {
    String event = event().replace("evt_", "evt_9");
    String signature = webhook().signature(event);
    clock.advance(Duration.ofSeconds(301));

    assertThat(post(hook, event, signature).statusCode()).isEqualTo(401);
    clock.set(NOW.plusSeconds(300));
    assertThat(post(hook, event, signature).statusCode()).isEqualTo(200);
    assertThat(post(hook, event, signature).statusCode()).as("a repetition").isEqualTo(200);
    assertThat(events()).isEqualTo(2);
  }

  @Test
  void listener_servesNothingElse() throws IOException, InterruptedException {
    String event = event();
    for (String path :
        new String[] {"/", "/hooks", "/hooks/nobody", "/customers", "/hooks/salesforce"}) {
      URI address = URI.create("http://127.0.0.1:" + port + path);
      assertThat(post(address, event, webhook().signature(event)).statusCode())
          .as(path)
          .isEqualTo(404);
    }
    assertThat(
            HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(hook).GET().build(), BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(405);
  }

  @Test
  void body_isLimited() {
    String giant = event().replace("evt_", "evt_9") + " ".repeat(HookRoutes.LARGEST_BODY);

    int status;
    try {
      status = post(hook, giant, webhook().signature(giant)).statusCode();
    } catch (AssertionError closed) {
      status = 413; // closed while it was still being sent
    }

    assertThat(status).isEqualTo(413);
    assertThat(events()).isEqualTo(1);
    assertThat(post(hook, event(), webhook().signature(event())).statusCode())
        .as("the listener goes on")
        .isEqualTo(200);
  }

  @Test
  void body_thatIsCutOffIsNoEvent() throws IOException {
    String event = event().replace("evt_", "evt_9");
    byte[] head =
        "POST /hooks/stripe HTTP/1.1\r\nHost: x\r\nStripe-Signature: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(webhook().signature(event), event.length())
            .getBytes(StandardCharsets.UTF_8);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(head);
      socket.getOutputStream().write(event.substring(9).getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }

    assertThat(events()).isEqualTo(1);
  }

  @Test
  void sender_whoIsTooSlowIsCutOff() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((Senders.LONGEST_SECONDS + 10) * 1000);
      socket
          .getOutputStream()
          .write("POST /hooks/stripe HTTP/1.1\r\nHost: x\r\n".getBytes(StandardCharsets.UTF_8));
      long begun = System.nanoTime();
      InputStream answer = socket.getInputStream();

      assertThat(answer.read()).isEqualTo(-1);
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isGreaterThan(Duration.ofSeconds(Senders.LONGEST_SECONDS - 1));
    }
  }

  @Test
  void call_withoutAnEventIsAnsweredAndForgotten() {
    String nothing = "{\"id\":\"evt_1\",\"type\":\"payout.paid\"}";

    assertThat(post(hook, nothing, webhook().signature(nothing)).statusCode()).isEqualTo(200);
    assertThat(events()).isEqualTo(1);
  }

  @Test
  void secret_isBelievedForADayAfterAnotherTookItsPlace() {
    String event = event().replace("evt_", "evt_9");
    Endpoint old = systems.stripe().endpoints().all().get(0);
    systems.stripe().endpoints().delete(old.id());
    perennial.bean(Installing.class).install(Set.of());
    Endpoint fresh = systems.stripe().endpoints().all().get(0);

    assertThat(fresh.secret()).isNotEqualTo(old.secret());
    HookEndpoints kept = perennial.bean(HookEndpoints.class);
    ConnectionName stripe = new ConnectionName("stripe");
    assertThat(kept.secrets(stripe, NOW)).containsExactlyInAnyOrder(fresh.secret(), old.secret());
    assertThat(kept.secrets(stripe, NOW.plus(Duration.ofDays(1)))).containsExactly(fresh.secret());
    String signature = systems.stripe().webhook(hook, old.secret()).signature(event);
    assertThat(post(hook, event, signature).statusCode()).isEqualTo(200);
  }
}

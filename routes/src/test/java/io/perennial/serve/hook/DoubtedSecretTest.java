package io.perennial.serve.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.perennial.connector.ConnectionName;
import io.perennial.hook.RefusedHooks;
import io.perennial.install.Installing;
import io.perennial.sandbox.stripe.Webhook;
import io.perennial.sandbox.world.World;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.TestPorts;
import io.perennial.testing.ThreeSystems;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that none of our secrets has signed are remembered until one comes that is believed. */
@Timeout(60)
class DoubtedSecretTest {

  private static final ConnectionName STRIPE = new ConnectionName("stripe");
  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
  private static final String EVENT =
      "{\"id\":\"evt_1\",\"type\":\"customer.updated\",\"data\":{\"object\":{\"id\":\"cus_1\"}}}";

  private final SettableClock clock = new SettableClock(NOW);
  private final int port = TestPorts.free();
  private final URI hook = URI.create("http://127.0.0.1:%d/hooks/stripe".formatted(port));
  private final ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 43);
  private final TestApplication perennial = start();

  private TestApplication start() {
    Map<String, String> settings = new TreeMap<>(systems.settings());
    settings.put("perennial.hooks.port", String.valueOf(port));
    settings.put("perennial.hooks.url", "http://127.0.0.1:" + port);
    return TestApplication.on(TestDatabase.create(), clock).settings(settings).hooks().start();
  }

  @BeforeEach
  @Timeout(60)
  void install() {
    perennial.sync();
    perennial.bean(Installing.class).install(Set.of(STRIPE));
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  @Test
  void call_signedOtherwiseIsNotedOnceAMinuteUntilAnEventIsBelieved() {
    for (int call = 0; call < 3; call++) {
      assertThat(post(signed("whsec_of_somebody_else"))).isEqualTo(401);
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(refused()).containsExactly(entry(STRIPE, NOW));

    assertThat(post(signed(secret()))).isEqualTo(200);
    assertThat(refused()).isEmpty();
  }

  @Test
  void call_withoutAProofOrWithAnOldOneRaisesNoDoubt() {
    String old = signed(secret());
    clock.advance(Duration.ofSeconds(301));

    assertThat(post(old)).isEqualTo(401);
    assertThat(post("nothing")).isEqualTo(401);

    assertThat(refused()).isEmpty();
  }

  @Test
  void secretThatWasResetIsDoubtedAndBelievedAgainAfterInstall() {
    systems.stripe().endpoints().roll(systems.stripe().endpoints().all().get(0).id());
    assertThat(post(signed(secret()))).isEqualTo(401);
    assertThat(refused()).containsOnlyKeys(STRIPE);

    perennial.bean(Installing.class).install(Set.of(STRIPE));

    assertThat(refused()).isEmpty();
    assertThat(systems.stripe().endpoints().all()).hasSize(1);
    await().atMost(Duration.ofSeconds(10)).until(() -> post(signed(secret())) == 200);
  }

  private String secret() {
    return systems.stripe().endpoints().all().get(0).secret();
  }

  private String signed(String secret) {
    Webhook webhook = systems.stripe().webhook(hook, secret);
    return webhook.signature(EVENT);
  }

  private Map<ConnectionName, Instant> refused() {
    return perennial.bean(RefusedHooks.class).last();
  }

  private int post(String signature) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(hook)
                  .header("Stripe-Signature", signature)
                  .POST(BodyPublishers.ofString(EVENT))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}

package io.perennial.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The look-alike signs as Stripe does: Stripe's own library is the judge. */
class StripeWebhookTest extends StripeTestCase {

  private static final String SECRET = "whsec_test";
  private static final URI HERE = URI.create("http://127.0.0.1:1/hooks/stripe");

  @Test
  void event_canBeVerified() throws SignatureVerificationException {
    stripe.customers().update("cus_1", Map.of("name", "Zoë"));
    io.perennial.sandbox.stripe.Webhook webhook = stripe.webhook(HERE, SECRET);
    String payload = webhook.payload(stripe.events().newest());

    Event event = Webhook.constructEvent(payload, webhook.signature(payload), SECRET, 300, clock);

    assertThat(event.getType()).isEqualTo("customer.updated");
    assertThat(event.getLivemode()).isTrue();
    assertThat(event.getDataObjectDeserializer().getObject()).isPresent();
  }

  @Test
  void event_ofAnotherSenderIsRefused() {
    stripe.customers().update("cus_1", Map.of("name", "Changed"));
    io.perennial.sandbox.stripe.Webhook webhook = stripe.webhook(HERE, SECRET);
    String payload = webhook.payload(stripe.events().newest());
    String signature = webhook.signature(payload);

    assertThatThrownBy(() -> Webhook.constructEvent(payload, signature, "whsec_other", 300, clock))
        .isInstanceOf(SignatureVerificationException.class);
    assertThatThrownBy(() -> Webhook.constructEvent(payload + " ", signature, SECRET, 300, clock))
        .isInstanceOf(SignatureVerificationException.class);
    clock.pass(Duration.ofSeconds(301));
    assertThatThrownBy(() -> Webhook.constructEvent(payload, signature, SECRET, 300, clock))
        .isInstanceOf(SignatureVerificationException.class);
  }
}

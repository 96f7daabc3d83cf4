package io.perennial.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.stripe.account.Permission;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No, in Stripe's words. */
class RefusalHttpTest extends StripeTestCase {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/customers?limit=0 | 400 | limit | This value must be greater than or equal to 1.",
        "/v1/customers?limit=101 | 400 | limit | This value must be less than or equal to 100",
        "/v1/customers?limit=ten | 400 | limit | Invalid integer: ten",
        "/v1/customers?limits=10 | 400 | limits | Received unknown parameter: limits",
        "/v1/customers?created[from]=1 | 400 | created | Received unknown parameter: created[from]",
        "/v1/customers?starting_after=cus_x | 400 | starting_after | No such customer: 'cus_x'",
        "/v1/customers?starting_after=cus_gone | 400 | starting_after | No such customer: 'cus_gone'",
        "/v1/customers/cus_x | 404 | id | No such customer: 'cus_x'",
        "/v1/subscriptions?status=over | 400 | status | Invalid status",
        "/v1/subscriptions?expand[]=customer | 400 | expand | You may want to try expanding 'data.customer' instead.",
        "/v1/subscriptions?expand[]=data.metadata | 400 | expand | This property cannot be expanded (metadata).",
        "/v1/subscriptions?expand[]=data.a.b.c.d | 400 | expand | You cannot expand more than 4 levels of a property.",
        "/v1/events/evt_x | 404 | id | No such event: 'evt_x'",
      })
  void parameters_areChecked(String path, int status, String parameter, String message) {
    Reply reply = get(path.replace("[", "%5B").replace("]", "%5D"));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.error().path("param").asText()).isEqualTo(parameter);
    assertThat(reply.error().path("type").asText()).isEqualTo("invalid_request_error");
    assertThat(reply.message()).contains(message);
  }

  @Test
  void path_mustBeKnown() {
    Reply reply = get("/v1/penguins");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.message()).startsWith("Unrecognized request URL (GET: /v1/penguins).");
  }

  @Test
  void key_mustBeThereAndRight() {
    Reply without = send("", "GET", "/v1/customers", "", Map.of());
    Reply wrong = send("rk_live_51WrongKey1234", "GET", "/v1/customers", "", Map.of());

    assertThat(without.status()).isEqualTo(401);
    assertThat(without.message()).startsWith("You did not provide an API key.");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.message()).isEqualTo("Invalid API Key provided: rk_live_**********1234");
  }

  @Test
  void restrictedKey_mayDoWhatItWasGranted() {
    String key = stripe.keys().restricted(Permission.CUSTOMER_WRITE);

    Reply invoices = send(key, "GET", "/v1/invoices", "", Map.of());

    assertThat(send(key, "GET", "/v1/customers", "", Map.of()).status()).isEqualTo(200);
    assertThat(invoices.status()).isEqualTo(403);
    assertThat(invoices.message())
        .contains("does not have the required permissions for this endpoint on account")
        .contains("'acct_1SandboxAccount'")
        .endsWith("Having the 'rak_invoice_read' permission would allow this request to continue.");
    assertThat(send(stripe.key(), "POST", "/v1/customers/cus_a", "name=x", Map.of()).status())
        .isEqualTo(403);
  }

  @Test
  void faults_speakAsStripeDoes() {
    stripe
        .faults()
        .next(Call.to("GET", "/v1/customers"), StripeFault.rateLimit(Duration.ofSeconds(3)));
    Reply limited = get("/v1/customers");
    stripe.faults().next(Call.to("GET", "/v1/customers"), StripeFault.lockTimeout());
    Reply locked = get("/v1/customers");
    stripe.faults().next(Call.to("GET", "/v1/customers"), StripeFault.conflict());
    Reply conflict = get("/v1/customers");

    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.error().path("code").asText()).isEqualTo("rate_limit");
    assertThat(limited.header("Stripe-Rate-Limited-Reason")).isNotEmpty();
    assertThat(limited.header("Retry-After")).isEqualTo("3");
    assertThat(locked.status()).isEqualTo(429);
    assertThat(locked.error().path("code").asText()).isEqualTo("lock_timeout");
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(get("/v1/customers").status()).isEqualTo(200);
  }
}

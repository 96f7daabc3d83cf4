package io.perennial.connector.stripe.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StripeAnswerTest {

  private final JsonObject invoice = new JsonObject();

  @Test
  void time_isInSeconds() {
    invoice.addProperty("created", 1_751_280_000L);

    assertThat(StripeAnswer.time(invoice, "created"))
        .contains(Instant.parse("2025-06-30T10:40:00Z"));
  }

  @Test
  void time_inAnotherUnitIsNone() {
    invoice.addProperty("created", 1_751_280_000_000L);

    assertThat(StripeAnswer.time(invoice, "created")).isEmpty();
  }
}

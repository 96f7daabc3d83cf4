package io.perennial.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.perennial.connector.source.Selection;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class WantedTest {

  @Test
  void of_keepsANumberThatNothingHoldsAsText() {
    JsonObject invoice =
        JsonParser.parseString("{\"amount\": 1e99999999999, \"total\": 7, \"rate\": 0.5}")
            .getAsJsonObject();

    assertThat(Wanted.of(Selection.of("invoices", List.of("amount", "total", "rate"))).of(invoice))
        .containsEntry("amount", "1e99999999999")
        .containsEntry("total", BigInteger.valueOf(7))
        .containsEntry("rate", new BigDecimal("0.5"));
  }
}

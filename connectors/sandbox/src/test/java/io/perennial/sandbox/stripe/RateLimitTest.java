package io.perennial.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitTest extends StripeTestCase {

  @Override
  StripeOptions options() {
    return StripeOptions.defaults().perSecond(1);
  }

  @Test
  void callsBeyondTheLimit_areRefused() {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      statuses.add(get("/v1/account").status());
    }

    assertThat(statuses).contains(200, 429).containsOnly(200, 429);
  }
}

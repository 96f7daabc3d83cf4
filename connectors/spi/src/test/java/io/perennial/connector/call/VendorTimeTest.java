package io.perennial.connector.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class VendorTimeTest {

  private static final Instant OURS = Instant.parse("2026-06-03T11:00:00Z");

  private final VendorTime time = new VendorTime(Clock.fixed(OURS, ZoneOffset.UTC));

  @Test
  void now_isOursUntilTheVendorHasAnswered() {
    assertThat(time.now()).isEqualTo(OURS);
  }

  @Test
  void now_isTheVendorsAfterItsAnswer() {
    time.told("Wed, 3 Jun 2026 11:05:30 GMT");
    assertThat(time.now()).isEqualTo("2026-06-03T11:05:30Z");

    time.told("Wed, 03 Jun 2026 10:59:59 GMT");
    assertThat(time.now()).isEqualTo("2026-06-03T10:59:59Z");
  }

  @Test
  void now_staysWhenADateCannotBeRead() {
    time.told("Wed, 3 Jun 2026 11:05:30 GMT");

    time.told("soon");

    assertThat(time.now()).isEqualTo("2026-06-03T11:05:30Z");
  }
}

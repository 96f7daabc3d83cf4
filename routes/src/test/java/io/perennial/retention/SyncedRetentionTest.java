package io.perennial.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.work.Lease;
import io.perennial.work.Leases;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where nobody serves, what is too old goes after a {@code sync}. */
class SyncedRetentionTest extends RetentionTestCase {

  private void old() {
    sql("insert into hook_event values ('crm', 'e', '2020-01-01', '2020-01-01')");
  }

  private boolean removed() {
    perennial.bean(Retention.class).applyIfDue();
    return texts("select event from hook_event").isEmpty();
  }

  @Test
  void retention_isAppliedAgainWhenTheLastTimeIsAlmostADayAgo() {
    old();
    assertThat(removed()).as("never before").isTrue();

    old();
    clock.advance(Retention.ALMOST_A_DAY.minusSeconds(1));
    assertThat(removed()).isFalse();

    clock.advance(Duration.ofSeconds(1));
    assertThat(removed()).isTrue();
  }

  @Test
  void retention_isLeftToWhoeverIsAtIt() {
    old();
    Leases leases = perennial.bean(Leases.class);
    Lease other = leases.claim("retention").orElseThrow();
    assertThat(removed()).isFalse();
    apply();
    assertThat(removed()).isFalse();

    leases.release(other);
    assertThat(removed()).isTrue();
    Instant applied = perennial.bean(Retention.class).last().orElseThrow().at();
    assertThat(applied).isEqualTo(NOW);
  }
}

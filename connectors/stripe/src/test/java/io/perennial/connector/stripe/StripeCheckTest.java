package io.perennial.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.CheckResult;
import io.perennial.connector.CheckResult.Level;
import io.perennial.connector.Connector;
import io.perennial.connector.Usage;
import io.perennial.sandbox.stripe.Stripe;
import io.perennial.sandbox.stripe.StripeOptions;
import io.perennial.sandbox.stripe.account.Permission;
import io.perennial.sandbox.world.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StripeCheckTest extends StripeTestCase {

  @Test
  void check_looksAtLoginKeyModeAndEachPermission() {
    List<CheckResult> results = connector.check(Usage.NOTHING);

    assertThat(results)
        .extracting(CheckResult::thing)
        .containsExactly(
            "login", "key", "mode", "customers", "subscriptions", "invoices", "events");
    assertThat(results).extracting(CheckResult::level).containsOnly(Level.OK);
    assertThat(meter.calls()).isEqualTo(5);
  }

  @Test
  void check_namesEachMissingPermission() {
    String key = stripe.keys().restricted(Permission.CUSTOMER_READ, Permission.SUBSCRIPTION_READ);
    try (Connector lesser = connector(Map.of("key", key))) {
      List<CheckResult> failed =
          lesser.check(Usage.NOTHING).stream()
              .filter(result -> result.level() == Level.FAIL)
              .toList();

      assertThat(failed).extracting(CheckResult::thing).containsExactly("invoices", "events");
      assertThat(failed.get(0).mend()).contains("rak_invoice_read");
      assertThat(failed.get(1).mend()).contains("rak_event_read").contains("Events: Read");
    }
  }

  @Test
  void check_warnsOfAKeyThatCanWrite() {
    try (Connector mighty = connector(Map.of("key", stripe.keys().secret()))) {
      assertThat(mighty.check(Usage.NOTHING))
          .filteredOn(result -> result.level() != Level.OK)
          .singleElement()
          .satisfies(result -> assertThat(result.mend()).contains("restricted key"));
    }
  }

  @Test
  void check_warnsOfTestMode() {
    try (Stripe test = Stripe.start(World.empty(), clock, StripeOptions.defaults().testMode());
        Connector rehearsal = connector(Map.of("url", test.url().toString(), "key", test.key()))) {
      assertThat(rehearsal.check(Usage.NOTHING))
          .filteredOn(result -> result.level() == Level.WARN)
          .extracting(CheckResult::thing)
          .containsExactly("mode");
    }
  }
}

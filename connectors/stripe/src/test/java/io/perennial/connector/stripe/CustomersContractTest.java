package io.perennial.connector.stripe;

import io.perennial.connector.source.Selection;
import io.perennial.connector.source.Source;
import io.perennial.connector.testkit.SourceContract;
import io.perennial.sandbox.engine.Call;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Customers are deleted and leave a mark behind. */
class CustomersContractTest extends SourceContract {

  private final StripeTestCase account = new StripeTestCase() {};

  @AfterEach
  void close() {
    account.close();
  }

  @Override
  protected Source source() {
    return account.source;
  }

  @Override
  protected Selection selection() {
    return StripeTestCase.CUSTOMERS;
  }

  @Override
  protected int size() {
    return 8;
  }

  @Override
  protected String changeOne() {
    account.clock.pass(Duration.ofSeconds(1));
    account.stripe.customers().update("cus_5", Map.of("name", "Renamed"));
    return "cus_5";
  }

  @Override
  protected String deleteOne() {
    account.stripe.customers().delete("cus_2");
    return "cus_2";
  }

  @Override
  protected String spoilOne() {
    account
        .stripe
        .faults()
        .always(
            Call.to("GET", "/v1/customers/cus_5"),
            (call, work) -> work.get().withBody("{\"object\": \"customer\", \"created\": 1}"));
    return "cus_5";
  }
}

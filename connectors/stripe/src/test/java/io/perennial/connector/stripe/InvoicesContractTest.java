package io.perennial.connector.stripe;

import io.perennial.connector.source.Selection;
import io.perennial.connector.source.Source;
import io.perennial.connector.testkit.SourceContract;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.world.World;
import io.perennial.sandbox.world.WorldBuilder;
import org.junit.jupiter.api.AfterEach;

/** Drafts are deleted and leave nothing behind; all else happens in one second. */
class InvoicesContractTest extends SourceContract {

  private final StripeTestCase account =
      new StripeTestCase() {
        @Override
        World world() {
          WorldBuilder world = World.written();
          for (int i = 1; i <= 7; i++) {
            world
                .record("invoices", "in_" + i, NOW.minusSeconds(i / 3))
                .set("customer", "cus_1")
                .set("status", i == 4 ? "draft" : "open")
                .set("total", 100 * i);
          }
          return world.build();
        }
      };

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
    return StripeTestCase.INVOICES;
  }

  @Override
  protected int size() {
    return 7;
  }

  @Override
  protected String changeOne() {
    account.stripe.invoices().pay("in_6");
    return "in_6";
  }

  @Override
  protected String deleteOne() {
    account.stripe.invoices().deleteDraft("in_4");
    return "in_4";
  }

  @Override
  protected String spoilOne() {
    account
        .stripe
        .faults()
        .always(
            Call.to("GET", "/v1/invoices/in_5"),
            (call, work) -> work.get().withBody("{\"object\": \"invoice\", \"created\": 1}"));
    return "in_5";
  }
}

package io.perennial.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.sandbox.world.Shelf;
import io.perennial.sandbox.world.World;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Hundreds of thousands of invoices: only those that are shown are ever made. */
class LargeAccountTest extends StripeTestCase {

  private static final int SIZE = 300_000;

  private final AtomicInteger made = new AtomicInteger();

  @Override
  World world() {
    return kind -> kind.equals("invoices") ? new Invoices() : Shelf.empty();
  }

  @Test
  void page_makesNoMoreInvoicesThanItShows() {
    Reply first = get("/v1/invoices?limit=100");
    String last = first.ids().get(99);
    Reply second = get("/v1/invoices?limit=100&starting_after=" + last);
    Reply deep = get("/v1/invoices?limit=100&starting_after=in_0150000");

    assertThat(first.ids()).startsWith("in_0299999").endsWith("in_0299900");
    assertThat(second.ids()).startsWith("in_0299899");
    assertThat(deep.ids()).startsWith("in_0149999").hasSize(100);
    assertThat(made.get()).isLessThan(350);
  }

  /** An invoice a minute. */
  private final class Invoices implements Shelf {

    @Override
    public int size() {
      return SIZE;
    }

    @Override
    public String id(int index) {
      return "in_%07d".formatted(index);
    }

    @Override
    public OptionalInt index(String id) {
      return OptionalInt.of(Integer.parseInt(id.substring(3)));
    }

    @Override
    public long modifiedAt(int index) {
      return NOW.minusSeconds(60L * (SIZE - index)).toEpochMilli();
    }

    @Override
    public Map<String, Object> record(int index) {
      made.incrementAndGet();
      return Map.of("customer", "cus_1", "status", "open", "total", 100);
    }
  }
}

package io.perennial.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallBudgetTest {

  private static final ConnectionName CRM = new ConnectionName("salesforce");
  private static final BudgetRules RULES = new BudgetRules(25, 20, 80);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T12:00:00Z"));
  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock).start();
  private final CallBooks books = perennial.bean(CallBooks.class);

  @BeforeEach
  void nothingUsed() {
    assertThat(books.used(CRM)).isZero();
  }

  @AfterEach
  void stop() {
    perennial.close();
  }

  @Test
  void permit_endsWithOurShare() {
    CallBudget budget = told(900, 1000);
    for (int i = 0; i < 250; i++) {
      budget.permit();
    }

    assertThatThrownBy(budget::permit)
        .isInstanceOf(ConnectorException.class)
        .hasMessage("salesforce: our share of 250 calls in 24 hours is used up")
        .extracting(failure -> ((ConnectorException) failure).code())
        .isEqualTo("BUDGET_SPENT");
    assertThat(books.used(CRM)).isEqualTo(250);
  }

  @Test
  void permit_isSharedByInstances() throws Exception {
    List<CallBudget> instances = List.of(told(900, 1000), told(900, 1000), told(900, 1000));
    List<Future<Integer>> made = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(instances.size());
    try {
      instances.forEach(instance -> made.add(threads.submit(() -> callUntilRefused(instance))));
      int calls = 0;
      for (Future<Integer> each : made) {
        calls += each.get();
      }
      assertThat(calls).isEqualTo(250);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void permit_countsCallsOfTheLast24HoursOnly() {
    perennial
        .store()
        .sql(
            """
            insert into call_use (connection, hour, calls) values
              ('salesforce', date_trunc('hour', clock_timestamp()) - interval '25 hours', 250),
              ('salesforce', date_trunc('hour', clock_timestamp()) - interval '24 hours', 249),
              ('stripe', date_trunc('hour', clock_timestamp()), 250)
            """)
        .update();
    CallBudget budget = told(900, 1000);

    budget.permit();

    assertThatThrownBy(budget::permit).hasMessageContaining("250 calls");
  }

  @Test
  void permit_leavesTheReserveUntouchedUntilTheVendorMayHaveMore() {
    CallBudget budget = told(201, 1000);
    budget.permit();
    budget.told(200, 1000);

    assertThatThrownBy(budget::permit)
        .hasMessage(
            "salesforce: only 200 of 1,000 calls are left of these 24 hours, and 20 % are not ours"
                + " to touch");
    clock.advance(Duration.ofMinutes(15));
    budget.permit();
  }

  @Test
  void roomToRead_endsEarlierThanRoomToWrite() {
    CallBudget budget = told(900, 1000);
    for (int i = 0; i < 199; i++) {
      budget.permit();
    }
    budget.roomToRead();
    budget.permit();

    assertThatThrownBy(budget::roomToRead)
        .hasMessageContaining("reading has used 80 % of our share of 250 calls");
    budget.roomToWrite(50);
    assertThatThrownBy(() -> budget.roomToWrite(51)).hasMessageContaining("used up");
  }

  @Test
  void settle_givesBackWhatWasNotUsed() {
    CallBudget budget = told(900, 1000);
    budget.permit();
    assertThat(books.used(CRM)).isEqualTo(5);

    budget.settle();

    assertThat(books.used(CRM)).isEqualTo(1);
    assertThat(budget.left()).hasValue(249);
  }

  @Test
  void settle_notesWhatTheVendorToldLast() {
    CallBudget budget = told(900, 1000);
    budget.permit();
    budget.told(870, 1000);
    budget.settle();
    assertThat(left()).isEqualTo(870);

    perennial.store().sql("update call_use set quota_left = null").update();
    budget.settle();
    assertThat(left()).as("nothing was told since").isEqualTo(-1);
  }

  private int left() {
    return perennial
        .store()
        .sql("select coalesce(quota_left, -1) from call_use where connection = 'salesforce'")
        .query(Integer.class)
        .single();
  }

  @Test
  void left_isWhatOurShareAndTheReserveLeave() {
    assertThat(told(450, 1000).left()).hasValue(250);
    assertThat(told(430, 1000).left()).hasValue(230);
    assertThat(told(100, 1000).left()).hasValue(0);
  }

  @Test
  void permit_isAlwaysGivenWhereTheVendorHasNoQuotaOfADay() {
    CallBudget budget = new CallBudget(CRM, RULES, books, () -> 0, clock);
    for (int i = 0; i < 101; i++) {
      budget.permit();
    }
    budget.settle();

    assertThat(books.used(CRM)).isEqualTo(101);
    assertThat(budget.left()).isEmpty();
  }

  @Test
  void permit_knowsTheQuotaThatAnEarlierProcessWasTold() {
    books.take(CRM, 249, 250);
    CallBudget budget = new CallBudget(CRM, RULES, books, () -> 1000, clock);

    budget.permit();

    assertThatThrownBy(budget::permit).hasMessageContaining("250 calls");
  }

  private CallBudget told(long left, long total) {
    CallBudget budget = new CallBudget(CRM, RULES, books, () -> 0, clock);
    budget.told(left, total);
    return budget;
  }

  private static int callUntilRefused(CallBudget budget) {
    int calls = 0;
    while (true) {
      try {
        budget.permit();
        calls++;
      } catch (ConnectorException refused) {
        return calls;
      }
    }
  }
}

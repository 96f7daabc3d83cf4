package io.perennial.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.TokenVault.Refresher;
import io.perennial.database.DatabaseSettings;
import io.perennial.store.Connections;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances on one database, of which each may have to replace the same token. */
class TokenStoreTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final ConnectionName DESK = new ConnectionName("desk");
  private static final ConnectionName OTHER = new ConnectionName("desk-eu");
  private static final String LEASE = "tokens/desk";

  private final DatabaseSettings database = TestDatabase.create();
  private final TestApplication first = instance();
  private final TestApplication second = instance();
  private final Vendor vendor = new Vendor();

  private TestApplication instance() {
    return TestApplication.on(database, new SettableClock(NOW)).start();
  }

  @BeforeEach
  void know() {
    Connections connections = first.bean(Connections.class);
    connections.know(DESK, "zendesk", NOW);
    connections.know(OTHER, "zendesk", NOW);
    tokens(first).refresh(DESK, none -> vendor.rotate(Optional.empty()));
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  private static TokenStore tokens(TestApplication instance) {
    return instance.bean(TokenStore.class);
  }

  /** Gives a new token for the present one only, as vendors do that rotate them. */
  private static final class Vendor {
    private final AtomicInteger given = new AtomicInteger();

    String rotate(Optional<String> spent) {
      assertThat(spent.orElse("token-0")).isEqualTo("token-" + given.get());
      return "token-" + given.incrementAndGet();
    }

    /** Of an instance that saw this token refused: replaces it unless somebody has. */
    Refresher replacing(String refused) {
      return kept -> kept.filter(newer -> !newer.equals(refused)).orElseGet(() -> rotate(kept));
    }
  }

  private Optional<Long> fence() {
    return first
        .store()
        .sql("select fence from lease where name = :lease and until > clock_timestamp()")
        .param("lease", LEASE)
        .query(Long.class)
        .optional();
  }

  @Test
  void token_writtenByOneInstanceIsReadByTheOther() {
    assertThat(tokens(second).load(DESK)).contains("token-1");
    assertThat(tokens(second).load(OTHER)).isEmpty();

    tokens(second).refresh(DESK, vendor.replacing("token-1"));

    assertThat(tokens(first).load(DESK)).contains("token-2");
    assertThat(fence()).as("the lease is free again").isEmpty();
  }

  @Test
  void token_isReplacedOnceByTwoInstancesAtOnce() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    CompletableFuture<String> winner =
        CompletableFuture.supplyAsync(
            () ->
                tokens(first)
                    .refresh(
                        DESK,
                        kept -> {
                          asked.countDown();
                          await(answer);
                          return vendor.replacing("token-1").refresh(kept);
                        }));
    await(asked);
    AtomicInteger turns = new AtomicInteger();
    CompletableFuture<String> loser =
        CompletableFuture.supplyAsync(
            () ->
                tokens(second)
                    .refresh(
                        DESK,
                        kept -> {
                          turns.incrementAndGet();
                          return vendor.replacing("token-1").refresh(kept);
                        }));
    String before = lastClaim();
    Awaitility.await().until(() -> !lastClaim().equals(before));
    assertThat(turns).as("while one asks the vendor, the other waits").hasValue(0);

    answer.countDown();

    assertThat(winner.get(20, TimeUnit.SECONDS)).isEqualTo("token-2");
    assertThat(loser.get(20, TimeUnit.SECONDS)).isEqualTo("token-2");
    assertThat(vendor.given).as("the first token and one replacement").hasValue(2);
    assertThat(tokens(first).load(DESK)).contains("token-2");
  }

  /** Who has last locked the lease's row: a claim does, also one that is turned down. */
  private String lastClaim() {
    return first
        .store()
        .sql("select xmax::text from lease where name = :lease")
        .param("lease", LEASE)
        .query(String.class)
        .single();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void token_isKeptWhenTheVendorDoesNotAnswerAndTheLeaseIsFree() {
    assertThatThrownBy(
            () ->
                tokens(first)
                    .refresh(
                        DESK,
                        kept -> {
                          throw new IllegalStateException("no answer");
                        }))
        .hasMessage("no answer");

    assertThat(tokens(second).load(DESK)).contains("token-1");
    assertThat(tokens(second).refresh(DESK, vendor.replacing("token-1"))).isEqualTo("token-2");
  }

  @Test
  void token_ofOneWhoLostTheLeaseDoesNotReplaceANewerOne() {
    assertThatThrownBy(
            () ->
                tokens(first)
                    .refresh(
                        DESK,
                        kept -> {
                          first
                              .store()
                              .sql("update lease set until = '-infinity' where name = :lease")
                              .param("lease", LEASE)
                              .update();
                          tokens(second).refresh(DESK, vendor.replacing("token-1"));
                          return "late";
                        }))
        .isInstanceOf(LeaseLost.class);

    assertThat(tokens(first).load(DESK)).contains("token-2");
  }
}

package io.perennial.connector.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Selection;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoginTest {

  private static final Selection TICKETS = Selection.of("tickets", List.of("status"));

  private final Fixture fixture = Fixture.paged();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void tokens_areKeptAndUsedByTheNextConnector() {
    try (Connector one = fixture.connector();
        Connector next = fixture.connector()) {
      one.identity();
      next.identity();
    }

    assertThat(logins()).isEqualTo(1);
  }

  @Test
  void tokens_areRefreshedBeforeTheyEnd() {
    try (Connector connector = fixture.connector()) {
      connector.identity();
      fixture.clock.pass(Duration.ofMinutes(30).minusSeconds(30));

      connector.identity();
    }

    assertThat(logins()).isEqualTo(2);
    assertThat(fixture.zendesk.journal().answers(401)).isZero();
  }

  @Test
  void tokens_areReplacedInTheMiddleOfAStream() {
    try (Connector connector = fixture.connector()) {
      Page first = connector.source().read(TICKETS, Cursor.START);
      fixture.zendesk.tokens().expire();

      Page second = connector.source().read(TICKETS, first.next());

      assertThat(second.records()).isNotEmpty();
      assertThat(fixture.zendesk.journal().answers(401)).isEqualTo(1);
      assertThat(fixture.meter.retries).hasValue(0);
    }
  }

  @Test
  void tokens_areReplacedForTheLibraryToo() {
    try (Connector connector = fixture.connector()) {
      connector.schema().orElseThrow().describe("ticket");
      fixture.zendesk.tokens().expire();

      assertThat(connector.schema().orElseThrow().describe("ticket").fields()).isNotEmpty();
    }
  }

  @Test
  void tokens_areRefreshedOnceByTwoClientsThatAreRefusedAtOnce() throws Exception {
    try (Connector one = fixture.connector();
        Connector other = fixture.connector()) {
      one.identity();
      other.identity();
      fixture.zendesk.tokens().expire();
      CyclicBarrier together = new CyclicBarrier(2);
      fixture
          .zendesk
          .faults()
          .next(Call.to("GET", "/account/settings"), 2, Fault.before(() -> await(together)));

      inParallel(List.of(one::identity, other::identity));

      assertThat(logins()).isEqualTo(2);
      assertThat(fixture.zendesk.journal().answers(401)).isEqualTo(2);
      one.identity();
      other.identity();
    }
  }

  @Test
  void tokens_neverLockUsOutWhenTheAnswerToARefreshIsLost() {
    try (Connector connector = fixture.connector()) {
      connector.identity();
      fixture.zendesk.tokens().expire();
      fixture.zendesk.faults().next(Call.to("POST", "/oauth/tokens"), Fault.lostAnswer());

      assertThat(connector.identity().account()).isNotBlank();
    }
  }

  @Test
  void tokens_thatSomebodyTookBackAreReplacedByTheCredentials() {
    try (Connector connector = fixture.connector()) {
      connector.identity();
      fixture.zendesk.tokens().revoke();

      assertThat(connector.identity().account()).isNotBlank();
    }
  }

  @Test
  void tokens_thatNobodyCanReadAreReplaced() {
    fixture.vault.put("what another version kept");

    try (Connector connector = fixture.connector()) {
      assertThat(connector.identity().account()).isNotBlank();
    }
  }

  @Test
  void oauthToken_isUsedAsItIs() {
    String token = fixture.zendesk.tokens().fixed(fixture.zendesk.integration());

    try (Connector connector = fixture.connector("oauth-token", token)) {
      assertThat(connector.identity().account()).isNotBlank();
      fixture.zendesk.tokens().revoke();
      assertThatThrownBy(connector::identity)
          .isInstanceOfSatisfying(
              ConnectorException.class,
              failure -> assertThat(failure.kind()).isEqualTo(FailureKind.PAUSE));
    }

    assertThat(logins()).isZero();
  }

  @Test
  void apiToken_logsInByBasic() {
    try (Connector connector =
        fixture.connector(
            "email",
            fixture.zendesk.integration().email(),
            "api-token",
            fixture.zendesk.tokens().apiToken())) {
      assertThat(connector.source().read(TICKETS, Cursor.START).records()).isNotEmpty();
      assertThat(connector.schema().orElseThrow().describe("ticket").fields()).isNotEmpty();
    }
  }

  @Test
  void nonAdmin_pausesWithTheRightToGive() {
    try (Connector connector =
        fixture.connector(
            "client-id",
            fixture.zendesk.agent().clientId(),
            "client-secret",
            fixture.zendesk.agent().clientSecret())) {
      assertThatThrownBy(() -> connector.source().read(TICKETS, Cursor.START))
          .isInstanceOfSatisfying(
              ConnectorException.class,
              failure -> {
                assertThat(failure.kind()).isEqualTo(FailureKind.PAUSE);
                assertThat(failure.mend()).contains("admin");
                assertThat(failure).hasMessageContaining("You do not have access to this page");
              });
    }
  }

  private long logins() {
    return fixture.zendesk.journal().calls("POST /oauth/tokens");
  }

  private static void inParallel(List<Callable<?>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      tasks.forEach(task -> running.add(threads.submit(task)));
      for (Future<?> future : running) {
        future.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

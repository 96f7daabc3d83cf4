package io.perennial.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.CheckResult;
import io.perennial.connector.CheckResult.Level;
import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.Usage;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Connector} promises. A vendor's test extends this class, says how to make the
 * connector, and inherits every test.
 */
public abstract class ConnectorContract {

  /** A connector to a vendor that answers. */
  protected abstract Connector healthy();

  /** The same connector while the vendor answers "too many requests", however often it is asked. */
  protected abstract Connector throttled();

  /** The same connector with credentials that the vendor refuses. */
  protected abstract Connector lockedOut();

  /** The same connector while nobody listens at the vendor's address. */
  protected abstract Connector unreachable();

  @Test
  void check_passesOnAHealthyVendor() {
    try (Connector connector = healthy()) {
      assertThat(connector.check(Usage.NOTHING))
          .isNotEmpty()
          .extracting(CheckResult::level)
          .containsOnly(Level.OK);
    }
  }

  @Test
  void check_reportsBadCredentialsInsteadOfThrowing() {
    try (Connector connector = lockedOut()) {
      assertThat(connector.check(Usage.NOTHING))
          .anySatisfy(
              result -> {
                assertThat(result.level()).isEqualTo(Level.FAIL);
                assertThat(result.mend()).isNotBlank();
              });
    }
  }

  @Test
  void check_reportsAnUnreachableVendorInsteadOfThrowing() {
    try (Connector connector = unreachable()) {
      assertThat(connector.check(Usage.NOTHING))
          .extracting(CheckResult::level)
          .contains(Level.FAIL);
    }
  }

  @Test
  void identity_isTheSameEachTime() {
    try (Connector connector = healthy()) {
      assertThat(connector.identity()).isEqualTo(connector.identity());
      assertThat(connector.identity().account()).isNotBlank();
    }
  }

  @Test
  void identity_pausesOnBadCredentials() {
    try (Connector connector = lockedOut()) {
      assertFailure(connector, FailureKind.PAUSE);
    }
  }

  @Test
  void identity_asksForAnotherTryWhenThrottled() {
    try (Connector connector = throttled()) {
      assertFailure(connector, FailureKind.RETRY);
    }
  }

  @Test
  void identity_asksForAnotherTryWhenTheVendorIsUnreachable() {
    try (Connector connector = unreachable()) {
      assertFailure(connector, FailureKind.RETRY);
    }
  }

  @Test
  void close_mayBeCalledTwice() {
    Connector connector = healthy();

    connector.close();
    connector.close();
  }

  private static void assertFailure(Connector connector, FailureKind kind) {
    assertThatThrownBy(connector::identity)
        .isInstanceOfSatisfying(
            ConnectorException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(kind);
              assertThat(failure).hasMessageStartingWith(connector.connection() + ": ");
              assertThat(failure.mend()).isNotBlank();
            });
  }
}

package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tickets that are solved or closed while something of ours waits to be written onto them. */
class DoneTicketTest extends TicketTestCase {

  private static final String UPCOMING = "perennial_renewal_flag_upcoming";

  /** The flag turns half a day after the last write: another write has to wait. */
  private void waitForItsDay() {
    clock.set(Instant.parse("2026-06-01T20:00:00Z"));
    systems.update("Opportunity", contract, Map.of("Contract_End__c", "2026-08-01"));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    clock.set(Instant.parse("2026-06-02T08:00:00Z"));
    perennial.sync();
    assertThat(ofTicket(ticket, "renewal_flag")).isEqualTo(UPCOMING);
    assertThat(waiting()).isEqualTo(1);
  }

  @Test
  void ticket_thatIsSolvedWhileAWriteWaitsKeepsWhatWasKnown() {
    waitForItsDay();
    systems.zendesk().people().solve(ticket);

    Report report = nextDay();

    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(report.connection("zendesk").written()).doesNotContainKey("ticket");
    assertThat(ofTicket(ticket, "renewal_flag")).isEqualTo(UPCOMING);
    assertThat(waiting()).isZero();
  }

  @Test
  void ticket_thatIsClosedWhileAWriteWaitsIsNotRefused() {
    waitForItsDay();
    systems.zendesk().people().close(ticket);

    assertThat(nextDay().status()).isEqualTo(Status.COMPLETE);
    assertThat(waiting()).isZero();
  }

  @Test
  void ticket_thatOpensAgainGetsWhatIsKnownByThen() {
    waitForItsDay();
    systems.zendesk().people().solve(ticket);
    nextDay();
    systems.zendesk().people().updateTicket(ticket, Map.of("status", "open"));

    nextDay();

    assertThat(ofTicket(ticket, "renewal_flag")).isEqualTo("perennial_renewal_flag_due");
  }

  @Test
  void ticket_thatIsClosedAtTheLastMomentIsParkedUntilThatIsRead() {
    systems
        .zendesk()
        .faults()
        .next(
            Call.to("PUT", "/tickets/update_many"),
            Fault.before(() -> systems.zendesk().people().close(ticket)));
    Report report = perennial.sync();
    assertThat(report.connection("zendesk").written())
        .containsEntry("ticket", new Written(1, 0, 1, 0));
    assertThat(parked()).isEqualTo(1);

    assertThat(nextDay().status()).isEqualTo(Status.COMPLETE);

    assertThat(parked()).isZero();
  }

  @Test
  void ticket_thatIsClosedIsForgottenWhenItsCustomerEnds() {
    perennial.sync();
    Object known = ofTicket(ticket, "renewal_flag");
    systems.zendesk().people().close(ticket);
    clock.advance(Duration.ofHours(1));
    perennial.sync();
    systems.salesforce().records().delete(systems.salesforce().person(), "Account", account);

    assertThat(nextDay().status()).isEqualTo(Status.COMPLETE);

    assertThat(ofTicket(ticket, "renewal_flag")).isEqualTo(known);
    assertThat(count("target_value where object = 'ticket'")).isZero();
    assertThat(nextDay().connection("zendesk").written()).isEmpty();
  }

  private Report nextDay() {
    clock.advance(Duration.ofDays(1));
    return perennial.sync();
  }

  private int waiting() {
    return count("target_value where object = 'ticket' and pending");
  }

  private int parked() {
    return count("parked");
  }

  private int count(String rows) {
    return perennial.store().sql("select count(*) from " + rows).query(Integer.class).single();
  }
}

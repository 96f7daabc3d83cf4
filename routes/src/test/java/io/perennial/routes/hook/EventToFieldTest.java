package io.perennial.routes.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.hook.EventToField;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long it takes from an event to a field. */
class EventToFieldTest extends HookTurnTestCase {

  private final List<String> seen = new CopyOnWriteArrayList<>();

  @BeforeEach
  void watch() {
    perennial
        .bean(EventToField.class)
        .watch((teller, time) -> seen.add("%s %s".formatted(teller, time)));
  }

  @Test
  void time_countsFromTheEventToTheFieldThatFollows() {
    openTicket("urgent");
    clock.advance(Duration.ofMillis(1500));

    hooks();

    assertThat(seen).containsExactly("zendesk PT1.5S");
  }

  @Test
  void time_ofEachRecordIsItsOwn() {
    openTicket("normal");
    clock.advance(Duration.ofSeconds(3));
    systems.zendesk().people().openTicket(requester, "And how", "urgent");
    awaitDue(2);
    clock.advance(Duration.ofSeconds(1));

    hooks();

    assertThat(seen).containsExactlyInAnyOrder("zendesk PT4S", "zendesk PT1S");
  }

  @Test
  void time_hasThatOfFailedReadingsInIt() {
    openTicket("urgent");
    systems
        .zendesk()
        .faults()
        .always(Call.to("GET", "/show_many"), Fault.answer(500, "text/html", "down"));
    hooks();
    assertThat(seen).isEmpty();
    systems.zendesk().faults().clear();
    clock.advance(Duration.ofSeconds(2));

    hooks();

    assertThat(seen).containsExactly("zendesk PT2S");
  }

  @Test
  void time_isNotMeasuredWhereNothingFollows() {
    systems.stripe().customers().create(Map.of("name", "Nobody's"));
    awaitDue(1);

    hooks();

    assertThat(due()).isZero();
    assertThat(seen).isEmpty();
  }
}

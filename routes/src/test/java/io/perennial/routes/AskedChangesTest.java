package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.ledger.KeptFields.Kept;
import io.perennial.ledger.KeptFields.Why;
import io.perennial.status.StatusReader;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people change is asked about, and somebody decides. */
class AskedChangesTest extends PeoplesChangesTestCase {

  @ParameterizedTest
  @EnumSource
  void asked_areLeftUntilAPersonDecides(Where where) {
    String ours = value(where, where.asked);
    String other =
        where.choice(where.asked, ours.toUpperCase(Locale.ROOT).endsWith("HIGH") ? "LOW" : "HIGH");
    change(where, where.asked, other);
    perennial.sync();
    assertThat(value(where, where.asked)).isEqualTo(other);
    assertThat(kept()).extracting(Kept::why).containsExactly(Why.ASK);
    assertThat(perennial.bean(StatusReader.class).read().needsAPerson()).isTrue();
    assertThatThrownBy(() -> decide(id(where) + ".Nothing", true))
        .hasMessageContaining("those are [%s]".formatted(where.asked));
    assertThatThrownBy(() -> decide("001", true)).hasMessageContaining("perennial changes");

    decide("%s.%s".formatted(id(where), where.asked), true);
    perennial.sync();

    assertThat(value(where, where.asked)).isEqualTo(ours);
    assertThat(kept()).isEmpty();
  }

  @Test
  void asked_staysTheirsOnceThatIsDecided() {
    String ours = value(Where.SALESFORCE, Where.SALESFORCE.asked);
    change(Where.SALESFORCE, Where.SALESFORCE.asked, "Special");
    perennial.sync();

    decide(account, false);
    perennial.sync();

    assertThat(value(Where.SALESFORCE, Where.SALESFORCE.asked)).isEqualTo("Special");
    assertThat(kept()).extracting(Kept::why).containsExactly(Why.THEIRS);
    change(Where.SALESFORCE, Where.SALESFORCE.asked, ours);
    perennial.sync();
    assertThat(kept()).as("they agree by now").isEmpty();
  }

  @Test
  void asked_isNoQuestionAnyMoreOnceWeConcludeTheSame() {
    String ours = value(Where.SALESFORCE, Where.SALESFORCE.asked);
    change(Where.SALESFORCE, Where.SALESFORCE.asked, "HIGH");
    perennial.sync();
    assertThat(kept()).extracting(Kept::ours, Kept::theirs).containsExactly(tuple(ours, "HIGH"));

    bill(900_000);
    assertThat(kept()).isEmpty();

    bill(12_000);
    assertThat(value(Where.SALESFORCE, Where.SALESFORCE.asked)).isEqualTo(ours);
  }

  private void bill(int amount) {
    systems.update("Opportunity", contract, Map.of("Amount", amount));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    clock.advance(Duration.ofMinutes(10));
  }
}

package io.perennial.serve.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.access.ApiScope;
import io.perennial.access.ApiTokens;
import io.perennial.testing.Confidential;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

class LiveTokensTest {

  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

  private final SettableClock clock = new SettableClock(NOW);
  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock).start();
  private final ApiTokens tokens = perennial.bean(ApiTokens.class);
  private final LiveTokens live = new LiveTokens(tokens, clock);

  @AfterEach
  void stop() {
    perennial.close();
  }

  @Test
  void token_isLookedUpWithoutAQueryForEachCall() {
    String text = tokens.create("a", Set.of(ApiScope.CONTEXT), Optional.empty(), NOW).text();
    Confidential.note(List.of(text));
    assertThat(live.of(text)).isPresent();
    perennial.store().sql("alter table api_token rename to elsewhere").update();

    assertThat(live.of(text)).as("known for two seconds").isPresent();
    assertThat(live.of("prn_forged")).isEmpty();
  }

  @Test
  void store_thatDoesNotAnswerIsNotAskedAgainAtOnce() {
    perennial.store().sql("alter table api_token rename to elsewhere").update();

    assertThatThrownBy(() -> live.of("prn_any"))
        .isInstanceOf(DataAccessException.class)
        .isNotInstanceOf(DataAccessResourceFailureException.class);
    assertThatThrownBy(() -> live.of("prn_any"))
        .isInstanceOf(DataAccessResourceFailureException.class);
  }
}

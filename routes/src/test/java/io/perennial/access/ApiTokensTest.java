package io.perennial.access;

import static io.perennial.access.ApiScope.CONTEXT;
import static io.perennial.access.ApiScope.MONEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.access.ApiTokens.Made;
import io.perennial.testing.Confidential;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.work.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ApiTokensTest {

  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

  private static final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), new SettableClock(NOW)).start();

  private final ApiTokens tokens = perennial.bean(ApiTokens.class);

  @AfterAll
  static void stop() {
    perennial.close();
  }

  private Made make(String name) {
    Made made = tokens.create(name, Set.of(CONTEXT, MONEY), Optional.empty(), NOW);
    Confidential.note(List.of(made.text()));
    return made;
  }

  @Test
  void token_is256RandomBitsOfWhichOnlyAHashIsKept() throws Exception {
    Made made = make("kept");

    assertThat(made.text()).matches("prn_[A-Za-z0-9_-]{43}");
    assertThat(make("another").text()).isNotEqualTo(made.text());
    assertThat(made.toString()).doesNotContain(made.text());
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(made.text().getBytes(StandardCharsets.UTF_8));
    assertThat(
            perennial
                .store()
                .sql("select hash from api_token where name = 'kept'")
                .query(byte[].class)
                .single())
        .isEqualTo(hash);
    assertThat(
            perennial
                .store()
                .sql("select row_to_json(api_token)::text from api_token")
                .query(String.class)
                .list())
        .noneMatch(row -> row.contains(made.text()));
    assertThat(tokens.unrevoked().get(ApiTokens.key(made.text())))
        .satisfies(
            token -> {
              assertThat(token.name()).isEqualTo("kept");
              assertThat(token.scopes()).containsExactly(CONTEXT, MONEY);
            });
  }

  @Test
  void name_isOneLiveTokensAtATime() {
    make("panel");

    assertThatThrownBy(() -> make("panel"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("token revoke \"panel\"");
    assertThat(tokens.revoke("panel", NOW)).isTrue();
    make("panel");
    assertThat(tokens.all()).filteredOn(token -> token.name().equals("panel")).hasSize(2);
    assertThat(tokens.revoke("nobody's", NOW)).isFalse();
  }

  @Test
  void use_isNotedOnceAnHour() {
    ApiToken token = make("used").token();

    tokens.used(token, NOW);
    tokens.used(token, NOW.plus(Duration.ofMinutes(59)));
    assertThat(used("used")).contains(NOW);
    tokens.used(token, NOW.plus(Duration.ofMinutes(60)));
    assertThat(used("used")).contains(NOW.plus(Duration.ofMinutes(60)));
    assertThat(ApiTokens.notable(Optional.empty(), NOW)).isTrue();
    assertThat(ApiTokens.notable(Optional.of(NOW), NOW.plusSeconds(3599))).isFalse();
    assertThat(ApiTokens.notable(Optional.of(NOW), NOW.plusSeconds(3600))).isTrue();
  }

  private Optional<Instant> used(String name) {
    return tokens.all().stream()
        .filter(token -> token.name().equals(name))
        .findFirst()
        .flatMap(ApiToken::usedAt);
  }

  @Test
  void token_isLiveUntilTheMomentAtWhichItExpires() {
    ApiToken token =
        tokens.create("brief", Set.of(CONTEXT), Optional.of(NOW.plusSeconds(1)), NOW).token();

    assertThat(token.live(NOW)).isTrue();
    assertThat(token.live(NOW.plusSeconds(1))).isFalse();
  }
}

package io.perennial.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.sandbox.zendesk.account.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitHttpTest extends ZendeskTestCase {

  @Override
  ZendeskOptions options() {
    return super.options().limits(Limits.team());
  }

  @Test
  void headers_tellWhatIsLeft() {
    Caller.Reply reply = caller.get("/incremental/tickets/cursor?start_time=0");

    assertThat(reply.header("X-Rate-Limit")).isEqualTo("200");
    assertThat(reply.header("X-Rate-Limit-Remaining")).isEqualTo("199");
    assertThat(reply.header("ratelimit-reset")).isEqualTo("60");
    assertThat(reply.header("zendesk-ratelimit-incremental-exports"))
        .isEqualTo("total=10; remaining=9; resets=60");
  }

  @Test
  void exports_areTenAMinute() {
    for (int i = 0; i < 10; i++) {
      caller.get("/incremental/organizations?start_time=0");
    }
    pass(Duration.ofSeconds(24));

    Caller.Reply refused = caller.get("/incremental/tickets/cursor?start_time=0");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEqualTo("36");
    assertThat(refused.error()).isEqualTo("APIRateLimitExceeded");
    assertThat(caller.get("/users/me").status()).isEqualTo(200);
    pass(Duration.ofSeconds(36));
    assertThat(caller.get("/incremental/tickets/cursor?start_time=0").status()).isEqualTo(200);
  }

  @Test
  void account_countsWhatOthersUse() {
    zendesk.gate().use(199);

    assertThat(caller.get("/users/me").status()).isEqualTo(200);
    assertThat(caller.get("/users/me").status()).isEqualTo(429);
  }

  @Test
  void ticket_isUpdatedThirtyTimesInTenMinutesByOneUser() {
    for (int i = 0; i < 30; i++) {
      assertThat(update(SLOW)).isEqualTo(200);
    }

    assertThat(update(SLOW)).isEqualTo(429);
    assertThat(update(BURNING)).isEqualTo(200);
  }

  private int update(String id) {
    return caller.put("/tickets/" + id, "{\"ticket\":{\"priority\":\"low\"}}").status();
  }
}

package io.perennial.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.sandbox.zendesk.account.Quirks;
import org.junit.jupiter.api.Test;

/** An account whose jobs take their time. */
class JobQueueHttpTest extends ZendeskTestCase {

  private static final String UPDATE = "{\"tickets\":[{\"id\":401}]}";

  @Override
  ZendeskOptions options() {
    return super.options().quirks(new Quirks(1000, true, false, 31));
  }

  @Test
  void jobs_areThirtyAtTheMost() {
    for (int i = 0; i < 30; i++) {
      assertThat(caller.put("/tickets/update_many", UPDATE).status()).isEqualTo(200);
    }

    assertThat(caller.put("/tickets/update_many", UPDATE).status()).isEqualTo(429);
    assertThat(zendesk.jobs().open()).isEqualTo(30);
    caller.get("/job_statuses");
    assertThat(zendesk.jobs().open()).as("the first has ended").isEqualTo(29);
    assertThat(caller.put("/tickets/update_many", UPDATE).status()).isEqualTo(200);
  }
}

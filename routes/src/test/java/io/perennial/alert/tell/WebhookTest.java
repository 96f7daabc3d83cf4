package io.perennial.alert.tell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.alert.tell.Receiver.NotTaken;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookTest {

  private final ChatServer chat = ChatServer.start();

  @AfterEach
  void stop() {
    chat.close();
  }

  @Test
  void take_doesNotWaitForAnAnswerThatNeverEnds() {
    chat.stall();

    assertThatThrownBy(
            () ->
                new Webhook(URI.create(chat.url()), Duration.ofSeconds(1))
                    .take(new Message("Perennial: 1 alert", "Something is amiss.")))
        .isInstanceOf(NotTaken.class)
        .hasMessageContaining("no answer (HttpTimeoutException)");
    assertThat(chat.asked()).isEqualTo(1);
  }
}

package io.perennial.alert.tell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.perennial.alert.MailSettings;
import io.perennial.alert.MailSettings.Security;
import io.perennial.alert.tell.Receiver.NotTaken;
import io.perennial.testing.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** One mailbox that is gone keeps nobody else from being told. */
class MailTest {

  private static final Message NEWS = new Message("Perennial: news", "Perennial: news");

  private final PickyMailServer server = PickyMailServer.start();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Mail.class);
  private final Mail mail =
      new Mail(
          new MailSettings(
              List.of("ops@acme.example", "left@acme.example", "ann@acme.example"),
              "perennial@acme.example",
              "127.0.0.1",
              server.port(),
              Security.NONE,
              Optional.empty()),
          new SettableClock(Instant.parse("2026-06-30T12:00:00Z")));

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    server.close();
  }

  private List<String> logged() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void mail_reachesTheOthersWhenOneMailboxIsGone() throws NotTaken {
    server.refuse("left@acme.example");

    mail.take(NEWS);
    mail.take(NEWS);

    assertThat(server.taken())
        .containsExactly(
            List.of("ops@acme.example", "ann@acme.example"),
            List.of("ops@acme.example", "ann@acme.example"));
    assertThat(logged())
        .as("once, and without the address")
        .hasSize(1)
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("perennial.alerts.mail.to", "number 2 of 3")
                    .doesNotContain("acme.example"));
  }

  @Test
  void mail_warnsAgainWhenAnotherMailboxIsGoneOrTheSameIsGoneAgain() throws NotTaken {
    server.refuse("left@acme.example");
    mail.take(NEWS);
    server.refuse("left@acme.example", "ann@acme.example");
    mail.take(NEWS);
    server.refuse();
    mail.take(NEWS);
    server.refuse("left@acme.example");
    mail.take(NEWS);

    assertThat(logged()).hasSize(3);
    assertThat(logged().get(1)).contains("number 2, 3 of 3");
  }

  @Test
  void mail_isNotTakenWhenEveryMailboxIsGone() {
    server.refuse("ops@acme.example", "left@acme.example", "ann@acme.example");

    assertThatThrownBy(() -> mail.take(NEWS))
        .isInstanceOf(NotTaken.class)
        .hasMessageContaining("perennial.alerts.mail");
    assertThat(server.taken()).isEmpty();
    assertThat(logged()).isEmpty();
  }
}

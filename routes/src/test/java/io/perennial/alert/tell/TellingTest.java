package io.perennial.alert.tell;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.perennial.alert.AlertTable;
import io.perennial.alert.Alerts;
import io.perennial.connector.FailureKind;
import io.perennial.connector.testkit.FakeConnector;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.settings.OperatorSettings;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.work.Leases;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Whoever is to know is told once that something is amiss, and once that it is over. */
class TellingTest {

  private static final String ACCOUNTS =
      """
      accounts:
        becomes: account
        fields:
          name: { from: Name, as: trim }
      """;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-30T12:00:00Z"));
  private final FakeVendor crm = new FakeVendor("crm");
  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock)
          .connection(new FakeConnector(crm, List.of("accounts"), 10), "fake", ACCOUNTS)
          .start();
  private final ChatServer chat = ChatServer.start();
  private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @AfterEach
  void stop() {
    perennial.close();
    chat.close();
    mail.stop();
  }

  private Telling telling(Map<String, String> alerts) {
    Map<String, Object> settings = new TreeMap<>();
    alerts.forEach((key, value) -> settings.put("perennial.alerts." + key, value));
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    return new Telling(
        perennial.bean(Alerts.class),
        perennial.bean(AlertTable.class),
        perennial.bean(Leases.class),
        clock,
        new OperatorSettings(environment));
  }

  private Telling toChat() {
    return telling(Map.of("webhook", chat.url()));
  }

  private void turn() {
    perennial.sync();
    clock.advance(Duration.ofMinutes(1));
  }

  private void pauseCrm() {
    crm.failOnce(FailureKind.PAUSE);
    turn();
  }

  @Test
  void chat_isToldOfTheFirstFireAndOfTheRecovery() {
    Telling telling = toChat();
    turn();
    telling.look();
    assertThat(chat.taken()).isEmpty();

    pauseCrm();
    telling.look();
    telling.look();
    clock.advance(Duration.ofMinutes(1));
    telling.look();

    assertThat(chat.taken()).hasSize(1);
    assertThat(chat.taken().get(0))
        .startsWith("Perennial: connection paused: crm, since 2026-06-30 12:01 UTC\nWhat: ")
        .contains("\nMeans: Nothing is read from it", "\nMend: ", "perennial check");

    turn();
    telling.look();
    telling.look();

    assertThat(chat.taken()).hasSize(2);
    assertThat(chat.taken().get(1))
        .isEqualTo(
            "Perennial: over: connection paused: crm, from 2026-06-30 12:01 UTC to 2026-06-30"
                + " 12:04 UTC");
  }

  @Test
  void message_tellsSeveralThingsAtOnce() {
    Telling telling = toChat();
    turn();
    clock.advance(Duration.ofHours(1));
    crm.failOnce(FailureKind.RETRY);
    turn();

    telling.look();

    assertThat(chat.taken()).hasSize(1);
    assertThat(chat.taken().get(0))
        .startsWith(
            "Perennial: 2 alerts\n\nturn not complete: FAKE_RETRY crm, since 2026-06-30 13:01 UTC\n")
        .contains("\n\nstale stream: crm/accounts, since 2026-06-30 12:15 UTC\n");
  }

  @Test
  void chat_isToldAgainWhatItDidNotTakeAfterGrowingPauses() {
    Telling telling = toChat();
    chat.answer(500);
    pauseCrm();

    telling.look();
    clock.advance(Duration.ofSeconds(29));
    telling.look();
    assertThat(chat.asked()).isEqualTo(1);

    clock.advance(Duration.ofSeconds(1));
    telling.look();
    assertThat(chat.asked()).isEqualTo(2);
    clock.advance(Duration.ofSeconds(59));
    telling.look();
    assertThat(chat.asked()).isEqualTo(2);

    chat.answer(200);
    clock.advance(Duration.ofSeconds(1));
    telling.look();

    assertThat(chat.taken()).hasSize(1);
    assertThat(chat.taken().get(0)).contains("connection paused: crm");
  }

  @Test
  void chat_learnsOfWhatBeganAndEndedWhileItWasAway() {
    Telling telling = toChat();
    chat.answer(503);
    pauseCrm();
    telling.look();
    turn();
    telling.look();
    chat.answer(204);
    clock.advance(Duration.ofMinutes(10));

    telling.look();

    assertThat(chat.taken()).hasSize(1);
    assertThat(chat.taken().get(0))
        .startsWith("Perennial: over: connection paused: crm")
        .contains("\nIt was: ");
  }

  @Test
  void instances_tellOnceTogetherAndASuccessorWhatWasNotTaken() {
    Telling one = toChat();
    Telling other = toChat();
    pauseCrm();

    one.look();
    other.look();
    assertThat(chat.taken()).hasSize(1);

    chat.answer(500);
    turn();
    one.look();
    chat.answer(200);
    toChat().look(); // one that was started anew

    assertThat(chat.taken()).hasSize(2);
    assertThat(chat.taken().get(1)).startsWith("Perennial: over: connection paused");
    clock.advance(Duration.ofMinutes(5));
    one.look();
    other.look();
    assertThat(chat.taken()).hasSize(2);
  }

  @Test
  void chat_isAskedByOneInstanceWhileAnotherHoldsTheLease() {
    Leases leases = perennial.bean(Leases.class);
    Telling telling = toChat();
    pauseCrm();
    var held = leases.claim("alerts/webhook").orElseThrow();

    telling.look();
    assertThat(chat.asked()).isZero();

    leases.release(held);
    telling.look();
    assertThat(chat.taken()).hasSize(1);
  }

  @Test
  void mail_goesToEverybodyAndDoesNotWaitForTheChat() throws MessagingException, IOException {
    mail.start();
    chat.answer(500);
    Telling telling =
        telling(
            Map.of(
                "webhook", chat.url(),
                "mail.to", "ops@acme.example, ann@acme.example",
                "mail.from", "perennial@acme.example",
                "mail.host", "127.0.0.1",
                "mail.port", String.valueOf(mail.getSmtp().getPort())));
    pauseCrm();

    telling.look();
    telling.look();

    MimeMessage[] received = mail.getReceivedMessages();
    assertThat(received).as("one for each address").hasSize(2);
    assertThat(received[0].getSubject())
        .isEqualTo("Perennial: connection paused: crm, since 2026-06-30 12:00 UTC");
    assertThat(received[0].getFrom()[0]).hasToString("perennial@acme.example");
    assertThat(received[0].getSentDate()).isEqualTo(clock.instant());
    assertThat(String.valueOf(received[0].getContent()))
        .contains("connection paused: crm, since 2026-06-30 12:00 UTC", "Mend: ");
  }

  @Test
  void mail_isSentAgainWhenNoServerTookIt() {
    mail.start();
    int port = mail.getSmtp().getPort();
    Telling telling =
        telling(
            Map.of(
                "mail.to", "ops@acme.example",
                "mail.from", "perennial@acme.example",
                "mail.host", "127.0.0.1",
                "mail.port", String.valueOf(port)));
    mail.stop();
    pauseCrm();
    telling.look();

    GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    back.start();
    try {
      clock.advance(Duration.ofSeconds(30));
      telling.look();

      assertThat(back.getReceivedMessages()).hasSize(1);
    } finally {
      back.stop();
    }
  }
}

package io.perennial.alert.tell;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.perennial.alert.MailSettings;
import io.perennial.alert.MailSettings.Login;
import io.perennial.alert.MailSettings.Security;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each message as one mail. It is taken if the server takes it for anybody: one mailbox that
 * is gone silences nobody else. Used by one thread.
 */
final class Mail implements Receiver {

  private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
  private static final String PATIENCE_MILLIS = "10000";

  private final MailSettings settings;
  private final Session session;
  private final Clock clock;
  private List<Integer> unreached = List.of();

  Mail(MailSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.session = Session.getInstance(properties(settings));
  }

  private static Properties properties(MailSettings settings) {
    boolean tls = settings.security() == Security.TLS;
    String prefix = tls ? "mail.smtps." : "mail.smtp.";
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", tls ? "smtps" : "smtp");
    properties.setProperty(prefix + "host", settings.host());
    properties.setProperty(prefix + "port", String.valueOf(settings.port()));
    properties.setProperty(prefix + "auth", String.valueOf(settings.login().isPresent()));
    properties.setProperty(prefix + "connectiontimeout", PATIENCE_MILLIS);
    properties.setProperty(prefix + "timeout", PATIENCE_MILLIS);
    properties.setProperty(prefix + "writetimeout", PATIENCE_MILLIS);
    properties.setProperty(prefix + "sendpartial", "true"); // else one refused mailbox stops all
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    if (settings.security() == Security.STARTTLS) {
      properties.setProperty(prefix + "starttls.enable", "true");
      properties.setProperty(prefix + "starttls.required", "true"); // else it would go in clear
    }
    return properties;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public void take(Message message) throws NotTaken {
    try {
      send(message);
      reached(settings.to().size(), List.of());
    } catch (SendFailedException refused) {
      Address[] sent = refused.getValidSentAddresses();
      if (sent == null || sent.length == 0) {
        throw notTaken(refused);
      }
      reached(sent.length, unreached(sent));
    } catch (MessagingException refused) {
      throw notTaken(refused);
    }
  }

  @SuppressWarnings("JavaUtilDate") // the library knows no other
  private void send(Message message) throws MessagingException {
    MimeMessage mail = new MimeMessage(session);
    mail.setFrom(new InternetAddress(settings.from()));
    mail.setRecipients(RecipientType.TO, String.join(",", settings.to()));
    mail.setSubject(message.subject(), UTF_8.name());
    mail.setText(message.text(), UTF_8.name());
    mail.setSentDate(Date.from(clock.instant()));
    Optional<Login> login = settings.login();
    if (login.isPresent()) {
      Transport.send(mail, login.get().username(), login.get().password());
    } else {
      Transport.send(mail);
    }
  }

  private static NotTaken notTaken(MessagingException refused) {
    return new NotTaken(
        "the mail server did not take it (%s): check perennial.alerts.mail"
            .formatted(refused.getClass().getSimpleName()));
  }

  /** Places in the list of those whom the mail did not reach; the first is 1. */
  private List<Integer> unreached(Address... sent) {
    Set<String> reached = Stream.of(sent).map(Address::toString).collect(Collectors.toSet());
    return IntStream.rangeClosed(1, settings.to().size())
        .filter(place -> !reached.contains(settings.to().get(place - 1)))
        .boxed()
        .toList();
  }

  /** Told when it changes, and by places: a log shows no addresses. */
  private void reached(int some, List<Integer> missed) {
    if (!missed.isEmpty() && !missed.equals(unreached)) {
      LOG.warn(
          "alerts reach {} of the mailboxes in perennial.alerts.mail.to, but not number {} of {}:"
              + " the mail server refuses it",
          some,
          missed.stream().map(String::valueOf).collect(Collectors.joining(", ")),
          settings.to().size());
    }
    unreached = missed;
  }
}

package io.perennial.alert.tell;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.perennial.alert.MailSettings;
import io.perennial.alert.MailSettings.Login;
import io.perennial.alert.MailSettings.Security;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/** Sends each message as one mail. */
final class Mail implements Receiver {

  private static final String PATIENCE_MILLIS = "10000";

  private final MailSettings settings;
  private final Session session;
  private final Clock clock;

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
  @SuppressWarnings("JavaUtilDate") // the library knows no other
  public void take(Message message) throws NotTaken {
    try {
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
    } catch (MessagingException refused) {
      throw new NotTaken(
          "the mail server did not take it (%s): check perennial.alerts.mail"
              .formatted(refused.getClass().getSimpleName()));
    }
  }
}

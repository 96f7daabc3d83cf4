package io.perennial.health.measure;

import io.perennial.health.model.Curve;
import io.perennial.health.model.MeasureName;
import io.perennial.health.model.MeasureSettings;
import io.perennial.model.RecordRef;
import io.perennial.model.fact.Contact;
import io.perennial.model.fact.Contact.Level;
import io.perennial.model.fact.Contact.Role;
import io.perennial.model.history.Facts;
import io.perennial.model.history.SourceKind;
import io.perennial.model.verdict.Because;
import io.perennial.model.verdict.Until;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How well we know the customer: level of the top contact, number of key contacts, last activity.
 * The weakest part counts.
 *
 * <p>Source: contacts and activities; the account's last activity counts as one. Unknown if the CRM
 * knows neither activities nor anybody's level or role.
 */
final class RelationshipMeasure implements Measure {

  private final int executivePoints;
  private final int managerPoints;
  private final int userPoints;
  private final Curve keyContacts;
  private final Curve silentDays;

  RelationshipMeasure(MeasureSettings settings) {
    executivePoints = settings.number("executive-points");
    managerPoints = settings.number("manager-points");
    userPoints = settings.number("user-points");
    keyContacts = settings.curve("key-contacts");
    silentDays = settings.curve("silent-days");
  }

  @Override
  public MeasureName name() {
    return MeasureName.RELATIONSHIP;
  }

  @Override
  public Set<SourceKind> sources() {
    return Set.of(SourceKind.CRM);
  }

  @Override
  public Reading read(Facts facts) {
    Until until = new Until(facts.today());
    Parts parts = new Parts();
    List<RecordRef> key = people(facts, parts);
    Optional<LocalDate> last = facts.lastActivity();
    if (last.isPresent()) {
      silence(last.get(), facts.today(), parts, until);
    }
    if (parts.isEmpty()) {
      return new Reading.Unknown(
          Because.of("no activity, and nobody's level or role known"), until.date());
    }
    Because allWell =
        last.isPresent()
            ? Because.of("{} key contacts, last activity on {}", key.size(), last.get())
            : Because.of("{} key contacts", key.size());
    return parts.reading(allWell, key, until.date());
  }

  private List<RecordRef> people(Facts facts, Parts parts) {
    List<RecordRef> key = new ArrayList<>();
    boolean placed = false;
    boolean top = false;
    boolean middle = false;
    for (Contact contact : facts.contacts()) {
      placed |= contact.placed();
      if (!contact.active()) {
        continue;
      }
      if (contact.key()) {
        key.add(contact.ref());
      }
      top |= contact.is(Level.EXECUTIVE) || contact.is(Role.SPONSOR);
      middle |= contact.key();
    }
    if (placed) {
      int points = top ? executivePoints : middle ? managerPoints : userPoints;
      String words =
          middle ? "no executive among {} key contacts" : "nobody with a say among the contacts";
      parts.add(points, middle ? Because.of(words, key.size()) : Because.of(words), key);
      parts.add(keyContacts.points(key.size()), Because.of("{} key contacts", key.size()), key);
    }
    return key;
  }

  private void silence(LocalDate last, LocalDate today, Parts parts, Until until) {
    long days = ChronoUnit.DAYS.between(last, today);
    OptionalInt next = silentDays.nextChange(days);
    if (next.isPresent()) {
      until.at(last.plusDays(next.getAsInt()));
    }
    parts.add(silentDays.points(days), Because.of("last activity on {}", last), List.of());
  }
}

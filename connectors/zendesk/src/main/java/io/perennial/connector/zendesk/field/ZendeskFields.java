package io.perennial.connector.zendesk.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.install.Mark;
import io.perennial.connector.zendesk.call.ZendeskClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zendesk.client.v2.model.Field;

/**
 * The fields of tickets and organisations, kept for some minutes.
 *
 * <p>Organisation fields have keys. Ticket fields have only numbers, which differ from account to
 * account; we know them by a word in square brackets at the end of their description, as in {@code
 * Managed by Perennial [perennial_renewal_date]}, else by their title in lower case with
 * underscores, else by their number.
 */
public final class ZendeskFields {

  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Pattern KEY = Pattern.compile("\\[([a-z][a-z0-9_]*)]\\s*$");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

  private final ZendeskClient client;
  private final Clock clock;
  private final Map<ZendeskStream, Listed> lists = new EnumMap<>(ZendeskStream.class);

  public ZendeskFields(ZendeskClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  private record Listed(List<ZendeskField> fields, Instant at) {}

  /** All fields, as they were some minutes ago at the most. */
  public List<ZendeskField> of(ZendeskStream stream) {
    return listed(stream, KEPT).fields();
  }

  /** All fields as they are now. */
  public List<ZendeskField> now(ZendeskStream stream) {
    return listed(stream, Duration.ZERO).fields();
  }

  /**
   * The writable fields of these names; others are left out. Looks again, once, if one was not
   * there some minutes ago.
   */
  public Map<String, ZendeskField> writable(ZendeskStream stream, Collection<String> names) {
    Map<String, ZendeskField> known = writable(of(stream), names);
    return known.keySet().containsAll(names) ? known : writable(now(stream), names);
  }

  private static Map<String, ZendeskField> writable(
      List<ZendeskField> fields, Collection<String> names) {
    Map<String, ZendeskField> found = new LinkedHashMap<>();
    for (String name : names) {
      pick(fields, name).filter(ZendeskField::writable).ifPresent(field -> found.put(name, field));
    }
    return found;
  }

  /** The field that our name means, active ones first. */
  public static Optional<ZendeskField> pick(List<ZendeskField> fields, String name) {
    List<ZendeskField> fitting =
        fields.stream()
            .filter(field -> field.name().equals(name) || String.valueOf(field.id()).equals(name))
            .toList();
    return fitting.stream()
        .filter(ZendeskField::writable)
        .findFirst()
        .or(() -> fitting.stream().findFirst());
  }

  private synchronized Listed listed(ZendeskStream stream, Duration newest) {
    Listed before = lists.get(stream);
    Instant now = clock.instant();
    if (before != null && before.at().plus(newest).isAfter(now)) {
      return before;
    }
    Listed fresh =
        new Listed(stream == ZendeskStream.TICKETS ? ofTickets() : ofOrganizations(), now);
    lists.put(stream, fresh);
    return fresh;
  }

  private List<ZendeskField> ofTickets() {
    List<ZendeskField> fields = new ArrayList<>();
    client
        .library(
            zendesk -> {
              List<Field> all = new ArrayList<>();
              zendesk.getTicketFields().forEach(all::add);
              return all;
            })
        .forEach(field -> fields.add(ofTicket(field)));
    return fields;
  }

  private static ZendeskField ofTicket(Field field) {
    List<String> options = new ArrayList<>();
    List<Field.Option> choices = field.getCustomFieldOptions();
    if (choices != null) {
      choices.forEach(choice -> options.add(choice.getValue()));
    }
    String title = text(field.getTitle());
    return new ZendeskField(
        name(text(field.getDescription()), title),
        field.getId(),
        title,
        text(field.getType()),
        !Boolean.FALSE.equals(field.getActive()),
        options,
        Boolean.FALSE.equals(field.getRemovable()),
        Mark.isOn(text(field.getDescription())));
  }

  /** With our own call: the library leaves out the options of a dropdown. */
  private List<ZendeskField> ofOrganizations() {
    List<ZendeskField> fields = new ArrayList<>();
    Optional<String> path = Optional.of("/organization_fields.json?page%5Bsize%5D=100");
    while (path.isPresent()) {
      JsonNode page = client.get(path.get());
      for (JsonNode field : page.path("organization_fields")) {
        List<String> options = new ArrayList<>();
        field
            .path("custom_field_options")
            .forEach(option -> options.add(option.path("value").asText()));
        fields.add(
            new ZendeskField(
                field.path("key").asText(),
                field.path("id").asLong(),
                field.path("title").asText(),
                field.path("type").asText(),
                field.path("active").asBoolean(true),
                options,
                field.path("system").asBoolean(false),
                Mark.isOn(field.path("description").asText(""))));
      }
      path = ZendeskClient.next(page);
    }
    return fields;
  }

  /** What a ticket field goes by. */
  public static String name(String description, String title) {
    Matcher key = KEY.matcher(description);
    return key.find()
        ? key.group(1)
        : BETWEEN_WORDS.matcher(title.toLowerCase(Locale.ROOT).strip()).replaceAll("_");
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}

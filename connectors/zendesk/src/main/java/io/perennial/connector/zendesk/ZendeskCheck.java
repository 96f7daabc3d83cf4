package io.perennial.connector.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.CheckResult;
import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.Usage;
import io.perennial.connector.target.FieldSchema;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.connector.zendesk.call.ZendeskClient;
import io.perennial.connector.zendesk.call.ZendeskClient.CallsLeft;
import io.perennial.connector.zendesk.field.ZendeskField;
import io.perennial.connector.zendesk.field.ZendeskFields;
import io.perennial.connector.zendesk.field.ZendeskStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at login, rights, calls left, mapped fields, and the rules that our updates set off. */
final class ZendeskCheck {

  private static final Pattern CUSTOM =
      Pattern.compile("(?:custom_fields|fields)\\[id=(\\d+)].*|organization_fields\\.(\\w+)");
  private static final String SWITCH_ON =
      "switch the field on in the Admin Center, or change the mapping";

  private final Connector connector;
  private final ZendeskClient client;
  private final ZendeskSchema schema;
  private final ZendeskFields fields;

  ZendeskCheck(
      Connector connector, ZendeskClient client, ZendeskSchema schema, ZendeskFields fields) {
    this.connector = connector;
    this.client = client;
    this.schema = schema;
    this.fields = fields;
  }

  List<CheckResult> run(Usage usage) {
    List<CheckResult> results = new ArrayList<>();
    JsonNode user;
    try {
      results.add(CheckResult.ok("login", "account " + connector.identity()));
      user = client.get("/users/me.json").path("user");
      results.add(rights(user));
      client.callsLeft().ifPresent(left -> results.add(callsLeft(left)));
    } catch (ConnectorException failed) {
      results.add(failed("login", failed));
      return results;
    }
    usage.reads().forEach((stream, names) -> results.addAll(seen(stream, names)));
    usage.writes().forEach((object, names) -> results.addAll(looked(object, names, true)));
    SortedSet<String> written = usage.writes().get(ZendeskStream.TICKETS.object());
    if (written != null) {
      rules(written, user.path("id").asText(), results);
    }
    return results;
  }

  private static CheckResult rights(JsonNode user) {
    String role = user.path("role").asText("unknown");
    return role.equals("admin")
        ? CheckResult.ok("rights", "admin: incremental exports are open")
        : CheckResult.fail(
            "rights",
            "the user's role is %s: nothing can be read".formatted(role),
            "make the user an admin: only admins may call incremental exports");
  }

  private static CheckResult callsLeft(CallsLeft left) {
    String found = "%,d of %,d calls left in this minute".formatted(left.remaining(), left.total());
    return left.remaining() * 5 >= left.total()
        ? CheckResult.ok("API calls", found)
        : CheckResult.warn(
            "API calls",
            found + ": syncs wait for the next minute",
            "find out which application uses them, or raise the account's plan");
  }

  private List<CheckResult> seen(String stream, SortedSet<String> names) {
    try {
      return looked(connector.source().object(stream), names, false);
    } catch (ConnectorException unknown) {
      return List.of(failed("stream " + stream, unknown));
    }
  }

  private List<CheckResult> looked(String object, SortedSet<String> names, boolean write) {
    List<CheckResult> results = new ArrayList<>();
    try {
      ObjectSchema seen = schema.describe(object);
      for (String name : names) {
        missing(object, seen, name, write).ifPresent(results::add);
      }
    } catch (ConnectorException failed) {
      return List.of(failed("object " + object, failed));
    }
    if (results.isEmpty()) {
      results.add(
          CheckResult.ok(
              "object " + object,
              "%d fields can be %s".formatted(names.size(), write ? "written" : "read")));
    }
    return results;
  }

  private Optional<CheckResult> missing(
      String object, ObjectSchema seen, String name, boolean write) {
    String thing = "field %s.%s".formatted(object, name);
    ZendeskStream stream = ZendeskStream.ofObject(client.errors(), object);
    Matcher inside = CUSTOM.matcher(name);
    String key = name.split("\\.", 2)[0].replaceFirst("\\[.*", "");
    if (inside.matches()) {
      key = inside.group(1) == null ? inside.group(2) : inside.group(1);
    }
    Optional<ZendeskField> custom = ZendeskFields.pick(fields.of(stream), key);
    boolean found =
        custom.isPresent()
            ? custom.get().active()
            : !inside.matches() && seen.field(key).isPresent();
    if (!found) {
      String how = custom.isPresent() ? "is inactive" : "is not there";
      return Optional.of(
          write
              ? CheckResult.fail(
                  thing, how + ": nothing is written to it", "run install, or " + SWITCH_ON)
              : CheckResult.fail(thing, how + ": it stays unknown", SWITCH_ON));
    }
    if (write && !seen.field(key).map(FieldSchema::writable).orElse(custom.isPresent())) {
      return Optional.of(
          CheckResult.fail(
              thing,
              "is Zendesk's own or of a kind that we do not write: it stays as it is",
              "change the mapping"));
    }
    return Optional.empty();
  }

  private void rules(SortedSet<String> written, String userId, List<CheckResult> results) {
    List<Long> ids = new ArrayList<>();
    for (String name : written) {
      ZendeskFields.pick(fields.of(ZendeskStream.TICKETS), name)
          .ifPresent(field -> ids.add(field.id()));
    }
    try {
      List<String> setOff = new ZendeskRules(client, userId, ids).setOff();
      for (String rule : setOff) {
        results.add(
            CheckResult.warn(
                rule,
                "runs when we update a ticket",
                "add the condition: current user is not our user, or: ticket is created"));
      }
      if (setOff.isEmpty()) {
        results.add(CheckResult.ok("triggers and automations", "none runs on our updates"));
      }
    } catch (ConnectorException failed) {
      results.add(failed("triggers and automations", failed));
    }
  }

  private static CheckResult failed(String thing, ConnectorException failure) {
    return CheckResult.fail(thing, String.valueOf(failure.getMessage()), failure.mend());
  }
}

package io.perennial.connector.zendesk.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.install.InstallFile;
import io.perennial.connector.install.Installed;
import io.perennial.connector.install.Installer;
import io.perennial.connector.install.Mark;
import io.perennial.connector.install.Wanted;
import io.perennial.connector.install.WantedField;
import io.perennial.connector.zendesk.call.ZendeskClient;
import io.perennial.connector.zendesk.field.ZendeskFields;
import io.perennial.connector.zendesk.field.ZendeskStream;
import io.perennial.connector.zendesk.json.ZendeskJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes fields of organisations and tickets, and puts the latter on the forms. */
public final class ZendeskInstaller implements Installer {

  private final ZendeskClient client;
  private final ZendeskFields fields;

  public ZendeskInstaller(ZendeskClient client, ZendeskFields fields) {
    this.client = client;
    this.fields = fields;
  }

  @Override
  public List<Installed> install(Wanted wanted) {
    List<Installed> results = new ArrayList<>();
    Map<FieldKind, List<JsonNode>> there = new EnumMap<>(FieldKind.class);
    List<Long> onForms = new ArrayList<>();
    for (WantedField field : wanted.fields()) {
      FieldKind kind = FieldKind.of(field);
      List<JsonNode> all =
          there.computeIfAbsent(
              kind, missing -> client.all("/" + missing.words() + ".json", missing.words()));
      Made made = install(kind, field, all);
      results.add(made.result());
      if (kind == FieldKind.TICKET) {
        made.id().ifPresent(onForms::add);
      }
    }
    if (!onForms.isEmpty()) {
      results.addAll(new TicketForms(client).add(onForms));
    }
    return results;
  }

  /** What became of a field, and its key if it may be used. */
  private record Made(Installed result, Optional<Long> id) {

    static Made useless(Installed result) {
      return new Made(result, Optional.empty());
    }
  }

  private Made install(FieldKind kind, WantedField field, List<JsonNode> all) {
    String thing = "field %s.%s".formatted(field.object(), field.name());
    if (field.formula().isPresent()) {
      return Made.useless(
          Installed.refused(
              thing, "Zendesk has no formulas", "take the field out of write-back.yaml"));
    }
    Optional<JsonNode> found = find(kind, field, all);
    try {
      return found.isPresent()
          ? compare(kind, field, thing, found.get())
          : create(kind, field, thing);
    } catch (ConnectorException refused) {
      return Made.useless(Refusals.told(thing, refused));
    }
  }

  /** Ours before those of people, active before others. */
  private static Optional<JsonNode> find(FieldKind kind, WantedField field, List<JsonNode> all) {
    return all.stream()
        .filter(each -> kind.name(each).equals(field.name()))
        .filter(each -> each.path("removable").asBoolean(true))
        .min(
            Comparator.<JsonNode, Boolean>comparing(each -> !ours(each))
                .thenComparing(each -> !each.path("active").asBoolean(true)));
  }

  private static boolean ours(JsonNode field) {
    return Mark.isOn(field.path("description").asText(""));
  }

  private Made create(FieldKind kind, WantedField field, String thing) {
    JsonNode answer =
        client.once(
            "POST", "/%s.json".formatted(kind.words()), Map.of(kind.word(), kind.request(field)));
    return new Made(
        Installed.created(thing), Optional.of(answer.path(kind.word()).path("id").asLong()));
  }

  private Made compare(FieldKind kind, WantedField field, String thing, JsonNode there) {
    if (!ours(there) && !field.adopt()) {
      return Made.useless(
          Installed.leftAlone(
              thing,
              "existed before us as " + there.path("type").asText(),
              "rename it, or choose another field-prefix, or say adopt: true in write-back.yaml to"
                  + " have it written"));
    }
    String type = there.path("type").asText();
    if (!type.equals(kind.type(field))) {
      return Made.useless(
          Installed.refused(
              thing,
              "is there as %s, and %s is wanted".formatted(type, kind.type(field)),
              "delete the field in the Admin Center and run install again, or mend"
                  + " write-back.yaml"));
    }
    if (!there.path("active").asBoolean(true)) {
      return Made.useless(
          Installed.leftAlone(
              thing, "was switched off by people", "switch it on in the Admin Center"));
    }
    Optional<Long> id = Optional.of(there.path("id").asLong());
    List<String> changed = new ArrayList<>();
    Map<String, Object> request = ours(there) ? kind.change(field, there, changed) : Map.of();
    if (request.isEmpty()) {
      return new Made(Installed.unchanged(thing), id);
    }
    client.once(
        "PUT", "/%s/%d.json".formatted(kind.words(), id.get()), Map.of(kind.word(), request));
    return new Made(Installed.changed(thing, String.join(", ", changed)), id);
  }

  @Override
  public List<InstallFile> print(Wanted wanted) {
    List<InstallFile> files = new ArrayList<>();
    for (WantedField field : wanted.fields()) {
      FieldKind kind = FieldKind.of(field);
      files.add(
          new InstallFile(
              "%s/%s.json".formatted(kind.words(), field.name()),
              ZendeskJson.readable(Map.of(kind.word(), kind.request(field))) + "\n"));
    }
    return files;
  }

  @Override
  public SortedSet<String> strangers(String object, Collection<String> names) {
    ZendeskStream stream = ZendeskStream.ofObject(client.errors(), object);
    TreeSet<String> strangers = new TreeSet<>();
    for (String name : names) {
      ZendeskFields.pick(fields.of(stream), name)
          .filter(field -> !field.managed())
          .ifPresent(field -> strangers.add(name));
    }
    return strangers;
  }

  @Override
  public Optional<String> user() {
    return Optional.empty();
  }
}

package io.perennial.sandbox.company;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.perennial.sandbox.company.CustomerTruth.Link;
import io.perennial.sandbox.company.cast.Flag;
import io.perennial.sandbox.company.judge.Judgement;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a reader of all three systems has to find out about a generated company.
 *
 * <p>Health points are not part of it. Flags that hang on them and are not certain are named as
 * undecided; GROWTH_LAG, which compares customers, and DATA_STALE, which looks at the reader, are
 * not judged.
 */
public record Truth(int customers, long seed, Instant today, Chronicle chronicle) {

  /** One customer's truth, worked out on demand. */
  public CustomerTruth customer(int index) {
    return chronicle.of(index);
  }

  /** Writes everything as JSON, one customer after the other. */
  public void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeNumberField("customerCount", customers);
      json.writeNumberField("seed", seed);
      json.writeStringField("today", today.toString());
      texts(json, "notJudged", List.of("GROWTH_LAG", "DATA_STALE"));
      json.writeArrayFieldStart("customers");
      for (int index = 0; index < customers; index++) {
        write(json, customer(index));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, CustomerTruth customer) throws IOException {
    Judgement today = customer.today();
    json.writeStartObject();
    json.writeStringField("accountId", customer.accountId());
    json.writeStringField("name", customer.name());
    json.writeStringField("archetype", customer.archetype());
    json.writeStringField("touch", customer.touch());
    json.writeStringField("parentId", customer.parentId().orElse(null));
    json.writeBooleanField("churned", today.churned().isPresent());
    json.writeStringField("churnedOn", today.churned().map(Object::toString).orElse(null));
    json.writeStringField("renewalDate", today.renewalDate().map(Object::toString).orElse(null));
    json.writeStringField("renewalFlag", today.renewalFlag());
    json.writeStringField("arrBasis", today.arrBasis());
    amounts(json, "arr", today.arr());
    amounts(json, "overdue", today.overdue());
    texts(json, "flags", today.raised().stream().map(Flag::name).toList());
    texts(json, "undecidedFlags", today.undecided().stream().map(Flag::name).toList());
    links(json, "links", customer.links());
    links(json, "proposals", customer.proposals());
    links(json, "unmatched", customer.unmatched());
    json.writeEndObject();
  }

  private static void amounts(JsonGenerator json, String name, Map<String, Long> amounts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> amount : amounts.entrySet()) {
      json.writeNumberField(amount.getKey(), amount.getValue());
    }
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, Collection<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void links(JsonGenerator json, String name, List<Link> links) throws IOException {
    json.writeArrayFieldStart(name);
    for (Link link : links) {
      json.writeStartObject();
      json.writeStringField("system", link.system());
      json.writeStringField("kind", link.kind());
      json.writeStringField("id", link.id());
      json.writeStringField("identity", link.identity());
      json.writeStringField("rule", link.rule());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
